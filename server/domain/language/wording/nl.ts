import type { Wording } from './en.ts'

export const nl: Wording = {
  greeting: 'Hallo! Ik ben de AI-assistent van deze winkel. Waarmee kan ik u helpen?',
  thanks: 'Graag gedaan! Kan ik u nog ergens anders mee helpen?',
  goodbye:
    'Tot ziens en bedankt voor uw bericht. Dit gesprek blijft hier staan als u het nog eens nodig hebt.',
  areYouARobot:
    'Ik ben een AI-assistent, geen mens. Ik antwoord op basis van ons helpcentrum en kan altijd een collega voor u vragen: laat het gewoon weten.',
  understood: 'Fijn. Kan ik u nog ergens anders mee helpen?',
  greetingInLine:
    'Hallo! U staat nog steeds in de wachtrij voor een collega. Kan ik u intussen ergens mee helpen?',
  nothingAbout: 'Ik heb niets gevonden over ‘{word}’.',
  didYouMeanOne: 'Is dit wat u zoekt?',
  didYouMeanSeveral: 'Is een van deze vragen wat u zoekt?',
  which: 'Welke bedoelt u?',
  foundIn: 'Ik heb dit in een andere taal gevonden ({language}):',
  mayHelp: 'Misschien helpt dit:',
  didItHelp: 'Is uw vraag hiermee beantwoord?',
  helped: 'Fijn dat dit heeft geholpen. Hebt u nog een vraag?',
  noneOfThese: 'Jammer dat er niets bij zit. Ik heb een collega gevraagd u te helpen.',
  personRequested: 'Natuurlijk. Ik heb een collega gevraagd u te helpen.',
  noAnswer: 'Dat weet ik niet zeker. Daarom heb ik een collega gevraagd u te helpen.',
  keyword: 'Ik heb een collega gevraagd u daarmee te helpen.',
  modelUnavailable: 'Daar kan ik nu geen antwoord op geven. Daarom heb ik een collega gevraagd u te helpen.',
  askBackNothing: 'Waarmee kan ik u helpen? Een paar woorden zijn genoeg.',
  askBackReference: 'Wat wilt u weten over bestelling {reference}?',
  askBackOffTopic: 'Ik kan u helpen met vragen over deze winkel. Wat wilt u weten?',
  added: 'Ik heb dat voor onze collega toegevoegd.',
  stillInLine:
    'U staat nog steeds in de wachtrij voor een collega. Ik heb uw bericht voor onze collega bewaard.',
  withdrawn:
    'Goed, u staat niet meer in de wachtrij. Hebt u toch een collega nodig, laat het dan gewoon weten.',
  colleague: 'Onze collega',
  colleagueAsked: 'We hebben een collega gevraagd. U kunt deze chat sluiten; we antwoorden gewoon hier.',
  agentJoined: '{agent} neemt nu deel aan de chat',
  agentLeft: '{agent} heeft de chat verlaten',
  agentClosed: '{agent} heeft deze chat gesloten. Hebt u nog hulp nodig? Antwoord gewoon.',
  backInLine: '{agent} moest weg. U hebt uw plaats in de wachtrij behouden.',
  requestWithdrawn: 'U staat niet meer in de wachtrij. De assistent antwoordt weer.',
}
