import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'

type Html = ReturnType<ReturnType<typeof parser>['parse']>
type Child = Html['children'][number]
type Element = Extract<Child, { type: 'element' }>

// Elements that help centres and spreadsheets export. "<your name>" is none of them.
const tag =
  /<\/?(?:a|abbr|article|b|blockquote|body|br|center|code|dd|del|details|div|dl|dt|em|figure|font|h[1-6]|head|hr|html|i|iframe|img|ins|li|main|mark|noscript|ol|p|pre|s|script|section|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|title|tr|u|ul|video)(?:\s[^<>]*)?\/?>|<!--/i
const entity = /&(?:[a-z][a-z\d]{1,30}|#\d{1,7}|#x[\da-f]{1,6});/i
const code = /(`+)[^`][\s\S]*?\1/g
/** What says nothing to a reader, or would run. */
const dropped = new Set(
  'script style template noscript iframe object embed svg video audio canvas form input button select textarea head title'.split(
    ' ',
  ),
)
const safeAddress = /^(?:https?:|mailto:|tel:|[/#?]|[^:]*$)/i

const block =
  /<\/?(?:article|blockquote|body|center|div|dl|figure|h[1-6]|hr|html|li|main|ol|p|pre|script|section|style|table|t[drh]|ul)[\s/>]/i

/** Markdown for HTML; null for a text that is none, Markdown with code in it included. Never throws. */
export function htmlToMarkdown(text: string): string | null {
  const outsideCode = text.replace(code, '')
  if (!tag.test(outsideCode)) return entity.test(outsideCode) ? decodeEntities(text) : null
  // Without blocks its lines are Markdown with a tag here and there, and stay lines.
  return block.test(outsideCode) ? convert(text) : text.split('\n').map(convertLine).join('\n')
}

function convertLine(line: string): string {
  const start = line.search(/\S/)
  return start < 0 ? '' : line.slice(0, start) + convert(line)
}

function convert(html: string): string {
  const tree = parser().parse(html)
  clean(tree.children)
  // As written: the chat shows a lone * or _ as it is, and would show a backslash before it, too.
  const handlers = { text: ({ value }: { value: string }) => value, break: () => '  \n' }
  const markdown = unified()
    .use(rehypeRemark)
    .use(remarkGfm)
    .use(remarkStringify, { bullet: '-', rule: '-', handlers })
  return markdown
    .stringify(markdown.runSync(tree))
    .replace(/\u00a0/g, ' ')
    .replace(/\\([&_~])/g, '$1')
    .replace(/\n(?:[ \t]*\n){2,}/g, '\n\n')
    .trim()
}

/** A line of text for HTML, as in a question; null for a text that is none. */
export function htmlToText(text: string): string | null {
  if (!tag.test(text)) return entity.test(text) ? decodeEntities(text) : null
  const { children } = parser().parse(text)
  clean(children)
  return children.map(textOf).join('').replace(/\s+/g, ' ').trim()
}

function parser() {
  return unified().use(rehypeParse, { fragment: true })
}

/** Line ends and angle brackets stay as they are: only the entities are read. */
function decodeEntities(text: string): string {
  const { children } = parser().parse(text.replaceAll('<', '&lt;'))
  return children
    .map(textOf)
    .join('')
    .replace(/\u00a0/g, ' ')
}

function textOf(node: Child): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element') return ''
  const inner = node.children.map(textOf).join('')
  return /^(?:p|div|br|li|h\d|td|tr)$/.test(node.tagName) ? ` ${inner} ` : inner
}

/** Takes out what is dropped, unwraps links to nowhere, and makes pictures links: the chat shows none. */
function clean(children: Child[]): void {
  for (let at = children.length - 1; at >= 0; at--) {
    const node = children[at]
    if (node?.type !== 'element') {
      if (node?.type === 'comment') children.splice(at, 1)
      continue
    }
    if (dropped.has(node.tagName)) {
      children.splice(at, 1)
      continue
    }
    clean(node.children)
    const address = addressOf(node)
    if (node.tagName === 'img') children.splice(at, 1, ...pictureLink(node, address))
    else if (node.tagName === 'a' && address === null) children.splice(at, 1, ...node.children)
  }
}

function addressOf({ properties }: Element): string | null {
  const address = properties.href ?? properties.src
  return typeof address === 'string' && safeAddress.test(address.trim()) ? address.trim() : null
}

function pictureLink({ properties }: Element, address: string | null): Child[] {
  const value = typeof properties.alt === 'string' ? properties.alt.trim() : ''
  if (value === '' || address === null) return []
  const label: Child = { type: 'text', value }
  return [{ type: 'element', tagName: 'a', properties: { href: address }, children: [label] }]
}
