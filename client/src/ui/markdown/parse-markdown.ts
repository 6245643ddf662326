import { Marked } from 'marked'
import { WrittenTextTokenizer } from './written-text-tokenizer.ts'

/** Markdown to HTML that still has to be sanitised, block by block. */
export function makeMarkdownParser() {
  const marked = new Marked({ gfm: true, breaks: true })
  // As an option, not by use(): that would call the class's methods without their `super`.
  marked.setOptions({ tokenizer: new WrittenTextTokenizer() })
  marked.use({
    renderer: {
      image: ({ text }) => escapeHtml(text),
      // Entities too: what was written is what is shown.
      text(token) {
        return 'tokens' in token && token.tokens
          ? this.parser.parseInline(token.tokens)
          : escapeHtml(token.text)
      },
      // The page has its own headings; those of an answer must not mix with them.
      heading({ tokens }) {
        return `<p><strong>${this.parser.parseInline(tokens)}</strong></p>`
      },
      checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
    },
  })

  return {
    /** The blocks of a text: while it is streamed, only the last one changes. */
    blocks(text: string): string[] {
      return marked
        .lexer(text)
        .filter((token) => token.type !== 'space')
        .map((token) => token.raw)
    },
    html: (block: string): string => marked.parse(block, { async: false }),
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
