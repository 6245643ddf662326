/** How a script puts its words on paper: what spaces tell of them, and how many letters mean something together. */

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u
const syllabic = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
// By the dictionaries that come with the runtime; the language makes no difference to them.
const segmenter = new Intl.Segmenter('und', { granularity: 'word' })
/** Below this share of Latin letters a text is in another script, whatever names or numbers stand in it. */
const LATIN_SHARE = 0.8

/** Whether words stand in the run without spaces between them. */
export function isUnspaced(run: string): boolean {
  return unspaced.test(run)
}

/** Whether one sign is a syllable or a word, so that two together already say something. */
export function isSyllabic(run: string): boolean {
  return syllabic.test(run)
}

/** The words of a run of letters without spaces; the run itself where spaces part words. */
export function wordsInRun(run: string): string[] {
  if (!isUnspaced(run)) return [run]
  return [...segmenter.segment(run)].map(({ segment }) => segment)
}

/** Whether a text is in Latin letters; so is one without letters. */
export function isLatin(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  return letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length >= LATIN_SHARE * letters.length
}
