import type { Outgoing } from '../../../session/outgoing.ts'
import { attempt } from '../../../ui/browser/forgiving-browser.ts'

type Unsent = Pick<Outgoing, 'clientMessageId' | 'text'> & {
  /** The language that it is to be sent in; without one, as written. */
  translateTo?: string
}
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export type Drafts = ReturnType<typeof makeDrafts>

/**
 * What an agent has begun to write, and what they sent and is not known to be stored, by session. Switching between
 * customers, or a reload, must not lose a half-written answer, and no other customer or agent may get it.
 */
export function makeDrafts(storage: () => Store, agentId: string) {
  const prefix = `support-console-draft:${agentId}:`
  const memory = new Map<string, string>()

  function read(name: string): string {
    const kept = memory.get(name)
    if (kept !== undefined) return kept
    return attempt(() => storage().getItem(prefix + name)) ?? ''
  }
  function write(name: string, text: string): void {
    memory.set(name, text)
    // Where storage is refused or full, the draft lasts as long as the page.
    attempt(() =>
      text === '' ? storage().removeItem(prefix + name) : storage().setItem(prefix + name, text),
    )
  }

  return {
    read,
    write,
    readUnsent: (sessionId: string): Unsent[] => parseUnsent(read(unsentOf(sessionId))),
    writeUnsent(sessionId: string, unsent: readonly Unsent[]): void {
      const kept = unsent.map(({ clientMessageId, text, translateTo }) => ({
        clientMessageId,
        text,
        translateTo,
      }))
      write(unsentOf(sessionId), kept.length === 0 ? '' : JSON.stringify(kept))
    },
    /** For who signs out: the next person at this computer must not read it. */
    forget(): void {
      memory.clear()
      attempt(() => {
        const store = storage()
        const names = Array.from({ length: store.length }, (_, index) => store.key(index))
        for (const name of names) if (name?.startsWith(prefix)) store.removeItem(name)
      })
    },
  }
}

const unsentOf = (sessionId: string): string => `unsent:${sessionId}`

function parseUnsent(text: string): Unsent[] {
  if (text === '') return []
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value.filter(isUnsent) : []
  } catch {
    // Cut short, or written by another release.
    return []
  }
}

function isUnsent(value: unknown): value is Unsent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'clientMessageId' in value &&
    typeof value.clientMessageId === 'string' &&
    'text' in value &&
    typeof value.text === 'string' &&
    (!('translateTo' in value) || typeof value.translateTo === 'string')
  )
}
