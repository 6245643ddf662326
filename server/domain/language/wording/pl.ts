import type { Wording } from './en.ts'

export const pl: Wording = {
  greeting: 'Dzień dobry! Jestem asystentem AI tego sklepu. W czym mogę pomóc?',
  thanks: 'Nie ma za co! Czy mogę pomóc w czymś jeszcze?',
  goodbye: 'Do widzenia i dziękuję za wiadomość. Ten czat zostanie tutaj, gdyby był jeszcze potrzebny.',
  areYouARobot:
    'Jestem asystentem AI, a nie człowiekiem. Odpowiadam na podstawie naszego centrum pomocy i w każdej chwili mogę poprosić kogoś z zespołu: wystarczy napisać.',
  understood: 'Świetnie. Czy mogę pomóc w czymś jeszcze?',
  greetingInLine: 'Dzień dobry! Nadal czekamy na kogoś z zespołu. Czy mogę w międzyczasie w czymś pomóc?',
  nothingAbout: 'Nie udało mi się znaleźć niczego na temat „{word}”.',
  didYouMeanOne: 'Czy o to chodzi?',
  didYouMeanSeveral: 'Czy chodzi o któreś z tych pytań?',
  which: 'O które z nich chodzi?',
  foundIn: 'Oto, co udało mi się znaleźć w innym języku ({language}):',
  mayHelp: 'To może pomóc:',
  didItHelp: 'Czy to odpowiada na pytanie?',
  helped: 'Cieszę się, że to pomogło. Czy jest jeszcze jakieś pytanie?',
  noneOfThese: 'Przykro mi, że nic nie pasuje. Prośba o pomoc trafiła do naszego zespołu.',
  personRequested: 'Oczywiście. Prośba o rozmowę trafiła do naszego zespołu.',
  noAnswer: 'Nie mam co do tego pewności, dlatego prośba o pomoc trafiła do naszego zespołu.',
  keyword: 'Prośba o pomoc w tej sprawie trafiła do naszego zespołu.',
  modelUnavailable:
    'W tej chwili nie mogę na to odpowiedzieć, dlatego prośba o pomoc trafiła do naszego zespołu.',
  askBackNothing: 'W czym mogę pomóc? Wystarczy kilka słów.',
  askBackReference: 'Czego dotyczy pytanie o zamówienie {reference}?',
  askBackOffTopic: 'Mogę pomóc w sprawach dotyczących tego sklepu. O co chodzi?',
  added: 'Ta wiadomość również trafi do naszego zespołu.',
  stillInLine: 'Miejsce w kolejce jest zachowane. Ta wiadomość trafi do naszego zespołu.',
  withdrawn:
    'Dobrze, prośba o rozmowę została wycofana. Jeśli jednak będzie potrzebny ktoś z zespołu, wystarczy napisać.',
  colleague: 'Nasz konsultant',
  colleagueAsked: 'Prośba trafiła do naszego zespołu. Można zamknąć ten czat; odpowiemy właśnie tutaj.',
  agentJoined: 'Do rozmowy dołącza {agent}',
  agentLeft: '{agent} opuszcza rozmowę',
  agentClosed: '{agent} kończy ten czat. Potrzebna jeszcze pomoc? Wystarczy odpisać.',
  backInLine: '{agent} musi już iść. Miejsce w kolejce jest zachowane.',
  requestWithdrawn: 'Prośba o rozmowę została wycofana. Znowu odpowiada asystent.',
}
