import type { FromChat, ToChat } from '../../embedding-messages.ts'
import type { Launcher } from '../make-launcher.ts'

export type Frames = ReturnType<typeof makeFrames>

/** The chat's frames next to the button, and what they and the page say to each other. */
export function makeFrames(
  { root, frame, name }: Launcher,
  origin: string,
  hear: (message: FromChat, source: HTMLIFrameElement) => void,
) {
  const talking = new Set<Window>()
  const all = () => [...root.querySelectorAll('iframe')]

  window.addEventListener('message', (event) => {
    const source = all().find(({ contentWindow }) => contentWindow === event.source)
    // Written by our own chat: window and origin are its own.
    if (source && event.origin === origin) hear(event.data as FromChat, source)
  })

  return {
    load(url: string, hidden = false): HTMLIFrameElement {
      const iframe = document.createElement('iframe')
      iframe.title = name
      iframe.allow = 'clipboard-write'
      iframe.src = url
      iframe.hidden = hidden
      if (hidden) root.append(iframe)
      else frame.prepend(iframe)
      return iframe
    },
    /** To a frame that has said that it is ready: it hears everything from here on. */
    answer({ contentWindow }: HTMLIFrameElement, message: ToChat): void {
      if (!contentWindow) return
      talking.add(contentWindow)
      contentWindow.postMessage(message, origin)
    },
    tell(message: ToChat): void {
      for (const { contentWindow } of all())
        if (contentWindow && talking.has(contentWindow)) contentWindow.postMessage(message, origin)
    },
  }
}
