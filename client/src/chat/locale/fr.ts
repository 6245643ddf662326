import type { Strings } from './en.ts'

export const fr: Strings = {
  title: 'Aide',
  assistant: 'Assistant',
  you: 'Vous',
  agent: 'Conseiller',

  welcome: 'Comment pouvons-nous vous aider ?',
  greeting:
    'Bonjour ! Je suis un assistant IA. Je réponds à partir de nos articles d’aide et, s’ils ne contiennent pas la réponse, je fais venir une personne. Vous pouvez en demander une à tout moment.',
  aiDisclosure: 'Je suis un assistant IA ; vous pouvez demander une personne à tout moment.',
  suggestions: 'Questions fréquentes',

  conversation: 'Conversation',
  composerLabel: 'Votre message',
  composerHint: 'Posez une question…',
  composerHintAgent: (name) => `Écrire à ${name}…`,
  send: 'Envoyer le message',
  charactersLeft: (left) => (left > 1 ? `${left} caractères restants` : `${left} caractère restant`),
  tooLong: (over) => (over > 1 ? `${over} caractères de trop` : `${over} caractère de trop`),
  aiNote: 'L’IA peut se tromper. Les sources sont liées.',

  talkToPerson: 'Parler à une personne',
  talkToPersonReason: 'Le client a demandé une personne.',
  askedForPerson: 'Une personne est demandée',

  statusAssistant: 'Assistant IA',
  statusWaiting: 'En attente d’une personne',
  statusAgent: (name) => `${name} vous aide`,
  statusResolved: 'Résolu',

  waitingTitle: (position) => {
    if (position === null) return 'Nous cherchons quelqu’un pour vous'
    return position === 1 ? 'C’est bientôt votre tour' : `Vous êtes numéro ${position} dans la file`
  },
  waitingText: 'La réponse arrivera ici même. En attendant, l’assistant peut encore répondre.',
  agentJoined: (name) => `${name} a rejoint la conversation`,
  backToAssistant: 'L’assistant répond de nouveau',
  agentText: 'Une personne de notre équipe. L’assistant se tait maintenant.',

  solvedQuestion: 'Est-ce résolu ?',
  solvedYes: 'Oui, merci',
  solvedNo: 'Non',
  notSolved: 'Désolés. Dites-le autrement, ou :',
  solvedTitle: 'Ravis que ce soit résolu.',
  solvedText: 'Écrivez de nouveau si autre chose se présente.',

  newConversation: 'Nouvelle conversation',
  newConversationSure: 'Commencer une nouvelle conversation ? Celle-ci ne sera plus affichée ici.',
  startNew: 'Commencer',
  cancel: 'Annuler',
  downloadTranscript: 'Télécharger la conversation',

  source: 'Source',
  sources: 'Sources',
  openSource: (question) => `Lire l’article d’aide « ${question} »`,
  updated: (date) => `Mis à jour le ${date}`,
  close: 'Fermer',
  closeChat: 'Fermer le chat',
  quickReplies: 'Vouliez-vous dire',
  actionCheckFaq: 'Voir les questions fréquentes',
  actionRephrase: 'Le dire autrement',
  commonQuestions: 'Questions fréquentes',

  copy: 'Copier le message',
  copied: 'Copié',
  helpful: 'Utile',
  notHelpful: 'Pas utile',
  feedbackReason: 'Que manquait-il ? (facultatif)',
  feedbackThanks: 'Merci de nous l’avoir dit.',
  rateQuestion: 'Comment était notre aide ?',
  rateComment: 'Quelque chose à ajouter ? (facultatif)',
  rateThanks: 'Merci pour votre évaluation.',
  sendOpinion: 'Envoyer',
  sound: 'Son',
  stars: (count) => (count > 1 ? `${count} étoiles` : `${count} étoile`),

  writing: (name) => `${name} écrit`,
  sending: 'Envoi…',
  queued: 'Sera envoyé dès votre retour en ligne',
  notSent: 'Non envoyé.',
  retry: 'Réessayer',
  edit: 'Modifier',
  remove: 'Retirer',
  sent: 'Envoyé',

  unreachable: 'Le serveur est injoignable.',
  broken: 'Un problème est survenu de notre côté.',
  gone: 'La conversation avait expiré.',
  rateLimited: (seconds) => {
    if (seconds <= 0) return 'Vous pouvez maintenant renvoyer.'
    return `C’était beaucoup d’un coup. Réessayez dans ${seconds} ${seconds > 1 ? 'secondes' : 'seconde'}.`
  },

  offline: 'Vous êtes hors ligne. Ce que vous écrivez sera envoyé à votre retour.',
  reconnecting: 'La connexion est perdue. Reconnexion…',
  loading: 'Chargement de la conversation…',
  loadingOlder: 'Chargement des messages précédents…',
  historyFailed: 'Les messages précédents n’ont pas pu être chargés.',
  newMessages: (count) => (count > 1 ? `${count} nouveaux messages` : `${count} nouveau message`),
  toLatest: 'Aller au dernier message',
  today: 'Aujourd’hui',
  yesterday: 'Hier',
  expired: 'Votre conversation précédente a expiré ; en voici une nouvelle.',
}
