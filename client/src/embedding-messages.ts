/**
 * What the widget on somebody's page and the chat in its iframe tell each other by postMessage. Each side names the
 * other's origin when it sends, and checks both origin and window when it receives. Who the customer is goes this way
 * only: an address ends up in logs and in the history of the browser.
 */

/** Who the site says that the customer is. */
export interface Identity {
  userId?: string
  /** Hex HMAC-SHA256 of userId, made on the site's own server. */
  userHash?: string
}

/** A message of the conversation, as the site's own script may hear of it. */
export interface HeardMessage {
  id: string
  sender: 'CUSTOMER' | 'BOT' | 'AGENT' | 'SYSTEM'
  text: string
  /** On AGENT messages. */
  agentName?: string
  createdAt: string
}

export type ToChat =
  /** The answer to `ready`: from here on the chat shows something. */
  | { supportBot: 'start'; identity: Identity; open: boolean }
  | { supportBot: 'toggled'; open: boolean }
  | { supportBot: 'identified'; identity: Identity }

export type FromChat =
  | { supportBot: 'ready' }
  | { supportBot: 'close' }
  | { supportBot: 'unread'; count: number }
  | { supportBot: 'message'; message: HeardMessage }
