/** The customer's only credential. It leaves this browser in no other way than as the bearer of a request. */
export interface SavedSession {
  sessionId: string
  token: string
  /** Who it was begun for, when the site said so. */
  userId?: string
}

export interface UnsentText {
  clientMessageId: string
  text: string
}

interface Saved {
  session?: SavedSession
  /** Written but not known to be stored: a reload in a tunnel must not lose them. */
  unsent: UnsentText[]
}

const key = 'support-chat'

export type SavedChat = ReturnType<typeof makeSavedChat>

/**
 * What this browser remembers of the chat. Nothing is written before the customer's first message. Where storage is
 * refused (a sandboxed iframe, a full disk), the chat works on, and forgets when the page is left.
 */
export function makeSavedChat(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
  const read = (): Saved => parse(storage.getItem(key))
  const write = (saved: Saved): void => {
    try {
      if (saved.session || saved.unsent.length > 0) storage.setItem(key, JSON.stringify(saved))
      else storage.removeItem(key)
    } catch {
      // The disk is full: what is lost is only the memory across reloads.
    }
  }

  return {
    key,
    session: (): SavedSession | undefined => read().session,
    unsent: (): UnsentText[] => read().unsent,
    saveSession: (session: SavedSession): void => write({ ...read(), session }),
    saveUnsent(text: UnsentText): void {
      const saved = read()
      const others = saved.unsent.filter((other) => other.clientMessageId !== text.clientMessageId)
      write({ ...saved, unsent: [...others, text] })
    },
    dropUnsent(clientMessageId: string): void {
      const saved = read()
      const unsent = saved.unsent.filter((other) => other.clientMessageId !== clientMessageId)
      if (unsent.length < saved.unsent.length) write({ ...saved, unsent })
    },
    /** Forgets the session but keeps what was not sent: it goes to the next one. */
    dropSession: (): void => write({ unsent: read().unsent }),
    forget: (): void => storage.removeItem(key),
  }
}

/** localStorage where it may be used, else a memory that lasts as long as the page. */
export function browserStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  try {
    const probe = window.localStorage
    probe.getItem(key)
    return probe
  } catch {
    // Refused by the browser's settings: what is lost is only the memory across reloads.
    const memory = new Map<string, string>()
    return {
      getItem: (name) => memory.get(name) ?? null,
      setItem: (name, value) => void memory.set(name, value),
      removeItem: (name) => void memory.delete(name),
    }
  }
}

function parse(text: string | null): Saved {
  if (!text) return { unsent: [] }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return { unsent: [] }
    const session = 'session' in value ? value.session : undefined
    const unsent = 'unsent' in value && Array.isArray(value.unsent) ? value.unsent : []
    return { session: isSession(session) ? session : undefined, unsent: unsent.filter(isUnsent) }
  } catch {
    // Written by somebody else, or cut short: start anew rather than fail at every visit.
    return { unsent: [] }
  }
}

function isSession(value: unknown): value is SavedSession {
  if (!hasTexts(value, ['sessionId', 'token'])) return false
  return !Object.hasOwn(Object(value), 'userId') || hasTexts(value, ['userId'])
}

function isUnsent(value: unknown): value is UnsentText {
  return hasTexts(value, ['clientMessageId', 'text'])
}

function hasTexts(value: unknown, names: string[]): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    names.every((name) => typeof Object.getOwnPropertyDescriptor(value, name)?.value === 'string')
  )
}
