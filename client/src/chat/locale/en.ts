/** Every word that the chat shows. Other languages are objects of the same type, loaded when they are needed. */
export const en = {
  title: 'Support',
  assistant: 'Assistant',
  you: 'You',
  agent: 'Support agent',

  welcome: 'How can we help?',
  greeting:
    'Hi! I am an AI assistant. I answer from our help articles, and when they do not hold the answer I bring in a person. You can ask for one at any time.',
  aiDisclosure: 'I am an AI assistant; you can ask for a person at any time.',
  suggestions: 'People often ask',

  conversation: 'Conversation',
  composerLabel: 'Your message',
  composerHint: 'Ask a question…',
  composerHintAgent: (name: string) => `Write to ${name}…`,
  send: 'Send message',
  charactersLeft: (left: number) => (left === 1 ? '1 character left' : `${left} characters left`),
  tooLong: (over: number) => (over === 1 ? '1 character too many' : `${over} characters too many`),
  aiNote: 'AI answers can be wrong. Sources are linked.',

  talkToPerson: 'Talk to a person',
  talkToPersonReason: 'The customer asked for a person.',
  askedForPerson: 'A person has been asked for',

  statusAssistant: 'AI assistant',
  statusWaiting: 'Waiting for a person',
  statusAgent: (name: string) => `${name} is here to help`,
  statusResolved: 'Solved',

  waitingTitle: (position: number | null) => {
    if (position === null) return 'We are finding a person for you'
    return position === 1 ? 'You are next in line' : `You are number ${position} in line`
  },
  waitingText: 'A person will reply right here. The assistant can still answer while you wait.',
  agentJoined: (name: string) => `${name} has joined the conversation`,
  backToAssistant: 'The assistant is answering again',
  agentText: 'A person from our team. The assistant is silent now.',

  solvedQuestion: 'Did that solve it?',
  solvedYes: 'Yes, thanks',
  solvedNo: 'No',
  notSolved: 'Sorry about that. Put it in other words, or:',
  solvedTitle: 'Glad that is solved.',
  solvedText: 'Write again if anything else comes up.',

  newConversation: 'New conversation',
  newConversationSure: 'Start a new conversation? This one will no longer be shown here.',
  startNew: 'Start new',
  cancel: 'Cancel',
  downloadTranscript: 'Download transcript',

  source: 'Source',
  sources: 'Sources',
  openSource: (question: string) => `Read the help article “${question}”`,
  updated: (date: string) => `Updated ${date}`,
  close: 'Close',
  closeChat: 'Close chat',
  quickReplies: 'Did you mean',
  actionCheckFaq: 'See common questions',
  actionRephrase: 'Put it in other words',
  commonQuestions: 'Common questions',

  copy: 'Copy message',
  copied: 'Copied',
  helpful: 'Helpful',
  notHelpful: 'Not helpful',
  feedbackReason: 'What was missing? (optional)',
  feedbackThanks: 'Thanks for telling us.',
  rateQuestion: 'How was the help you got?',
  rateComment: 'Anything to add? (optional)',
  rateThanks: 'Thank you for your rating.',
  sendOpinion: 'Send',
  sound: 'Sound',
  stars: (count: number) => (count === 1 ? '1 star' : `${count} stars`),

  writing: (name: string) => `${name} is writing`,
  sending: 'Sending…',
  queued: 'Will be sent when you are back online',
  notSent: 'Not sent.',
  retry: 'Retry',
  edit: 'Edit',
  remove: 'Remove',
  sent: 'Sent',

  unreachable: 'We could not reach the server.',
  broken: 'Something went wrong on our side.',
  gone: 'The conversation had expired.',
  rateLimited: (seconds: number) => {
    if (seconds <= 0) return 'You can send it again now.'
    return seconds === 1
      ? 'That was a lot at once. Try again in 1 second.'
      : `That was a lot at once. Try again in ${seconds} seconds.`
  },

  offline: 'You are offline. What you write is kept and sent when you are back.',
  reconnecting: 'The connection is gone. Reconnecting…',
  loading: 'Loading the conversation…',
  loadingOlder: 'Loading earlier messages…',
  historyFailed: 'Earlier messages could not be loaded.',
  newMessages: (count: number) => (count === 1 ? '1 new message' : `${count} new messages`),
  toLatest: 'Go to the latest message',
  today: 'Today',
  yesterday: 'Yesterday',
  expired: 'Your earlier conversation has expired, so this is a new one.',
}

export type Strings = typeof en
