const unit = String.raw`(?:in|inch|inches|ft|feet|foot|cm|mm|m)(?!\p{L})|["'′″’”]{1,2}`
const length = String.raw`\d+(?:[.,]\d+)?\s?(?:${unit})?`
/** "72 x 45", "78*62 inches", "6' × 6'". */
const size = String.raw`(?<![\p{L}\p{N}.])${length}(?:\s?[x×*]\s?${length})+(?![\p{L}\p{N}])`
/** An order, a phone, a postal code: "#14254", "+49 30 1234567". */
const longNumber = String.raw`[#+№]?(?<![\p{L}\p{N}.,])\d(?:[\d-]{3,}|[\d\s-]{6,})\d(?![\p{L}\p{N}])`
const ownFigure = new RegExp(`${size}|${longNumber}`, 'giu')

/**
 * The text without what is the customer's own and says nothing of what is asked: sizes and long numbers that no FAQ has.
 * To an encoder a number is a row of pieces that drown the words beside it. The whole text when no word would be left.
 */
export function withoutOwnFigures(text: string, known: { has(word: string): boolean }): string {
  if (!/\d/.test(text)) return text
  const rest = text.replace(ownFigure, (figure) =>
    (figure.match(/\d+/g) ?? []).some((digits) => known.has(digits)) ? figure : ' ',
  )
  return /\p{L}{3}/u.test(rest) ? rest.replace(/\s+/g, ' ').trim() : text
}
