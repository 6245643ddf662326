import { makeWidget, type SupportBot } from './make-widget.ts'
import { ownScript } from './own-script.ts'
import { readWidgetOptions } from './widget-options.ts'

declare global {
  interface Window {
    SupportBot?: SupportBot
  }
}

// Not the name itself: an element with that id is found under it, too.
const mark = Symbol.for('support-bot')
const script = ownScript()
// A page that has the tag twice gets one launcher.
if (script && !Object.hasOwn(window, mark)) {
  // A file, a sandbox: browsers refuse the chat its frame there, and it could trust no message from outside.
  if (origin === 'null') console.error('No support chat: this page has no origin.')
  else {
    const page = { origin, language: navigator.language }
    const supportBot = makeWidget(readWidgetOptions(script.src, script.data, page))
    // Defined, not assigned: something of the page's own may have the name.
    Object.defineProperty(window, mark, { value: supportBot })
    Object.defineProperty(window, 'SupportBot', { value: supportBot, configurable: true, writable: true })
    // The script is async: this tells the page's own scripts that the API is there.
    window.dispatchEvent(new Event('support-bot-ready'))
  }
}
