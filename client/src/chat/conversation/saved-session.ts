import { forgivingStorage, type KeptItems } from '../../ui/browser/forgiving-browser.ts'

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
  /** Of the newest message that the customer has had before their eyes. */
  seenSeq?: number
  /** Written but not known to be stored: a reload in a tunnel must not lose them. */
  unsent: UnsentText[]
}

const key = 'support-chat'
const draftKey = 'support-chat-draft'

export type SavedChat = ReturnType<typeof makeSavedChat>

/**
 * What this browser remembers of the chat. Nothing is written before the customer's first message. What is being
 * written stays with its tab (`tabStorage`), so that two tabs do not overwrite each other's.
 */
export function makeSavedChat(
  storage: KeptItems = forgivingStorage('localStorage'),
  tabStorage: KeptItems = forgivingStorage('sessionStorage'),
) {
  const read = (): Saved => parse(storage.getItem(key))
  const write = (saved: Saved): void => {
    if (saved.session || saved.unsent.length > 0) storage.setItem(key, JSON.stringify(saved))
    else storage.removeItem(key)
  }
  const writeDraft = (text: string): void => {
    if (text) tabStorage.setItem(draftKey, text)
    else tabStorage.removeItem(draftKey)
  }

  return {
    key,
    session: (): SavedSession | undefined => read().session,
    unsent: (): UnsentText[] => read().unsent,
    saveSession: (session: SavedSession): void => write({ ...read(), session }),
    /** Undefined before anything was seen, and of a conversation that is older than this memory. */
    seenSeq: (): number | undefined => read().seenSeq,
    /** Only forward: another tab may have shown more. */
    saveSeen(seq: number): void {
      const saved = read()
      if (saved.session && seq > (saved.seenSeq ?? -1)) write({ ...saved, seenSeq: seq })
    },
    draft: (): string => tabStorage.getItem(draftKey) ?? '',
    saveDraft: writeDraft,
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
    forget(): void {
      storage.removeItem(key)
      writeDraft('')
    },
  }
}

function parse(text: string | null): Saved {
  if (!text) return { unsent: [] }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return { unsent: [] }
    const session = 'session' in value ? value.session : undefined
    const unsent = 'unsent' in value && Array.isArray(value.unsent) ? value.unsent : []
    const seenSeq = 'seenSeq' in value && typeof value.seenSeq === 'number' ? value.seenSeq : undefined
    return { session: isSession(session) ? session : undefined, unsent: unsent.filter(isUnsent), seenSeq }
  } catch {
    // Written by another script, or cut short: start afresh rather than fail at every visit.
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
