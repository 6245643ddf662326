import { makeWidget, type SupportBot } from './make-widget.ts'
import { readWidgetOptions } from './widget-options.ts'

declare global {
  interface Window {
    SupportBot?: SupportBot
  }
}

const script = document.currentScript
// A page that has the tag twice gets one launcher.
if (script instanceof HTMLScriptElement && !window.SupportBot) {
  // A file, a sandbox: browsers refuse the chat its frame there, and it could trust no message from outside.
  if (origin === 'null') console.error('No support chat: this page has no origin.')
  else {
    const page = { origin, language: navigator.language }
    window.SupportBot = makeWidget(readWidgetOptions(script.src, script.dataset, page))
    // The script is async: this tells the page's own scripts that the API is there.
    window.dispatchEvent(new Event('support-bot-ready'))
  }
}
