import { attempt, succeeds } from '../browser/forgiving-browser.ts'

export type NotifierState = 'unavailable' | 'askable' | 'on'

export interface NotifierOptions {
  /** Whether the customer has asked for notifications here: the permission alone may be for something else. */
  isWanted: () => boolean
  want: () => void
  /** A notification was chosen. */
  onOpen: () => void
}

/** Notifications of the browser, for people who have asked for them. */
export function makeNotifier({ isWanted, want, onOpen }: NotifierOptions) {
  const state = (): NotifierState => {
    const permission = attempt(() => Notification.permission)
    if (permission === undefined || permission === 'denied') return 'unavailable'
    return permission === 'granted' && isWanted() ? 'on' : 'askable'
  }
  return {
    state,
    /** Only by a press of a button: browsers ignore anything else, and so do people. */
    async ask(): Promise<void> {
      await succeeds(() => Notification.requestPermission())
      want()
    },
    show(title: string, text: string): void {
      if (state() !== 'on' || (document.visibilityState === 'visible' && document.hasFocus())) return
      // Phones refuse this constructor: there the number of unread messages is all.
      attempt(() => {
        // One tag: several tabs make one notification.
        const notification = new Notification(title, { body: text.slice(0, 140), tag: 'support-bot' })
        notification.onclick = () => {
          window.focus()
          onOpen()
          notification.close()
        }
      })
    },
  }
}
