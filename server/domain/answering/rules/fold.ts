/** Letters that no normalisation form takes apart, as people without such a keyboard write them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ى: 'ي',
  ة: 'ه',
}

/**
 * Lower case, without the accents of Latin letters and the vowel signs of Arabic ones. Marks that make another letter,
 * as in バ and パ or in Hindi, stay.
 */
export function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ßıłøđæœىة]/g, (letter) => plainLetters[letter] ?? letter)
}

/** The words of a text, folded, with one space between them; "don't" is one word. */
export function plainWords(text: string): string {
  return toWords(foldLetters(text).replace(/['’`´]/g, ''))
}

function toWords(folded: string): string {
  return folded.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim()
}
/** The same; "l'agent" is two words. */
export function apartWords(text: string): string {
  return toWords(foldLetters(text))
}

/** Folded, without anything between the words: for scripts that do not part them by spaces. */
export function joinedLetters(text: string): string {
  return foldLetters(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
}
