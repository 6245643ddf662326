import type { Strings } from './en.ts'

export const de: Strings = {
  title: 'Hilfe',
  assistant: 'Assistent',
  you: 'Sie',
  agent: 'Support-Mitarbeiter',

  welcome: 'Wie können wir helfen?',
  greeting:
    'Hallo! Ich bin ein KI-Assistent. Ich antworte aus unserem Hilfe-Center. Kann ich nicht helfen, hole ich jemanden aus dem Team dazu; danach fragen können Sie jederzeit.',
  aiDisclosure: 'Ich bin ein KI-Assistent; Sie können jederzeit nach jemandem aus dem Team fragen.',
  suggestions: 'Oft gefragt',

  conversation: 'Gespräch',
  composerLabel: 'Ihre Nachricht',
  composerHint: 'Stellen Sie eine Frage …',
  composerHintAgent: (name) => `An ${name} schreiben …`,
  send: 'Nachricht senden',
  charactersLeft: (left) => `Noch ${left} Zeichen`,
  tooLong: (over) => `${over} Zeichen zu viel`,
  aiNote: 'KI-Antworten können falsch sein. Quellen sind verlinkt.',

  talkToPerson: 'Mit einem Menschen sprechen',
  talkToPersonReason: 'Der Kunde hat nach einem Menschen gefragt.',
  askedForPerson: 'Unser Team ist informiert',

  statusAssistant: 'KI-Assistent',
  statusWaiting: 'Warten auf unser Team',
  statusAgent: (name) => `${name} hilft Ihnen`,
  statusResolved: 'Gelöst',

  waitingTitle: (position) => {
    if (position === null) return 'Wir suchen jemanden für Sie'
    return position === 1 ? 'Sie sind als Nächstes dran' : `Sie sind Nummer ${position} in der Reihe`
  },
  waitingText: 'Sie können den Chat schließen; wir antworten genau hier.',
  notifyMe: 'Benachrichtigen, wenn eine Antwort da ist',
  agentJoined: (name) => `${name} ist jetzt dabei`,
  agentLeft: (name) => `${name} ist gegangen`,
  agentClosed: (name) => `${name} hat diesen Chat beendet.`,
  stillNeedHelp: 'Brauchen Sie noch Hilfe? Schreiben Sie einfach.',
  backInLine: (name) => `${name} musste gehen. Sie haben Ihren Platz in der Reihe behalten.`,
  colleagueAsked:
    'Wir haben jemanden aus dem Team gefragt. Sie können den Chat schließen; wir antworten genau hier.',
  leftLine: 'Sie stehen nicht mehr in der Reihe. Der Assistent antwortet wieder.',
  leaveLine: 'Ich brauche niemanden mehr',
  backToAssistant: 'Der Assistent antwortet wieder',
  agentText: 'Sie schreiben mit unserem Team.',

  solvedQuestion: 'Hat das geholfen?',
  solvedYes: 'Ja, danke',
  solvedNo: 'Nein',
  askColleague: 'Jemanden aus dem Team fragen',
  notSolved: 'Das tut uns leid. Fragen Sie gern anders, oder:',
  solvedTitle: 'Schön, dass das gelöst ist.',
  solvedText: 'Schreiben Sie einfach wieder, wenn noch etwas ist.',

  newConversation: 'Neues Gespräch',
  newConversationSure: 'Neu beginnen? Sie sehen dieses Gespräch hier dann nicht mehr.',
  startOverInLine: 'Neu beginnen? Sie verlieren Ihren Platz in der Reihe.',
  startOverWithAgent: (name) => `Neu beginnen? Das beendet Ihren Chat mit ${name}.`,
  keepPlace: 'Platz behalten',
  leaveAndStart: 'Platz aufgeben und neu beginnen',
  startNew: 'Neu beginnen',
  cancel: 'Abbrechen',
  downloadTranscript: 'Verlauf herunterladen',

  source: 'Quelle',
  sources: 'Quellen',
  openSource: (question) => `Hilfeartikel „${question}“ lesen`,
  updated: (date) => `Stand ${date}`,
  close: 'Schließen',
  closeChat: 'Chat schließen',
  quickReplies: 'Meinten Sie',
  noneOfThese: 'Nichts davon',
  actionCheckFaq: 'Häufige Fragen ansehen',
  actionRephrase: 'Anders fragen',
  commonQuestions: 'Häufige Fragen',

  copy: 'Nachricht kopieren',
  copied: 'Kopiert',
  helpful: 'Hilfreich',
  notHelpful: 'Nicht hilfreich',
  feedbackReason: 'Was hat gefehlt? (freiwillig)',
  feedbackThanks: 'Danke für den Hinweis.',
  rateQuestion: 'Wie war unsere Hilfe?',
  rateComment: 'Möchten Sie etwas hinzufügen? (freiwillig)',
  rateThanks: 'Danke für Ihre Bewertung.',
  sendOpinion: 'Senden',
  sound: 'Ton',
  stars: (count) => (count === 1 ? '1 Stern' : `${count} Sterne`),

  writing: (name) => `${name} schreibt`,
  sending: 'Wird gesendet …',
  queued: 'Wird gesendet, sobald Sie wieder online sind',
  notSent: 'Nicht gesendet.',
  retry: 'Noch einmal',
  edit: 'Bearbeiten',
  remove: 'Entfernen',
  sent: 'Gesendet',

  unreachable: 'Der Server war nicht zu erreichen.',
  broken: 'Bei uns ist etwas schiefgegangen.',
  gone: 'Das Gespräch ist abgelaufen.',
  rateLimited: (seconds) => {
    if (seconds <= 0) return 'Sie können jetzt wieder senden.'
    return `Sie senden sehr schnell hintereinander. In ${seconds} s können Sie wieder senden.`
  },

  offline: 'Sie sind offline. Was Sie schreiben, wird gesendet, sobald Sie zurück sind.',
  reconnecting: 'Verbindung unterbrochen. Sie wird wieder aufgebaut …',
  partFailed: 'Dieser Teil konnte nicht geladen werden.',
  tryAgain: 'Noch einmal',
  loading: 'Das Gespräch wird geladen …',
  loadingOlder: 'Frühere Nachrichten werden geladen …',
  historyFailed: 'Frühere Nachrichten konnten nicht geladen werden.',
  newFromHere: 'Neu',
  newMessages: (count) => (count === 1 ? '1 neue Nachricht' : `${count} neue Nachrichten`),
  toLatest: 'Zur neuesten Nachricht',
  today: 'Heute',
  yesterday: 'Gestern',
  expired: 'Ihr früheres Gespräch ist abgelaufen, dies ist ein neues.',
}
