/**
 * What the bot and the system say in words of their own, as ICU messages. Every language has a file of the same keys and
 * placeholders; wording.test.ts compares them.
 */
export const en = {
  /** To a greeting. */
  greeting: "Hello! I'm this shop's AI assistant. What can I help you with?",
  thanks: "You're welcome! Is there anything else I can help you with?",
  goodbye: 'Goodbye, and thank you for writing. This chat stays here if you need it again.',
  areYouARobot:
    "I'm an AI assistant, not a person. I answer from our help centre, and I can get you a colleague at any time: just ask.",
  understood: 'Great. Is there anything else I can help you with?',
  /** To a greeting while a colleague is waited for. */
  greetingInLine:
    "Hello! You're still in line for a colleague. Can I help you with something in the meantime?",
  /** What the message is about is in no entry of the knowledge; an offer follows. */
  nothingAbout: "I couldn't find anything about {word}.",
  didYouMeanOne: "Is this what you're looking for?",
  didYouMeanSeveral: "Is one of these what you're looking for?",
  which: 'Which one do you mean?',
  /** Before questions or an answer in another language than the customer's. `language`: its name in this language. */
  foundIn: 'I found this in another language ({language}):',
  /** Before the answer of an entry that may be the right one. */
  mayHelp: 'This may help:',
  /** After it. */
  didItHelp: 'Did that answer it?',
  /** To a customer who says that it was. */
  helped: 'Glad that helped. Is there anything else?',
  /** To "none of these". */
  noneOfThese: "Sorry that none of these fit. I've asked a colleague to help.",
  personRequested: "Of course. I've asked a colleague to help.",
  noAnswer: "I'm not sure about that one, so I've asked a colleague to help.",
  /** To one of the operator's words, such as "refund". */
  keyword: "I've asked a colleague to help you with that.",
  modelUnavailable: "I can't answer that right now, so I've asked a colleague to help.",
  /** To what says nothing that could be answered. */
  askBackNothing: 'What can I help you with? Tell me in a few words.',
  askBackReference: 'What would you like to know about order {reference}?',
  askBackOffTopic: 'I can help with questions about this shop. What would you like to know?',
  /** To what is written while a colleague is waited for. It promises nothing. */
  added: "I've added that for our colleague.",
  stillInLine: "You're still in line for a colleague. I've kept your message for them.",
  withdrawn: "All right, I've taken you out of the line. If you need a colleague after all, just ask.",
  /** In place of an agent's name that is not known. */
  colleague: 'Our colleague',
  /** From here on: notices of the system. */
  colleagueAsked: "We've asked a colleague. You can close this chat; we'll answer right here.",
  agentJoined: '{agent} joined',
  agentLeft: '{agent} left',
  agentClosed: '{agent} closed this chat. Still need help? Just reply.',
  backInLine: "{agent} had to leave. You've kept your place in line.",
  requestWithdrawn: "You've left the line. The assistant answers again.",
} as const

export type Wording = Readonly<Record<keyof typeof en, string>>
