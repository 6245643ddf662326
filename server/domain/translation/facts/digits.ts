/** Every decimal digit as 0 to 9, whatever its script: "٣" and "३" are "3". Full-width forms become plain ones. */
export function inAsciiDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/(?<=\p{Nd})٫(?=\p{Nd})/gu, DECIMAL_MARK)
    .replace(/(?<=\p{Nd})٬(?=\p{Nd})/gu, GROUP_MARK)
    .replace(/[^\P{Nd}0-9]/gu, (digit) => String(digitValue(digit)))
}

// The Arabic separators mean one thing each, unlike "." and ",": they become a form that every language reads alike.
const DECIMAL_MARK = '·'
const GROUP_MARK = '’'

/** Unicode keeps the ten digits of a script together, in order: a zero has a run of whole tens before it. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let first = code
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1
  return (code - first) % 10
}

/** A numeral as it stands in a text of `inAsciiDigits`: with the separators between its digits. */
export const numeralPattern = String.raw`\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,·]\d+)?(?!\d)|\d+(?:[.,·'’]\d+)*`

const decimalMarks = new Map<string, string>()

function decimalMarkOf(language: string): string {
  const known = decimalMarks.get(language)
  if (known) return known
  const parts = new Intl.NumberFormat(language, { numberingSystem: 'latn' }).formatToParts(1.5)
  const mark = parts.find(({ type }) => type === 'decimal')?.value ?? '.'
  decimalMarks.set(language, mark)
  return mark
}

/** The number that a numeral of `numeralPattern` stands for in this language: "1.234" is 1234 in German. */
export function readNumeral(numeral: string, language: string): number {
  const plain = numeral.replace(/[\s'’]/g, '')
  if (plain.includes('·')) return Number(plain.replace(/[.,]/g, '').replace('·', '.'))
  const marks = plain.match(/[.,]/g) ?? []
  const last = marks.at(-1)
  if (last === undefined) return Number(plain)
  const whole = (text: string) => text.replace(/[.,]/g, '')
  const at = plain.lastIndexOf(last)
  const asDecimal = () => Number(`${whole(plain.slice(0, at))}.${plain.slice(at + 1)}`)
  if (new Set(marks).size > 1) return asDecimal()
  if (marks.length > 1) return Number(whole(plain))
  const groups = plain.length - at - 1 === 3 && /^[1-9]\d{0,2}$/.test(plain.slice(0, at))
  return groups && last !== decimalMarkOf(language) ? Number(whole(plain)) : asDecimal()
}
