import { type Accessor, createContext, useContext } from 'solid-js'
import type { ConsoleApi } from './console-api.ts'
import type { Viewer } from './create-sign-in.ts'
import type { InboxModel } from './inbox/create-inbox.ts'
import type { createUnread } from './inbox/create-unread.ts'
import type { Drafts } from './session/drafts.ts'
import type { createChime } from './shell/create-chime.ts'
import type { createShortcutSwitch } from './shell/create-shortcuts.ts'

type Chime = ReturnType<typeof createChime>

export interface ConsoleContextValue {
  api: ConsoleApi
  viewer: Viewer
  inbox: InboxModel
  drafts: Drafts
  chime: Chime
  /** The switch of the single-key shortcuts. */
  keys: ReturnType<typeof createShortcutSwitch>
  unread: ReturnType<typeof createUnread>
  /** The session that is on the screen; undefined when none is. */
  setReading: (sessionId: string | undefined) => void
  /** Milliseconds since the epoch, a few times a minute: ages on the screen follow it. */
  now: Accessor<number>
  /** The newest thing that was told to those who do not see the screen. */
  announcement: Accessor<string>
  /** Tells those who do not see the screen. */
  announce: (text: string) => void
  /** Something was refused as if it were not there: maybe the key is no longer good. */
  recheckKey: () => void
  signOut: () => void
}

export const ConsoleContext = createContext<ConsoleContextValue>()

export function useConsole(): ConsoleContextValue {
  const value = useContext(ConsoleContext)
  if (!value) throw new Error('useConsole is for components inside Console')
  return value
}
