import { type Accessor, createContext, useContext } from 'solid-js'
import type { ConsoleApi } from './console-api.ts'
import type { InboxModel } from './inbox/create-inbox.ts'
import type { createUnread } from './inbox/create-unread.ts'
import type { Drafts } from './session/reply/drafts.ts'
import type { createChime } from './shell/create-chime.ts'
import type { Toasts } from './shell/create-toasts.ts'
import type { createShortcutSwitch } from './shortcuts/create-shortcuts.ts'
import type { Viewer } from './sign-in/create-sign-in.ts'
import type { TranslationSetting } from './translation/create-translation-setting.ts'

type Chime = ReturnType<typeof createChime>

export interface ConsoleContextValue {
  api: ConsoleApi
  viewer: Viewer
  inbox: InboxModel
  drafts: Drafts
  translation: TranslationSetting
  chime: Chime
  /** The switch of the single-key shortcuts. */
  keys: ReturnType<typeof createShortcutSwitch>
  unread: ReturnType<typeof createUnread>
  /** The session that is on the screen; undefined when none is. */
  setReading: (sessionId: string | undefined) => void
  /** Short notices over the screen. */
  toasts: Toasts
  /** Milliseconds since the epoch, a few times a minute: ages on the screen follow it. */
  now: Accessor<number>
  /** The latest announcement to screen readers. */
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
