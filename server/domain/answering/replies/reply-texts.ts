import type { SmallTalk } from '../rules/languages/language-rules.ts'

/** Everything that the bot says in words of its own, in one language. */
export interface ReplyTexts {
  smallTalk: Record<SmallTalk, string>
  /** To a greeting while a colleague is waited for. */
  greetingInLine: string
  /** What the message is about is nowhere in the FAQ. */
  nothingAbout: (word: string) => string
  didYouMean: { one: string; several: string; which: string }
  /** Around the answer of an entry that may be the right one. */
  mayHelp: { before: string; after: string }
  /** To a customer who says that it was. */
  helped: string
  /** To "none of these". */
  noneOfThese: string
  personRequested: string
  noAnswer: string
  keyword: string
  modelUnavailable: string
  askBack: { nothing: string; reference: (reference: string) => string; offTopic: string }
  added: string
  stillInLine: string
  withdrawn: string
}

export const english: ReplyTexts = {
  smallTalk: {
    greeting: "Hello! I'm this shop's AI assistant. What can I help you with?",
    thanks: "You're welcome! Is there anything else I can help you with?",
    goodbye: 'Goodbye, and thank you for writing. This chat stays here if you need it again.',
    'are-you-a-robot':
      "I'm an AI assistant, not a person. I answer from our help centre, and I can get you a colleague at any time: just ask.",
    understood: 'Great. Is there anything else I can help you with?',
  },
  greetingInLine:
    "Hello! You're still in line for a colleague. Can I help you with something in the meantime?",
  nothingAbout: (word) => `I couldn't find anything about ${word}.`,
  didYouMean: {
    one: "Is this what you're looking for?",
    several: "Is one of these what you're looking for?",
    which: 'Which one do you mean?',
  },
  mayHelp: { before: 'This may help:', after: 'Did that answer it?' },
  helped: 'Glad that helped. Is there anything else?',
  noneOfThese: "Sorry that none of these fit. I've asked a colleague to help.",
  personRequested: "Of course. I've asked a colleague to help.",
  noAnswer: "I'm not sure about that one, so I've asked a colleague to help.",
  keyword: "I've asked a colleague to help you with that.",
  modelUnavailable: "I can't answer that right now, so I've asked a colleague to help.",
  askBack: {
    nothing: 'What can I help you with? Tell me in a few words.',
    reference: (reference) => `What would you like to know about order ${reference}?`,
    offTopic: 'I can help with questions about this shop. What would you like to know?',
  },
  added: "I've added that for our colleague.",
  stillInLine: "You're still in line for a colleague. I've kept your message for them.",
  withdrawn: "All right, I've taken you out of the line. If you need a colleague after all, just ask.",
}
