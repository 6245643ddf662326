/** How a page or a widget wants its chat. */
export interface ChatOptions {
  apiUrl: string
  socketUrl: string
  /** The page around the chat, when the widget is there to talk to: one that the operator lists, since no other may frame the chat. */
  parentOrigin?: string
  /** In an iframe on another site's page: the page around it has the main landmark. */
  embedded: boolean
  /** Wanted languages, best first; the browser's own when not given. */
  languages?: string[]
  /** The system's own when not given. */
  theme?: 'light' | 'dark'
  /** In place of the built-in accent: any CSS colour. */
  color?: string
  /** In place of the built-in name and first message; from the page around the chat alone. */
  title?: string
  greeting?: string
}

/**
 * Reads them from the page's address: `?lang=de&theme=dark&color=…&title=…&greeting=…&embedded&parent=…`. Anyone can
 * send a link with words of their own in it: as the product's they count in a frame only.
 */
export function readChatOptions(
  location: Pick<Location, 'href' | 'search'>,
  isFramed = window.parent !== window,
): ChatOptions {
  const query = new URLSearchParams(location.search)
  // Beside this page, wherever the server has it.
  const apiUrl = new URL('graphql', location.href).href
  const language = query.get('lang')
  const theme = query.get('theme')
  const parentOrigin = isFramed ? originIn(query.get('parent')) : undefined
  return {
    apiUrl,
    socketUrl: apiUrl.replace(/^http/, 'ws'),
    parentOrigin,
    embedded: query.has('embedded'),
    languages: language ? [language] : undefined,
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
    color: shortText(query.get('color')),
    title: parentOrigin && shortText(query.get('title')),
    greeting: parentOrigin && shortText(query.get('greeting')),
  }
}

/** Anyone can write an address: what comes from it is shown as plain text, and not at length. */
function shortText(text: string | null): string | undefined {
  return text?.trim().slice(0, 300) || undefined
}

/** Only an origin as browsers write it: postMessage would throw at anything else. */
function originIn(text: string | null): string | undefined {
  const origin = text ? URL.parse(text)?.origin : undefined
  return origin && origin !== 'null' ? origin : undefined
}
