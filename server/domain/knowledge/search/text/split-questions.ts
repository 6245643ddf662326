import { wordsOf } from './normalize-text.ts'

const MAX_SPLIT = 600
const MAX_PARTS = 3
const MIN_WORDS = 3

// English, German, French, Spanish: the words that begin a question.
const asking =
  'how|what|where|when|why|who|which|can|could|do|does|did|is|are|will|would|should|may|wie|was|wo|wann|warum|wer|welche[rsn]?|kann|können|ist|sind|comment|où|quand|pourquoi|quels?|quelles?|est-ce|puis-je|pouvez|cómo|qué|dónde|cuándo|quién|cuál(?:es)?|puedo|pueden?'
const betweenQuestions = new RegExp(
  [
    String.raw`\s*[,;]?\s+(?:and also|also|und auch|außerdem|et aussi|y también)\s+`,
    String.raw`\s*[,;]\s+(?:and|und|et|y)\s+`,
    String.raw`\s+(?:and|und|et|y)\s+(?=(?:${asking})\s)`,
  ].join('|'),
  'iu',
)

/**
 * The questions of a message that asks more than one: its sentences, and what follows "and" or "also" within them.
 * A greeting is left out, for it asks nothing. One part, the whole text, when there is nothing to divide.
 */
export function splitQuestions(text: string): string[] {
  if (text.length > MAX_SPLIT) return [text]
  const sentences = text.split(/(?<=[?!.…])\s+|\n+|(?<=[?。？！])\s*/u).flatMap((sentence) => {
    const parts = sentence.split(betweenQuestions)
    return parts.every((part) => wordsOf(part).length >= MIN_WORDS + 1) ? parts : [sentence]
  })
  const parts = sentences.filter((part) => wordsOf(part).length >= MIN_WORDS)
  return parts.length >= 2 && parts.length <= MAX_PARTS ? parts : [text]
}

const greetings = new Set(
  'hi hello hey hiya howdy greetings good morning afternoon evening day there team folks all dear sir madam everyone guys hallo guten tag morgen abend moin servus bonjour bonsoir salut hola buenos buenas dias tardes noches ciao please bitte'.split(
    ' ',
  ),
)
const MAX_GREETING_WORDS = 4

/** The text without the greeting it begins with; the whole text when nothing else is left. */
export function withoutGreeting(text: string): string {
  const match = /^([\p{L}\s'’]{2,40}?)[,!.:\-–—]+\s*(?=\S)/u.exec(text)
  if (!match) return stripLeadingWord(text)
  const words = wordsOf(match[1] ?? '')
  const greets =
    words.length > 0 && words.length <= MAX_GREETING_WORDS && words.every((word) => greetings.has(word))
  const rest = text.slice(match[0].length)
  return greets && wordsOf(rest).length > 0 ? rest : stripLeadingWord(text)
}

/** "hello where is my order": no mark between the two, so only a word that does nothing else but greet. */
function stripLeadingWord(text: string): string {
  const match = /^(?:hi|hello|hey|hallo|bonjour|hola)(?: there| all| team)?\s+(?=\S)/iu.exec(text)
  const rest = match ? text.slice(match[0].length) : text
  return wordsOf(rest).length >= MIN_WORDS ? rest : text
}
