import { measureColor } from '../ui/color/measured-color.ts'
import css from './widget.css?inline'
import type { WidgetOptions } from './widget-options.ts'
import { widgetWords } from './widget-words.ts'

export interface Launcher {
  host: HTMLElement
  root: ShadowRoot
  /** Around button and chat. */
  frame: HTMLElement
  button: HTMLButtonElement
  name: string
  setOpen(open: boolean): void
  setUnread(count: number): void
  /** Takes the keys that are pressed between a click on the button and the chat's being there. */
  typeAhead(): void
  /** What was typed; undefined when the customer has left for the page, or there was no click. */
  endTypeAhead(): string | undefined
}

/**
 * The button in the corner, in a shadow root: the page's styles do not reach it. Everything is made by calls, and the
 * styles are adopted: markup, style elements and style attributes are what a strict policy of the page refuses.
 */
export function makeLauncher(options: WidgetOptions): Launcher {
  const words = widgetWords(options.language)
  const name = options.title || words.name
  // A name of its own: a page's rules for div do not fit it.
  const host = document.createElement('support-bot')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  const color = options.color && measureColor(options.color)
  if (color) {
    host.style.setProperty('--color', color.color)
    host.style.setProperty('--ink', color.ink)
  }
  for (const [name, offset] of [
    ['--x', options.offsetX],
    ['--y', options.offsetY],
  ] as const)
    if (offset && CSS.supports('top', offset)) host.style.setProperty(name, offset)

  const frame = document.createElement('section')
  frame.ariaLabel = name
  const button = document.createElement('button')
  button.type = 'button'
  const badge = document.createElement('b')
  badge.ariaHidden = 'true'
  const news = document.createElement('p')
  news.role = 'status'
  button.append(
    icon(
      'talk',
      'M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2ZM8 9.500h8M8 13h5',
    ),
    icon('cross', 'M6.500 6.500l11 11M17.500 6.500l-11 11'),
    badge,
  )
  const field = document.createElement('input')
  field.ariaLabel = name
  frame.append(button, news)
  root.append(frame)

  const launcher: Launcher = {
    host,
    root,
    frame,
    button,
    name,
    setOpen(open) {
      frame.className = `${options.side}${open ? ' open' : ''}`
      button.ariaExpanded = String(open)
    },
    setUnread(count) {
      const said = count ? `${words.unread}: ${count}` : ''
      badge.textContent = count > 9 ? '9+' : String(count || '')
      news.textContent = said
      button.ariaLabel = said ? `${name}, ${said}` : name
    },
    typeAhead() {
      if (field.isConnected) return
      frame.append(field)
      field.focus()
    },
    endTypeAhead() {
      // The chat may have taken the focus by itself.
      const text = field.isConnected && (field.value || root.activeElement) ? field.value : undefined
      field.remove()
      field.value = ''
      return text
    },
  }
  launcher.setOpen(false)
  launcher.setUnread(0)
  return launcher
}

function icon(name: string, path: string): Element {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('class', name)
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}
