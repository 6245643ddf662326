import { render } from 'solid-js/web'
import '../ui/base.css'
import { Chat } from './Chat.tsx'
import { readChatOptions } from './chat-options.ts'
import { loadLocale } from './locale.ts'

const options = readChatOptions(window.location)
const locale = await loadLocale(options.languages ?? navigator.languages)
document.documentElement.lang = locale.language
document.documentElement.dir = locale.direction
if (options.theme) document.documentElement.dataset.theme = options.theme

const root = document.getElementById('chat')
if (root) render(() => <Chat options={options} locale={locale} />, root)
