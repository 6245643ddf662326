import { forgivingStorage } from '../../ui/browser/forgiving-browser.ts'

const name = 'support-bot'
const shared = forgivingStorage('localStorage')
const ofTab = forgivingStorage('sessionStorage')

/**
 * What the next page has to know, in the page's own storage: that there is a conversation (in every tab), and that the
 * chat is open (in this one). The conversation itself and its key are the chat's alone.
 */
export const memory = {
  hasSession: (): boolean => shared.getItem(name) !== null,
  setSession: (exists: boolean): void => (exists ? shared.setItem(name, 'session') : shared.removeItem(name)),
  isOpen: (): boolean => ofTab.getItem(name) !== null,
  setOpen: (open: boolean): void => (open ? ofTab.setItem(name, 'open') : ofTab.removeItem(name)),
  wantsNotifications: (): boolean => shared.getItem(`${name}-notify`) !== null,
  wantNotifications: (): void => shared.setItem(`${name}-notify`, 'on'),
}
