/** Markdown without its marks, for places that cannot show them: announcements and the transcript. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/^\s{0,3}(#{1,6}|>)\s+/gm, '')
    .replace(/(\*\*|__|~~|`)(.+?)\1/g, '$2')
    .trim()
}

/**
 * Whether a text holds anything that Markdown would show differently. Most answers do not, and need not wait for the
 * Markdown library.
 */
export function hasMarkdown(text: string): boolean {
  return marks.test(text)
}

const marks =
  /\*\*|__|~~|`|\]\(|https?:\/\/|www\.|\S@\S|^\s{0,3}(#{1,6}\s|>|[-*+]\s|\d{1,3}[.)]\s|\|)|(^|\s)[*_]\S|\\|<|&\w+;|\n\s*(===|---)/m

/**
 * A text that is still being written, as it will look: a link whose address is not complete shows its words, and bold
 * begun is bold. Otherwise marks would appear and vanish again under the reader's eyes.
 */
export function closedMarkdown(text: string): string {
  const whole = text.replace(/\[([^\]\n]*)(\](\([^)\s]*)?)?$/, '$1')
  const line = whole.slice(whole.lastIndexOf('\n') + 1)
  const open = line.split('**').length % 2 === 0
  if (!open) return whole
  return line.endsWith('**') ? whole.slice(0, -2) : `${whole.trimEnd()}**`
}
