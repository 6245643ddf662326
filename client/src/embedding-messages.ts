/**
 * What the widget on a site's page and the chat in its iframe tell each other by postMessage. Each side names the
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

/** Whether the page may show the customer a notification of their browser. `askable`: they have not been asked. */
export type NotificationState = 'unavailable' | 'askable' | 'on'

export type ToChat =
  /** The answer to `ready`: from here on the chat shows something. */
  | { supportBot: 'start'; identity: Identity; open: boolean; notifications: NotificationState }
  | { supportBot: 'toggled'; open: boolean }
  | { supportBot: 'identified'; identity: Identity }
  /** The focus is the chat's, and this is what the customer typed before. */
  | { supportBot: 'typed'; text: string }
  | { supportBot: 'notifications'; state: NotificationState }

export type FromChat =
  | { supportBot: 'ready' }
  /** The composer is there. */
  | { supportBot: 'writable' }
  | { supportBot: 'close' }
  /** Whether there is a conversation, whose answers are worth listening for on other pages. */
  | { supportBot: 'session'; exists: boolean }
  | { supportBot: 'unread'; count: number }
  | { supportBot: 'message'; message: HeardMessage }
  /** The customer wants notifications: only the page around may ask for the permission. */
  | { supportBot: 'notify' }
