import { render } from 'solid-js/web'
import '../ui/base.css'
import { importAgain } from '../ui/loading/import-again.ts'
import { Chat } from './Chat.tsx'
import { readChatOptions } from './chat-options.ts'
import { loadLocale } from './locale/locale.ts'

// A function, not await at the top: files that are loaded later import from this one, and would wait for its end.
async function start(): Promise<void> {
  const options = readChatOptions(window.location)
  const { color, parentOrigin } = options
  const [locale, embedding] = await Promise.all([
    loadLocale(options.languages ?? navigator.languages),
    parentOrigin
      ? importAgain(() => import('./embedding/embedding.ts')).then((file) => file.connectToPage(parentOrigin))
      : undefined,
    // Without it the chat is green.
    color &&
      importAgain(() => import('./embedding/apply-accent.ts')).then(
        (file) => file.applyAccent(color),
        () => undefined,
      ),
  ])
  document.documentElement.lang = locale.language
  document.documentElement.dir = locale.direction
  if (options.theme) document.documentElement.dataset.theme = options.theme

  const root = document.getElementById('chat')
  if (root) render(() => <Chat options={options} locale={locale} embedding={embedding} />, root)
}

void start()
