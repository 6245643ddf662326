import type { Identity } from '../embedding-messages.ts'

/** What the script tag says. */
export interface WidgetOptions {
  /** Where this script came from; the chat is there, too. */
  origin: string
  /** The chat's address, with the look that the tag asks for; never with who the customer is. */
  chatUrl: string
  side: 'left' | 'right'
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
  const url = new URL('/', src)
  url.searchParams.set('embedded', '')
  // The chat answers to this origin alone.
  url.searchParams.set('parent', page.origin)
  for (const name of looks) {
    const value = data[name]
    if (value) url.searchParams.set(name, value)
  }
  return {
    origin: url.origin,
    chatUrl: url.href,
    side: data.position?.includes('left') ? 'left' : 'right',
    color: data.color,
    title: data.title,
    language: data.lang || page.language,
    identity: { userId: data.userId, userHash: data.userHash },
  }
}
