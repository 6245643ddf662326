import { plainWords } from '../rules/fold.ts'
import { type ChoiceWords, choiceWords } from './choice-words.ts'
import { coverWith } from './cover-with.ts'

/** What a customer's message says to the questions that the bot has just offered. */
export type Choice =
  /** `at`: which of the offered ones, from 0. */
  | { kind: 'picked'; at: number }
  /** More than one of them, such as "both" or "1 and 3". */
  | { kind: 'several'; places: readonly number[] }
  /** Of two, the one that has not been shown. */
  | { kind: 'other' }
  | { kind: 'none' }
  /** "Yes" to several: one of them is right, but not said which. */
  | { kind: 'which' }

/** A choice is short; a longer message is a question of its own, whatever it begins with. */
const MAX_CHOICE_CHARACTERS = 60

/**
 * Reads "yes", "the second one", "option 2", "both", "that one", "the one about shipping" or "none of these" against an
 * offer of 1 to 3 questions, in every language that the chat knows. Null: the message is something else. A question sent
 * word for word is left to the search, which finds it.
 */
export function readChoice(text: string, questions: readonly string[]): Choice | null {
  const offered = questions.length
  if (offered < 1 || text.length > MAX_CHOICE_CHARACTERS) return null
  const plain = westernDigits(plainWords(text))
  if (plain === '') return null
  const choice = readPlain(plain, offered)
  if (choice) return choice
  const [head = '', ...tail] = text.split(/[,;.!،、，。！]/u)
  const isNo = tail.length > 0 && readPlain(plainWords(head), offered)?.kind === 'none'
  const rest = isNo ? readPlain(westernDigits(plainWords(tail.join(' '))), offered) : null
  return rest && rest.kind !== 'which' ? rest : pointedAt(plain, questions)
}

function readPlain(plain: string, offered: number): Choice | null {
  for (const words of Object.values(choiceWords)) {
    const choice = readIn(words, plain, offered)
    if (choice) return choice
  }
  return null
}

/** ٢ as 2. */
function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}

function readIn(words: ChoiceWords, plain: string, offered: number): Choice | null {
  const said = coverWith(words, plain)
  if (said === null) return null
  if (said.places.length > 0) return said.has('no', 'none') ? null : places(said.places, offered)
  if (said.has('none')) return { kind: 'none' }
  // "No" and a word more could be the beginning of anything.
  if (said.has('no')) return said.isAll('no') ? { kind: 'none' } : null
  if (said.has('both', 'all')) return together(said.has('all') ? offered : 2, offered)
  if (said.has('other')) return offered === 1 ? { kind: 'none' } : { kind: 'other' }
  if (!said.has('yes', 'that')) return null
  return offered === 1 ? { kind: 'picked', at: 0 } : { kind: 'which' }
}

function together(count: number, offered: number): Choice | null {
  if (offered === 1) return null
  return count === offered ? { kind: 'several', places: [...Array(offered).keys()] } : { kind: 'which' }
}

/** Null when one of them was not offered. */
function places(said: readonly (number | 'last')[], offered: number): Choice | null {
  const named = [...new Set(said.map((place) => (place === 'last' ? offered - 1 : place)))].sort()
  const [at] = named
  if (at === undefined || named.some((place) => place >= offered)) return null
  return named.length === 1 ? { kind: 'picked', at } : { kind: 'several', places: named }
}

const pointing = /^(?:the )?(?:one|question)? ?(?:about|regarding|concerning|on|with|for) (?:the )?/

/** "The one about shipping": the only offered question that has all of these words. */
function pointedAt(plain: string, questions: readonly string[]): Choice | null {
  if (!pointing.test(plain)) return null
  const words = plain.replace(pointing, '').split(' ')
  const having = questions.flatMap((question, at) => {
    const own = new Set(plainWords(question).split(' '))
    return words.every((word) => own.has(word)) ? [at] : []
  })
  const [only, another] = having
  return only !== undefined && another === undefined ? { kind: 'picked', at: only } : null
}
