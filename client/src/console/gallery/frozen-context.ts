import type { ConsoleContextValue } from '../console-context.ts'
import { emptyInbox } from '../inbox/inbox.ts'
import { ada, galleryNow, healthy } from './people.ts'
import { makeScriptedApi, type ScriptedAnswer } from './scripted-api.ts'

export interface StillOptions {
  answers?: readonly ScriptedAnswer[]
  health?: unknown
  /** Stands in every composer. */
  draft?: string
  context?: Partial<ConsoleContextValue>
}

/** A console in which nothing happens but what its script says. */
export function standingStill({ answers = [], health = healthy, draft = '', context }: StillOptions) {
  const nothing = (): undefined => undefined
  const value: ConsoleContextValue = {
    api: makeScriptedApi(answers, health),
    viewer: ada,
    inbox: {
      inbox: () => ({ ...emptyInbox, state: 'loaded' }),
      connected: () => true,
      look: nothing,
      ticketOf: nothing,
      ticketChanged: nothing,
      customerWrote: nothing,
    },
    drafts: {
      read: () => draft,
      write: nothing,
      readUnsent: () => [],
      writeUnsent: nothing,
      forget: nothing,
    },
    translation: { language: () => null, choose: async () => undefined },
    chime: { on: () => true, toggle: nothing, ring: nothing },
    keys: { on: () => false, set: nothing },
    unread: { count: () => 0, total: () => 0 },
    setReading: nothing,
    toasts: { toasts: () => [], show: nothing, dismiss: nothing },
    now: () => galleryNow,
    announcement: () => '',
    announce: nothing,
    recheckKey: nothing,
    signOut: nothing,
    ...context,
  }
  return value
}
