import DOMPurify from 'dompurify'
import { makeMarkdownParser } from './parse-markdown.ts'

/**
 * Markdown to safe HTML, block by block. Loaded only when the first text with Markdown in it is shown.
 *
 * Texts come from agents, editors and a language model, so nothing in them is trusted: raw HTML is shown as text,
 * images become their description (loading one would tell its server who reads this), links go to allowed schemes only,
 * and what is left passes an allow-list once more.
 */
export function makeMarkdown() {
  const parser = makeMarkdownParser()
  const purifier = DOMPurify(window)
  purifier.addHook('afterSanitizeAttributes', (node) => {
    if (node.tagName !== 'A' || !node.hasAttribute('href')) return
    node.setAttribute('rel', 'noopener noreferrer nofollow')
    if (/^https?:/i.test(node.getAttribute('href') ?? '')) node.setAttribute('target', '_blank')
  })

  return {
    blocks: parser.blocks,
    growingBlocks: parser.growingBlocks,
    html(block: string): string {
      return purifier.sanitize(parser.html(block), {
        ALLOWED_TAGS: [...tags],
        ALLOWED_ATTR: ['href', 'start', 'align'],
        ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
        ALLOW_DATA_ATTR: false,
        ALLOW_ARIA_ATTR: false,
      })
    },
  }
}

const tags = [
  ...['p', 'br', 'strong', 'em', 'del', 'a', 'code', 'pre', 'blockquote', 'hr'],
  ...['ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
]
