import { onCleanup } from 'solid-js'
import type { SavedChat } from './saved-session.ts'

/** Calls `onSession` when another tab of this browser has a conversation, for as long as the owner lives. */
export function createOtherTab(saved: Pick<SavedChat, 'key' | 'session'>, onSession: () => void): void {
  const onStorage = ({ key }: StorageEvent): void => {
    if (key === saved.key && saved.session()) onSession()
  }
  window.addEventListener('storage', onStorage)
  onCleanup(() => window.removeEventListener('storage', onStorage))
}
