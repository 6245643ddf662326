import DOMPurify from 'dompurify'
import { Marked } from 'marked'

/**
 * Markdown to safe HTML, block by block. Loaded only when the first text with Markdown in it is shown.
 *
 * Texts come from customers, agents and a language model, so nothing in them is trusted: raw HTML is shown as text,
 * images become their description (loading one would tell its server who reads this), links go to allowed schemes only,
 * and what is left passes an allow-list once more.
 */
export function makeMarkdown() {
  const marked = new Marked({ gfm: true, breaks: true })
  marked.use({
    renderer: {
      html: ({ text }) => escapeHtml(text),
      image: ({ text }) => escapeHtml(text),
      // The page has its own headings; those of an answer must not mix with them.
      heading({ tokens }) {
        return `<p><strong>${this.parser.parseInline(tokens)}</strong></p>`
      },
      checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
    },
  })

  const purifier = DOMPurify(window)
  purifier.addHook('afterSanitizeAttributes', (node) => {
    if (node.tagName !== 'A' || !node.hasAttribute('href')) return
    node.setAttribute('rel', 'noopener noreferrer nofollow')
    if (/^https?:/i.test(node.getAttribute('href') ?? '')) node.setAttribute('target', '_blank')
  })

  return {
    /** The blocks of a text: while it is streamed, only the last one changes. */
    blocks(text: string): string[] {
      return marked
        .lexer(text)
        .filter((token) => token.type !== 'space')
        .map((token) => token.raw)
    },
    html(block: string): string {
      return purifier.sanitize(marked.parse(block, { async: false }), {
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

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
