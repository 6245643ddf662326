import { plainWords } from '../rules/fold.ts'
import { type ChoiceWords, choiceWords } from './choice-words.ts'

/** What a customer's message says to the questions that the bot has just offered. */
export type Choice =
  /** `at`: which of the offered ones, from 0. */
  | { kind: 'picked'; at: number }
  | { kind: 'none' }
  /** "Yes" to several: one of them is right, but not said which. */
  | { kind: 'which' }

/** A choice is short; a longer message is a question of its own, whatever it begins with. */
const MAX_CHOICE_CHARACTERS = 60

/**
 * Reads "yes", "the second one", "2", "that one", "the one about shipping" or "none of these" against an offer of 1 to
 * 3 questions, in every language that the chat knows. Null: the message is something else. A question sent word for
 * word is left to the search, which finds it.
 */
export function readChoice(text: string, questions: readonly string[]): Choice | null {
  const offered = questions.length
  if (offered < 1 || text.length > MAX_CHOICE_CHARACTERS) return null
  const plain = plainWords(text)
  if (plain === '') return null
  if (/^[1-9]$/.test(plain)) return picked(Number(plain) - 1, offered)
  for (const words of Object.values(choiceWords)) {
    const choice = readIn(words, plain, offered)
    if (choice) return choice
  }
  return pointedAt(plain, questions)
}

function readIn(words: ChoiceWords, plain: string, offered: number): Choice | null {
  if (words.none.includes(plain) || words.no.includes(plain)) return { kind: 'none' }
  const ordinal = ordinalIn(words, plain, offered)
  if (ordinal !== null) return picked(ordinal, offered)
  const agrees = [...words.yes, ...words.that].some((name) => isAllBut(plain, name, words.filler))
  if (!agrees) return null
  return offered === 1 ? picked(0, offered) : { kind: 'which' }
}

/** Which place a message of an ordinal and nothing but filler names. */
function ordinalIn(words: ChoiceWords, plain: string, offered: number): number | null {
  const places = [...words.ordinals, words.last]
  const found = new Set<number>()
  places.forEach((names, at) => {
    const place = at < words.ordinals.length ? at : offered - 1
    if (names.some((name) => isAllBut(plain, name, words.filler))) found.add(place)
  })
  const [only, another] = found
  return only !== undefined && another === undefined ? only : null
}

/** True when `plain` is `name`, with filler before and after it at most. */
function isAllBut(plain: string, name: string, filler: readonly string[]): boolean {
  if (plain === name) return true
  if (!/^[\p{sc=Latin}\p{sc=Arabic}\p{N}\s]+$/u.test(plain)) return withoutSpaces(plain, name, filler)
  const rest = ` ${plain} `.split(` ${name} `)
  if (rest.length !== 2) return false
  return rest.every((side) => side.split(' ').every((word) => word === '' || filler.includes(word)))
}

/** The same for scripts that do not part words: 二番目のです. */
function withoutSpaces(plain: string, name: string, filler: readonly string[]): boolean {
  const at = plain.indexOf(name)
  if (at < 0) return false
  let rest = plain.slice(0, at) + plain.slice(at + name.length)
  for (const word of [...filler].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '')
  return rest.trim() === ''
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

function picked(at: number, offered: number): Choice | null {
  return at >= 0 && at < offered ? { kind: 'picked', at } : null
}
