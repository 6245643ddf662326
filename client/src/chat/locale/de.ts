import type { Strings } from './en.ts'

export const de: Strings = {
  title: 'Hilfe',
  assistant: 'Assistent',
  you: 'Sie',
  agent: 'Support-Mitarbeiter',

  welcome: 'Wie können wir helfen?',
  greeting:
    'Hallo! Ich bin ein KI-Assistent. Ich antworte aus unseren Hilfeartikeln, und wenn sie die Antwort nicht enthalten, hole ich einen Menschen dazu. Danach fragen können Sie jederzeit.',
  aiDisclosure: 'Ich bin ein KI-Assistent; Sie können jederzeit nach einem Menschen fragen.',
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
  askedForPerson: 'Ein Mensch ist angefragt',

  statusAssistant: 'KI-Assistent',
  statusWaiting: 'Warten auf einen Menschen',
  statusAgent: (name) => `${name} hilft Ihnen`,
  statusResolved: 'Gelöst',

  waitingTitle: (position) => {
    if (position === null) return 'Wir suchen jemanden für Sie'
    return position === 1 ? 'Sie sind als Nächstes dran' : `Sie sind Nummer ${position} in der Reihe`
  },
  waitingText: 'Die Antwort kommt genau hier. Bis dahin kann der Assistent weiter antworten.',
  agentJoined: (name) => `${name} ist dem Gespräch beigetreten`,
  backToAssistant: 'Der Assistent antwortet wieder',
  agentText: 'Ein Mensch aus unserem Team. Der Assistent schweigt jetzt.',

  solvedQuestion: 'Hat das geholfen?',
  solvedYes: 'Ja, danke',
  solvedNo: 'Nein',
  notSolved: 'Das tut uns leid. Fragen Sie mit anderen Worten, oder:',
  solvedTitle: 'Schön, dass das gelöst ist.',
  solvedText: 'Schreiben Sie einfach wieder, wenn noch etwas ist.',

  newConversation: 'Neues Gespräch',
  newConversationSure: 'Ein neues Gespräch beginnen? Dieses wird hier dann nicht mehr angezeigt.',
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
  actionCheckFaq: 'Häufige Fragen ansehen',
  actionRephrase: 'Anders formulieren',
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
  gone: 'Das Gespräch war abgelaufen.',
  rateLimited: (seconds) => {
    if (seconds <= 0) return 'Sie können es jetzt noch einmal senden.'
    return `Das war viel auf einmal. Versuchen Sie es in ${seconds} ${seconds === 1 ? 'Sekunde' : 'Sekunden'} noch einmal.`
  },

  offline: 'Sie sind offline. Was Sie schreiben, wird gesendet, sobald Sie zurück sind.',
  reconnecting: 'Die Verbindung ist weg. Sie wird wieder aufgebaut …',
  loading: 'Das Gespräch wird geladen …',
  loadingOlder: 'Frühere Nachrichten werden geladen …',
  historyFailed: 'Frühere Nachrichten konnten nicht geladen werden.',
  newMessages: (count) => (count === 1 ? '1 neue Nachricht' : `${count} neue Nachrichten`),
  toLatest: 'Zur neuesten Nachricht',
  today: 'Heute',
  yesterday: 'Gestern',
  expired: 'Ihr früheres Gespräch ist abgelaufen, dies ist ein neues.',
}
