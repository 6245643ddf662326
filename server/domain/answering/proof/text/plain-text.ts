import { addressKey } from '../../../address-key.ts'

/** What a text says without its Markdown; contractions written out, so that a rule has one form to look for. */
export function plainText(markdown: string): string {
  return writtenOut(
    markdown
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/\((?:https?:\/\/|www\.)[^)\s]*\)/gi, '')
      .replace(/[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}/g, '')
      .replace(/^\s*(?:[-*+•]|\d{1,2}[.)]|#{1,6}|>)\s+/gm, ''),
  )
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}

const contractions: readonly [RegExp, string][] = [
  [/\bcan(?:'t|not)\b/gi, 'can not'],
  [/\bwon't\b/gi, 'will not'],
  [/\bshan't\b/gi, 'shall not'],
  [/n't\b/gi, ' not'],
  [/'re\b/gi, ' are'],
  [/'ll\b/gi, ' will'],
  [/'ve\b/gi, ' have'],
  [/\bi'm\b/gi, 'I am'],
  [/'d\b/gi, ' would'],
  [/\b(it|that|there|here|what|who|he|she|where|how|this)'s\b/gi, '$1 is'],
]

function writtenOut(text: string): string {
  return contractions.reduce((done, [short, long]) => done.replace(short, long), text.replace(/[’`´]/g, "'"))
}

/** The addresses that a text names: of its links, and written out. */
export function addressesIn(markdown: string): { hosts: string[]; urls: string[] } {
  const found = markdown.match(/\b(?:https?:\/\/|www\.)[^\s<>()[\]"'`*]+|(?<=\]\()[^\s)]+/gi) ?? []
  const urls = found.map((url) => url.replace(/[.,;:!?]+$/, ''))
  const bare = markdown.match(/(?<![@\w./-])(?:[a-z\d-]{2,}\.)+[a-z]{2,}(?:\/[^\s)\]]*)?(?![@\w])/gi) ?? []
  const hosts = [...urls, ...bare].map(hostOf).filter((host) => host !== null)
  return { hosts: [...new Set(hosts)], urls: [...new Set([...urls, ...bare].map(addressKey))] }
}

function hostOf(url: string): string | null {
  const host = addressKey(url).split(/[/?#:]/)[0] ?? ''
  return host.includes('.') ? host : null
}
