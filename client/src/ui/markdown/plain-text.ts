// The exact rules are in emphasis.ts, which comes with the renderer. These are enough where nothing is rendered.
const beforeBold = String.raw`(?<![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\\*])`
const pair = new RegExp(String.raw`${beforeBold}(\*\*|__|~~|\x60)(?=\S)(.+?)(?<=\S)\1(?!\d)`, 'gu')
const openBold = new RegExp(String.raw`${beforeBold}\*\*(?=\S)`, 'u')

/** Markdown without its marks, for places that cannot show them: announcements and the transcript. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/^\s{0,3}(#{1,6}|>(?!\s*\d))\s+/gm, '')
    .replace(pair, '$2')
    .trim()
}

/**
 * Whether a text contains anything that Markdown would show differently. Most answers do not, and need not wait for the
 * Markdown library.
 */
export function hasMarkdown(text: string): boolean {
  return marks.test(text)
}

const marks =
  /\*\*|__|~~|`|\]\(|https?:\/\/|www\.|\S@\S|^\s{0,3}(#{1,6}\s|>|[-*]\s|\d{1,3}[.)]\s|\||---)|[*_]\S.*[*_]/m

/**
 * A text that is still being written, as it will look: a link whose address is not complete shows its words, and bold
 * begun is bold. Otherwise marks would appear and vanish again under the reader's eyes.
 */
export function closedMarkdown(text: string): string {
  const whole = text.replace(/\[([^\]\n]*)(\](\([^)\s]*)?)?$/, '$1')
  const line = whole.slice(whole.lastIndexOf('\n') + 1)
  const isOpen = line.split('**').length % 2 === 0
  if (!isOpen || (!openBold.test(line) && !line.endsWith('**'))) return whole
  return line.endsWith('**') ? whole.slice(0, -2) : `${whole.trimEnd()}**`
}
