import { render } from 'solid-js/web'
import '../ui/base.css'
import { Chat } from './Chat.tsx'
import { readChatOptions } from './chat-options.ts'
import { loadLocale } from './locale.ts'

const options = readChatOptions(window.location)
const [locale, embedding] = await Promise.all([
  loadLocale(options.languages ?? navigator.languages),
  options.parentOrigin && window.parent !== window
    ? import('./embedding.ts').then(({ connectToPage }) => connectToPage(options.parentOrigin ?? ''))
    : undefined,
  options.color && import('./paint.ts').then(({ paint }) => paint(options.color ?? '')),
])
document.documentElement.lang = locale.language
document.documentElement.dir = locale.direction
if (options.theme) document.documentElement.dataset.theme = options.theme

const root = document.getElementById('chat')
if (root) render(() => <Chat options={options} locale={locale} embedding={embedding} />, root)
