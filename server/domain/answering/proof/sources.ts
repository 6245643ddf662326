import { type Statement, statementOf } from './statement.ts'
import { plainText } from './text/plain-text.ts'
import { splitSentences } from './text/sentences.ts'
import { tokensOf } from './text/words.ts'

/** An approved entry of the prompt. */
export interface Entry {
  id: string
  /** "F1", "F2" …, as the model knows it. */
  label: string
  question: string
  answer: string
}

/** An approved sentence. Its offsets are those of the entry's answer. */
export interface SourceSentence {
  entry: Entry
  /** From 1, as numbered in the prompt: F2.3. */
  number: number
  quote: string
  start: number
  end: number
  statement: Statement
  question: Statement
}

/** One or two neighbouring sentences of an entry. */
export interface Passage {
  sentences: readonly SourceSentence[]
  statement: Statement
}

export interface Sources {
  entries: readonly Entry[]
  sentences: readonly SourceSentence[]
  passages: readonly Passage[]
  /** Lower-case words that the entries write with a capital within a sentence. */
  names: ReadonlySet<string>
}

/** The entries cut into their sentences, as the prompt numbers them and the proof quotes them. */
export function prepareSources(entries: readonly Entry[]): Sources {
  const names = new Set<string>()
  for (const { question, answer } of entries) {
    for (const text of [question, ...splitSentences(answer).map((sentence) => sentence.text)])
      for (const word of namesIn(text)) names.add(word)
  }
  const sentences = entries.flatMap((entry) => {
    const question = statementOf(entry.question, names)
    let at = 0
    return splitSentences(entry.answer).map(({ lead, text }, index) => {
      const start = at + lead.length
      at = start + text.length
      return {
        entry,
        number: index + 1,
        quote: text,
        start,
        end: at,
        statement: statementOf(text, names),
        question,
      }
    })
  })
  return { entries, sentences, passages: passagesOf(sentences, names), names }
}

function passagesOf(sentences: readonly SourceSentence[], names: ReadonlySet<string>): Passage[] {
  return sentences.flatMap((sentence, index) => {
    const next = sentences[index + 1]
    const single = { sentences: [sentence], statement: sentence.statement }
    if (next?.entry !== sentence.entry) return [single]
    const both = `${sentence.quote}${/[.!?:]$/.test(sentence.quote) ? '' : '.'} ${next.quote}`
    return [single, { sentences: [sentence, next], statement: statementOf(both, names) }]
  })
}

/** Words with a capital that are not the first of the sentence, nor within a label of the screens ("**My orders**"). */
function namesIn(markdown: string): string[] {
  const withoutLabels = markdown.replace(/\[[^\]]*\]\([^)]*\)|\*\*[^*]*\*\*|\*[^*]*\*/g, ' … ')
  const plain = plainText(withoutLabels)
  return tokensOf(plain)
    .filter((token) => token.name && /^\p{Lu}/u.test(plain.slice(token.at)))
    .map((token) => /^[\p{L}\p{M}\p{N}'-]+/u.exec(plain.slice(token.at))?.[0].toLowerCase() ?? '')
}
