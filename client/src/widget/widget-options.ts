import type { Identity } from '../embedding-messages.ts'

/** What the script tag says. */
export interface WidgetOptions {
  /** The folder that this script came from, with a slash at its end: everything else is there, too. */
  base: string
  /** Of `base`: the chat answers from there. */
  origin: string
  /** The chat's address, with the look that the tag asks for; never with who the customer is. */
  chatUrl: string
  side: 'left' | 'right'
  /** Any CSS length, from the edge of the window; the number alone counts pixels. */
  offsetX?: string
  offsetY?: string
  color?: string
  title?: string
  language: string
  identity: Identity
}

/** Passed on to the chat as they are. */
const looks = ['lang', 'title', 'greeting', 'theme', 'color'] as const

export function readWidgetOptions(
  src: string,
  data: Readonly<Record<string, string | undefined>>,
  page: { origin: string; language: string },
): WidgetOptions {
  const url = new URL('.', src)
  const base = url.href
  url.searchParams.set('embedded', '')
  // The chat answers to this origin alone.
  url.searchParams.set('parent', page.origin)
  for (const name of looks) {
    const value = data[name]
    if (value) url.searchParams.set(name, value)
  }
  return {
    base,
    origin: url.origin,
    chatUrl: url.href,
    side: data.position?.includes('left') ? 'left' : 'right',
    offsetX: length(data.offsetX),
    offsetY: length(data.offsetY),
    color: data.color,
    title: data.title,
    language: data.lang || page.language,
    identity: { userId: data.userId, userHash: data.userHash },
  }
}

/** The chat as a page of its own, which belongs to no frame and takes no words from its address. */
export function chatPage(chatUrl: string): string {
  const url = new URL(chatUrl)
  for (const name of ['embedded', 'parent', 'title', 'greeting']) url.searchParams.delete(name)
  return url.href
}

function length(value: string | undefined): string | undefined {
  return value && Number.isFinite(Number(value)) ? `${Number(value)}px` : value
}
