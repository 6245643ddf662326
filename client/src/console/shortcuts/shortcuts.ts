/** Every key of the console, as `?` lists them. A screen binds those of its own group. */
export const shortcuts = [
  {
    group: 'Everywhere',
    keys: [
      { press: 'g i', name: 'inbox', does: 'Go to the inbox' },
      { press: 'g s', name: 'sessions', does: 'Go to conversations' },
      { press: 'g f', name: 'faq', does: 'Go to the FAQ' },
      { press: 'g n', name: 'unanswered', does: 'Go to unanswered questions' },
      { press: 'g u', name: 'usage', does: 'Go to usage' },
      { press: 'g ,', name: 'settings', does: 'Go to settings' },
      { press: '[Shift]+?', name: 'help', does: 'Show keyboard shortcuts' },
    ],
  },
  {
    group: 'Inbox',
    keys: [
      { press: 'j', name: 'next', does: 'Next conversation' },
      { press: 'k', name: 'previous', does: 'Previous conversation' },
      { press: 'i', name: 'details', does: 'Show or hide the details' },
    ],
  },
  {
    group: 'Conversation',
    keys: [
      { press: 't', name: 'take', does: 'Take the conversation' },
      { press: 'r', name: 'reply', does: 'Write a reply' },
      { press: 'Shift+B', name: 'return', does: 'Return it to the assistant' },
      { press: 'Shift+E', name: 'resolve', does: 'Resolve it' },
      { press: 'Shift+X', name: 'junk', does: 'Close it as junk' },
    ],
  },
] as const

export type ShortcutName = (typeof shortcuts)[number]['keys'][number]['name']

/** Keys that have to be pressed with others or one after the other, as they are drawn: ["g", "i"]. */
export function keyCaps(press: string): string[] {
  return press.replace('[Shift]+', '').split(/[ +]/)
}

export function pressOf(name: ShortcutName): string {
  return shortcuts.flatMap(({ keys }) => [...keys]).find((key) => key.name === name)?.press ?? ''
}
