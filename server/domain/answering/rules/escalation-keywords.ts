import { foldLetters, plainWords } from './fold.ts'

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** Endings that make no other word of one that is long enough: refunds, refunded; never refundable. */
const ENDINGS = '(?:s|es|ed|ing|en|n)?'
const MIN_INFLECTED = 5

/** The first of the operator's keywords that the text has, or null. */
export function escalationKeywordIn(text: string, keywords: readonly string[]): string | null {
  return keywords.find((keyword) => hasKeyword(text, keyword)) ?? null
}

function hasKeyword(text: string, keyword: string): boolean {
  const words = plainWords(keyword)
  if (words === '') return false
  if (unspaced.test(words)) return withoutSpaces(text).includes(withoutSpaces(keyword))
  return spellings(keyword, words).some((spelling) => wordPattern(spelling).test(plainWords(text)))
}

function withoutSpaces(text: string): string {
  return foldLetters(text).replace(/\s+/gu, '')
}

/** Umlauts are written as ü, ue or u. */
function spellings(keyword: string, words: string): string[] {
  const spelled = plainWords(
    keyword.normalize('NFC').replace(/[äöüÄÖÜ]/g, (letter) => `${foldLetters(letter)}e`),
  )
  const plain = words.length > MIN_INFLECTED ? words.replace(/([aou])e/g, '$1') : words
  return [...new Set([words, spelled, plain])]
}

function wordPattern(words: string): RegExp {
  const exact = words.replace(/[^\p{L}\p{N}\p{M} ]/gu, '')
  if (/\p{Script=Hangul}/u.test(words)) return new RegExp(`(?:^| )${exact}`, 'u')
  if (/\p{Script=Arabic}/u.test(words)) {
    return new RegExp(`(?:^| )[وف]?(?:[بلك]?ال|لل|[بلك])?${exact}(?:ات|ي|ها|ك|نا|ه)?(?: |$)`, 'u')
  }
  const last = exact.at(-1) ?? ''
  const inflected = exact.length >= MIN_INFLECTED && /\p{Script=Latin}$/u.test(exact)
  // cancel, cancelled; charge, charged.
  const endings = inflected ? `(?:${last === 'e' ? 'd|' : ''}${last}(?:ed|ing))?|${ENDINGS}` : ''
  return new RegExp(`(?:^| )${exact}(?:${endings})(?: |$)`, 'u')
}
