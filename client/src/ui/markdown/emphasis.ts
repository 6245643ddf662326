/**
 * Which marks in a text are meant as emphasis, and which are just written there: `20*30*40 cm`, `2~3 days`,
 * `snake_case_name`, `^_^`, `^.*foo.*$`. CommonMark takes many of these for emphasis, and leaves `**注意：**返品` alone
 * because its rules count on spaces between words. Here in doubt a mark stays as it was written.
 */

export interface Emphasis {
  kind: 'em' | 'strong' | 'both' | 'del'
  /** Around the content, on both sides. */
  mark: string
  content: string
}

const kinds: Readonly<Record<string, Emphasis['kind']>> = {
  '***': 'both',
  '**': 'strong',
  '*': 'em',
  __: 'strong',
  _: 'em',
  '~~': 'del',
}

/**
 * The emphasis that `text` begins with. `before`: the character ahead of it, if any. `masked`: the same text with
 * everything blanked out that may not end it, such as code.
 */
export function leadingEmphasis(text: string, before: string, masked = text): Emphasis | undefined {
  const mark = /^(?:\*{1,3}(?!\*)|_{1,2}(?!_)|~~(?!~))/.exec(text)?.[0]
  const kind = mark && kinds[mark]
  // Of nested marks the first word decides: ***a** b*.
  const after = mark && /^[*_~]*(.?)/su.exec(text.slice(mark.length))?.[1]
  if (!mark || !kind || !canOpen(mark, before, after ?? '')) return undefined
  const runs = new RegExp(`[${mark[0]}]+`, 'g')
  runs.lastIndex = mark.length
  for (let run = runs.exec(masked); run; run = runs.exec(masked)) {
    const { length } = run[0]
    if (length !== mark.length && length < 3) continue
    // The inner of two that end together comes first: `**a *b***`.
    const end = run.index + length - mark.length
    if (end <= mark.length || isSpace(charAt(text, end - 1))) continue
    // One that could end it and does not: then these marks are no pair.
    if (!canClose(mark, charAt(text, end - 1), text.slice(end + mark.length, end + mark.length + 2)))
      return undefined
    const content = text.slice(mark.length, end)
    return /[^\s*_~^-]/.test(content) ? { kind, mark, content } : undefined
  }
  return undefined
}

const charAt = (text: string, index: number): string => text[index] ?? ''
const isSpace = (char: string): boolean => char === '' || /\s/.test(char)
const isLetter = (char: string): boolean => /[\p{L}\p{N}\p{M}]/u.test(char)
/** Of scripts whose words are parted by spaces and dots; and digits. */
const isSpaced = (char: string): boolean =>
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u.test(char)
/** Of code, paths and formulas. */
const isSymbol = (char: string): boolean => /[\\/^=@#%&+<>|$*]/.test(char)
const opensWords = (char: string): boolean =>
  isLetter(char) || /[\p{Ps}\p{Pi}\p{Sc}\p{So}"'¿¡`@#]/u.test(char)

function canOpen(mark: string, before: string, after: string): boolean {
  if (isSpace(after) || before === '\\') return false
  // 2**3: between words that have their own spaces it is part of them. Not so in 返品は**「14日」**.
  if (mark === '**' || mark === '***' || mark === '~~') return !isSpaced(before)
  if (!opensWords(after)) return false
  if (isSpace(before) || /[\p{Ps}\p{Pi}"':—–]/u.test(before)) return true
  // Also without spaces, but between two letters an asterisk is a sign: 長*宽*高.
  return mark === '*' && before > '\u007f' && !(isLetter(before) && isLetter(after)) && !isSpaced(before)
}

/** `after`: the next two characters. */
function canClose(mark: string, before: string, after: string): boolean {
  const next = charAt(after, 0)
  if (isSpace(before) || before === '\\') return false
  if (mark === '**' || mark === '***' || mark === '~~') return !(isSpaced(before) && /\d/.test(next))
  if (isSpace(next)) return true
  // __init__.py
  if (mark[0] === '_') return /[\p{Pe}\p{Pf}"',;:!?…*~—–.]/u.test(next) && !/^\.\p{L}/u.test(after)
  if (isSymbol(next)) return next === '*'
  return !isLetter(next) || (!isSpaced(next) && !isLetter(before))
}
