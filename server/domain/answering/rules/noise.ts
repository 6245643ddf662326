import { compileLanguage } from './compile-language.ts'
import { foldLetters } from './fold.ts'
import { languages } from './languages/languages.ts'

/** What a message is that asks for nothing: `reference` is an order number without a question. */
export type Noise = { kind: 'nothing' } | { kind: 'reference'; reference: string } | { kind: 'off-topic' }

const MAX_CHARACTERS = 100
/** Keys that lie beside one another. */
const keyRuns = [
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'qsdfghjklm',
  'zxcvbnm',
  'yxcvbnm',
  'wxcvbn',
]
const MIN_RUN = 4

const patterns = languages.map((rules) => {
  const { whole } = compileLanguage(rules)
  return { fold: rules.fold, nothing: whole(rules.noise), offTopic: whole(rules.offTopic) }
})

const referenceAlone =
  /^(?:(?:hi|hello|hey)[,!. ]+)?(?:(?:my|the|it is|its|it's|this is|here is|here's|for)[,: ]+)*(?:(?:order|reference|ref|ticket|tracking|booking|case|customer|invoice|bestellung|bestellnummer|auftrag|auftragsnummer|commande|pedido|ordine|encomenda|bestelling|zamowienie|zamówienie|siparis|sipariş|注文番号|注文|订单号|订单|طلب|رقم الطلب)[:. ]*)*(?:(?:number|no|nr|num|id|code|is|ist|est|es|numero|número|n°|nº|nummer)[:. ]*)*[:# ]*(#?[\p{Lu}\p{Ll}]{0,4}[-_/.]?\d[\p{L}\d]*(?:[-_/.][\p{L}\d]+){0,4})[.!?]*$/iu

/** Null: the message says something. A second noise in a row is for the caller to take seriously. */
export function noiseIn(text: string): Noise | null {
  if (text.length > MAX_CHARACTERS) return null
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: 'nothing' }
  const reference = referenceIn(text)
  if (reference !== null) return { kind: 'reference', reference }
  if (patterns.some(({ nothing, fold }) => nothing?.test(fold(text)))) return { kind: 'nothing' }
  if (patterns.some(({ offTopic, fold }) => offTopic?.test(fold(text)))) return { kind: 'off-topic' }
  const words = foldLetters(text).match(/[\p{L}\p{N}]+/gu) ?? []
  const [only = '', ...others] = words
  const isHeldKey = others.length === 0 && /^(\p{L})\1{2,}$/u.test(only)
  return isHeldKey || words.every(isNoWord) ? { kind: 'nothing' } : null
}

/** An order number alone: some digits, with what belongs to them. A price, a size or a year is none. */
function referenceIn(text: string): string | null {
  const found = referenceAlone.exec(text.normalize('NFKC').trim())?.[1]
  if (found === undefined) return null
  const digits = found.replace(/\D/g, '').length
  const isMarked =
    /[a-z]/i.test(found) || found.startsWith('#') || /order|bestell|commande|pedido/i.test(text)
  return digits >= (isMarked ? 3 : 5) ? found.replace(/^#/, '') : null
}

function isNoWord(word: string): boolean {
  if (/^\d{1,4}$/.test(word)) return true
  if (!/^[a-z]+$/.test(word)) return false
  if (word.length === 1) return true
  if (/^(?!(.)\1+$)(.{2,4})\2{2,}$/.test(word)) return true
  if (/^(?:asd|qwe|fgh|jkl|zxc|dfg|sdf|hjk)+[a-z]{0,2}$/.test(word)) return true
  if (/^[^aeiouy]{5,}$/.test(word)) return true
  const consonants = word.replace(/[aeiouy]/g, '').length
  if (/[^aeiouy]{6}/.test(word) && consonants / word.length > 0.85) return true
  return keyRuns.some((keys) => hasRun(word, keys) || hasRun(word, [...keys].reverse().join('')))
}

/** Whether most of the word is one run along a row of the keyboard. */
function hasRun(word: string, keys: string): boolean {
  const shortest = Math.max(MIN_RUN, Math.ceil(word.length * 0.6))
  for (let at = 0; at + shortest <= word.length; at += 1) {
    if (keys.includes(word.slice(at, at + shortest))) return true
  }
  return false
}
