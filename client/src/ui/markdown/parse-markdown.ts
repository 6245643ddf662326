import { Lexer, Marked } from 'marked'
import { WrittenTextTokenizer } from './written-text-tokenizer.ts'

const UNSETTLED = 2

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

  /** With what is between them, which are no blocks: all of them together are the text. */
  const split = (text: string): { raw: string; isBlock: boolean }[] =>
    new Lexer(marked.defaults)
      // Only where they begin and end: what is in them is parsed once they are shown.
      .blockTokens(text, [])
      .map(({ raw, type }) => ({ raw, isBlock: type !== 'space' }))

  return {
    /** The blocks of a text, one after the other. */
    blocks: (text: string): string[] => rawBlocks(split(withLineFeeds(text))),

    /**
     * The same of a text that grows at its end, asked again and again: what is settled is not read a second time. That is
     * all but the last two blocks: the line that is being written can still change where the last one begins.
     */
    growingBlocks(): (text: string) => string[] {
      let settled = ''
      let settledBlocks: string[] = []
      return (written) => {
        const text = withLineFeeds(written)
        if (!text.startsWith(settled)) {
          settled = ''
          settledBlocks = []
        }
        const parts = split(text.slice(settled.length))
        const open = parts.findLastIndex(
          ({ isBlock }, index) =>
            isBlock && parts.slice(index).filter((part) => part.isBlock).length > UNSETTLED,
        )
        const done = parts.slice(0, open + 1)
        settled += done.map(({ raw }) => raw).join('')
        settledBlocks = [...settledBlocks, ...rawBlocks(done)]
        return [...settledBlocks, ...rawBlocks(parts.slice(open + 1))]
      }
    },
    html: (block: string): string => marked.parse(block, { async: false }),
  }
}

function rawBlocks(parts: readonly { raw: string; isBlock: boolean }[]): string[] {
  return parts.filter(({ isBlock }) => isBlock).map(({ raw }) => raw)
}

const withLineFeeds = (text: string): string => text.replace(/\r\n?/g, '\n')

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
