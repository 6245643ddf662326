// Letters that canonical decomposition leaves whole, but that people type in two ways.
const wholeLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Case, compatibility forms and accents folded, for every script; spaces and punctuation stay. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => wholeLetters[letter] ?? letter)
    .normalize('NFC')
}

/** The folded words of a text. An apostrophe does not divide a word: "don't" is one, "dont". */
export function wordsOf(text: string): string[] {
  return (
    foldText(text)
      .replace(/(?<=\p{L})['’`´](?=\p{L})/gu, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

/** Equal keys: the same message but for case, accents, punctuation and spacing. */
export function exactKey(text: string): string {
  return wordsOf(text).join(' ')
}
