export type SmallTalk = 'greeting' | 'thanks' | 'goodbye' | 'are-you-a-robot' | 'understood'

/**
 * What the rules know of one language. Patterns are regular expressions over the folded text (see `fold`); `{name}`
 * stands for the alternatives of that name in `lists`, and lists may name earlier ones.
 */
export interface LanguageRules {
  fold(text: string): string
  /** False: words are not parted by spaces, so patterns also match inside of a run of letters. */
  spaced: boolean
  lists: Readonly<Record<string, readonly string[]>>
  /** Words of politeness and haste, left out before patterns about persons are tried. */
  fillers: readonly string[]
  /** Each is to fit the whole message. */
  smallTalk: Readonly<Partial<Record<SmallTalk, readonly string[]>>>
  /** "Never mind, I found it": fits the whole message of a customer who waits. */
  withdrawal: readonly string[]
  /** Says nothing that could be answered: "test", "lol". Fits the whole message. */
  noise: readonly string[]
  /** A remark about the weather. Fits the whole message. */
  offTopic: readonly string[]
  person: {
    /** Fits a whole sentence: "agent please". */
    bare: readonly string[]
    /** A wish for a person, anywhere in a sentence. */
    wish: readonly string[]
    /** Sounds like a wish and is none: negations, questions about having to, other meanings. Left out first. */
    not: readonly string[]
    /** Words in which a slip of the keyboard is overlooked. */
    words: readonly string[]
  }
}
