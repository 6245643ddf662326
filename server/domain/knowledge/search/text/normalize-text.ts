import { wordsInRun } from './writing.ts'

/**
 * The one rule by which texts are the same. `exactKey` keeps whatever a reader would tell apart: accents, the marks of
 * every script, and the symbols of "C++", "plan A+", "-5 °C" or "@help". `foldText` and `wordsOf` are for ranking, which
 * has to find what customers type without accents.
 */

const plain = /^[\n\x20-\x7e]*$/

/** Case, width and compatibility forms folded, invisible characters out; spaces, punctuation and accents stay. */
function foldForms(text: string): string {
  if (plain.test(text)) return text.toLowerCase()
  return (
    text
      .replace(/[™®©℠]/g, '')
      .replace(/´/g, "'")
      .replace(/″/g, '"')
      // "10²" is not 102, "1½" is not 11/2, and some keyboards have no degree sign but these.
      .replace(/(?<=\d)[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, '^$&')
      .replace(/(?<=\d)(?=[¼-¾⅐-⅞])/g, ' ')
      .replace(/˚|º(?=\s?[CF](?![\p{L}\p{N}]))/gu, '°')
      .normalize('NFKC')
      .toLowerCase()
      .replace(/i\u0307/g, 'i')
      .replace(/ς/g, 'σ')
      .replace(/[‘’`′ʼ]/g, "'")
      .replace(/[“”„]/g, '"')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/\u2044/g, '/')
      // The Arabic tatweel only stretches a word.
      .replace(/[\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}\u0640]/gu, '')
      .normalize('NFKC')
  )
}

// Letters that people type in two ways, and that canonical decomposition leaves whole.
const typedAlike: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
  ...{ ة: 'ه', ى: 'ي', ی: 'ي', ک: 'ك' },
}
// Of Latin and Greek letters, "ё", and the vowels of Arabic and Hebrew.
const omittedMarks =
  /(?<=[\p{Script=Latin}\p{Script=Greek}]\p{M}*)[\u0300-\u036f]|(?<=е)\u0308|(?<=\p{Script=Arabic}\p{M}*)[\u064b-\u0655\u0670]|[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/gu

/**
 * A folded text as people type it who leave accents and vowel marks out. Elsewhere a mark makes another letter, and
 * stays: "й" is no "и", "バ" no "ハ".
 */
function withoutAccents(folded: string): string {
  if (plain.test(folded)) return folded
  return folded
    .normalize('NFD')
    .replace(omittedMarks, '')
    .replace(/[ßæœøłđðþıةىیک]/g, (letter) => typedAlike[letter] ?? letter)
    .normalize('NFC')
}

/** Whether a text has marks that many leave out. */
export function hasAccents(text: string): boolean {
  return text.normalize('NFD').search(omittedMarks) >= 0
}

/** The key that texts share which differ only by what people leave out when they type: for searching, not for identity. */
export function looseKey(text: string): string {
  return withoutAccents(exactKey(text))
}

/** Case, compatibility forms and accents folded; spaces and punctuation stay. */
export function foldText(text: string): string {
  return withoutAccents(foldForms(text))
}

const apostrophe = /(?<=\p{L}\p{M}*)['’`´](?=\p{L})/gu

/** The folded runs of letters of a text. An apostrophe does not divide one: "don't" is "dont". */
export function runsOf(text: string): string[] {
  return (
    foldText(text)
      .replace(apostrophe, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

/** The folded words of a text: its runs, and the words of those in a script that leaves no space between words. */
export function wordsOf(text: string): string[] {
  return runsOf(text).flatMap(wordsInRun)
}

const w = String.raw`[\p{L}\p{M}\p{N}]`
const part = new RegExp(
  [
    `(?<word>${w}+)`,
    // Alone, whatever stands beside it: "5€" is "5 €", ">=5" is ">= 5". What is not named here only divides sentences.
    String.raw`(?<sign>[<>=≤≥≠≈]+|!=|\p{Sc}|\p{So}+|[%‰])`,
    // As written: "A+", "+49", "R&D", "3×4".
    String.raw`(?<mark>(?:(?![<>=≤≥≠≈~])\p{Sm}|[&§]` +
      // "C#", "#tag", "@handle", "a@b", "~5"; not the marks of a heading.
      `|(?<=${w})#|#(?=${w})|[@~](?=${w})|(?<=${w})[_^](?=${w})` +
      // A sign ("-5") or a grade ("A-", "A*"); between words a hyphen only joins them.
      String.raw`|(?<![\p{L}\p{M}\p{N}-])-(?=\d)|(?<=(?<!${w})${w}{1,2})[-*](?![\p{L}\p{M}\p{N}*-])` +
      // ".NET", "v2.1", "1,5", "24/7", "10:30", and feet or inches.
      String.raw`|(?<![\p{L}\p{M}\p{N}.])\.(?=\p{L})|(?<=\d)[.,:/*](?=\d)|(?<=\d)['"](?!${w}))+)`,
  ].join('|'),
  'gu',
)

/**
 * Equal keys: the same text but for case, width, spacing and the punctuation of sentences. Idempotent. Empty when a text
 * has neither a word nor a symbol that counts.
 */
export function exactKey(text: string): string {
  const folded = foldForms(text).replace(apostrophe, '')
  let key = ''
  let end = -1
  for (const { 0: found, index, groups } of folded.matchAll(part)) {
    const alone = groups?.sign !== undefined
    key += key === '' || (index === end && !alone) ? found : ` ${found}`
    end = alone ? -1 : index + found.length
  }
  return key
}

/** The folded words that hold a symbol, as they are written: "c++", "a+", "-5". */
export function markedWordsOf(text: string): string[] {
  return looseKey(text)
    .split(' ')
    .filter((word) => /[^\p{L}\p{M}\p{N}]/u.test(word))
}
