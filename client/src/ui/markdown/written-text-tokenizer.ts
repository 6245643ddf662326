import { Tokenizer, type Tokens } from 'marked'
import { leadingEmphasis } from './emphasis.ts'

/** Deeper quotes and lists are never wanted, and would end in a stack overflow. */
const MAX_DEPTH = 8

/**
 * Markdown as people at work write it, who do not know that it is Markdown: what CommonMark would swallow or turn into
 * something else stays as it was written (backslashes, tags, `[1]: `, `1986. A year`, `> 18 years`), and emphasis and
 * links work in scripts without spaces.
 */
export class WrittenTextTokenizer extends Tokenizer {
  private depth = 0

  override blockquote(src: string): Tokens.Blockquote | undefined {
    // "> 5 kg" is a comparison.
    if (!/^ {0,3}>(?:[ >]|\n|$)/.test(src) || /^ {0,3}> *[\d\p{Sc}.,]/u.test(src)) return undefined
    return this.nested(() => super.blockquote(src))
  }

  override list(src: string): Tokens.List | undefined {
    // A year, or a plus: no marks of a list.
    if (/^ {0,3}(?:\d{4,}|\+)/.test(src)) return undefined
    return this.nested(() => super.list(src))
  }

  override emStrong(src: string, maskedSrc: string, prevChar = ''): Tokens.Em | Tokens.Strong | undefined {
    const found = leadingEmphasis(src, prevChar, maskedSrc.slice(-src.length))
    if (!found || found.kind === 'del') return undefined
    const { kind, mark, content } = found
    return this.nested(() => {
      const raw = mark + content + mark
      const tokens = this.lexer.inlineTokens(content)
      if (kind === 'em') return { type: 'em', raw, text: content, tokens }
      const strong: Tokens.Strong = { type: 'strong', raw, text: content, tokens }
      return kind === 'strong' ? strong : { type: 'em', raw, text: content, tokens: [strong] }
    })
  }

  override del(src: string, maskedSrc = src, prevChar = ''): Tokens.Del | undefined {
    const found = leadingEmphasis(src, prevChar, maskedSrc.slice(-src.length))
    if (found?.kind !== 'del') return undefined
    const { mark, content } = found
    return this.nested(() => ({
      type: 'del',
      raw: mark + content + mark,
      text: content,
      tokens: this.lexer.inlineTokens(content),
    }))
  }

  override url(src: string): Tokens.Link | undefined {
    const address = addressIn(src)
    if (!address) return undefined
    const { text, href } = address
    return { type: 'link', raw: text, text, href, tokens: [{ type: 'text', raw: text, text }] }
  }

  override link(src: string): Tokens.Link | Tokens.Image | undefined {
    return this.nested(() => super.link(src))
  }

  override inlineText(src: string): Tokens.Text | undefined {
    const raw = plain.exec(src)?.[0]
    return raw ? { type: 'text', raw, text: raw, escaped: false } : undefined
  }

  override br(src: string): Tokens.Br | undefined {
    const raw = /^ *\n(?!\s*$)/.exec(src)?.[0]
    return raw ? { type: 'br', raw } : undefined
  }

  override escape(): undefined {
    return undefined
  }
  override tag(): undefined {
    return undefined
  }
  override html(): undefined {
    return undefined
  }
  override def(): undefined {
    return undefined
  }
  override reflink(): undefined {
    return undefined
  }
  override lheading(): undefined {
    return undefined
  }

  private nested<Token>(make: () => Token): Token | undefined {
    if (this.depth >= MAX_DEPTH) return undefined
    this.depth += 1
    try {
      return make()
    } finally {
      this.depth -= 1
    }
  }
}

/** Up to where another mark or an address may begin. Its like in marked looks for an @ from every letter on. */
const plain = /^(?:[`~]+|\*+|[\w.+-]+|\P{ASCII}+|[\s\S])(?:[ ,;]+[a-z]+(?=[ ,;])|\P{ASCII}+)*/iu

const web =
  /^(?:https?:\/\/|www\.)(?:[\w\-.~:/?#[\]@!$&'()*+,;=%]|(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}])[^\p{ASCII}\P{L}])+/iu
const mail = /^[\w.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)+/i

/** The address that `text` begins with, without what only ends the sentence around it. */
function addressIn(text: string): { text: string; href: string } | undefined {
  const found = web.exec(text)?.[0]
  if (found) {
    const trimmed = withoutEnd(found)
    if (!/^(?:https?:\/\/|www\.)[^\s./?#]/iu.test(trimmed)) return undefined
    return { text: trimmed, href: /^www/i.test(trimmed) ? `http://${trimmed}` : trimmed }
  }
  const address = mail.exec(text)?.[0].replace(/[-.]+$/, '')
  return address ? { text: address, href: `mailto:${address}` } : undefined
}

/** A closing bracket is part of an address that has opened it: https://example.org/Lantern_(lamp). */
function withoutEnd(address: string): string {
  const surplus = {
    ')': count(address, ')') - count(address, '('),
    ']': count(address, ']') - count(address, '['),
  }
  let end = address.length
  for (; end > 0; end -= 1) {
    const last = address[end - 1] ?? ''
    if (last === ')' || last === ']') {
      if (surplus[last] <= 0) break
      surplus[last] -= 1
    } else if (!/[.,;:!?'"*_~]/.test(last)) break
  }
  return address.slice(0, end)
}

const count = (text: string, char: string): number => text.split(char).length - 1
