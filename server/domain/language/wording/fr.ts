import type { Wording } from './en.ts'

export const fr: Wording = {
  greeting: 'Bonjour ! Je suis l’assistant IA de cette boutique. Comment puis-je vous aider ?',
  thanks: 'Avec plaisir ! Puis-je vous aider pour autre chose ?',
  goodbye:
    'Au revoir et merci de nous avoir écrit. Cette conversation reste ici si vous en avez de nouveau besoin.',
  areYouARobot:
    'Je suis un assistant IA, pas une personne. Je réponds à partir de notre centre d’aide et je peux faire appel à un collègue à tout moment : il suffit de le demander.',
  understood: 'Parfait. Puis-je vous aider pour autre chose ?',
  greetingInLine: 'Bonjour ! Vous êtes toujours dans la file d’attente. Puis-je vous aider entre-temps ?',
  nothingAbout: 'Je n’ai rien trouvé sur « {word} ».',
  didYouMeanOne: 'Est-ce bien ce que vous cherchez ?',
  didYouMeanSeveral: 'L’une de ces questions correspond-elle à ce que vous cherchez ?',
  which: 'De laquelle s’agit-il ?',
  foundIn: 'J’ai trouvé ceci dans une autre langue ({language}) :',
  mayHelp: 'Ceci peut vous aider :',
  didItHelp: 'Cela répond-il à votre question ?',
  helped: 'Ravi que cela vous ait aidé. Avez-vous une autre question ?',
  noneOfThese: 'Désolé que rien ne corresponde. J’ai demandé à un collègue de vous aider.',
  personRequested: 'Bien sûr. J’ai demandé à un collègue de vous aider.',
  noAnswer: 'Je n’en suis pas certain ; j’ai donc demandé à un collègue de vous aider.',
  keyword: 'J’ai demandé à un collègue de vous aider à ce sujet.',
  modelUnavailable:
    'Je ne peux pas répondre à cela pour le moment ; j’ai donc demandé à un collègue de vous aider.',
  askBackNothing: 'Comment puis-je vous aider ? Quelques mots suffisent.',
  askBackReference: 'Que souhaitez-vous savoir au sujet de la commande {reference} ?',
  askBackOffTopic: 'Je peux répondre aux questions sur cette boutique. Que souhaitez-vous savoir ?',
  added: 'Je l’ai ajouté pour notre collègue.',
  stillInLine: 'Vous êtes toujours dans la file d’attente. J’ai gardé votre message pour notre collègue.',
  withdrawn:
    'C’est noté, vous n’êtes plus dans la file d’attente. Si vous avez finalement besoin d’un collègue, il suffit de le demander.',
  colleague: 'Notre collègue',
  colleagueAsked:
    'Nous avons prévenu un collègue. Vous pouvez fermer cette conversation ; nous vous répondrons ici même.',
  agentJoined: '{agent} a rejoint la conversation',
  agentLeft: '{agent} a quitté la conversation',
  agentClosed: '{agent} a clos cette conversation. Besoin d’aide ? Répondez simplement.',
  backInLine: '{agent} a dû partir. Vous gardez votre place dans la file d’attente.',
  requestWithdrawn: 'Vous n’êtes plus dans la file d’attente. L’assistant vous répond à nouveau.',
}
