import { createEffect, createMemo, createSignal, on, onCleanup, Show } from 'solid-js'
import { makeNotifier } from '../../ui/attention/make-notifier.ts'
import { makeTitleFlash } from '../../ui/attention/make-title-flash.ts'
import { forgivingStorage } from '../../ui/browser/forgiving-browser.ts'
import { LateIcon } from '../../ui/loading/LateIcon.tsx'
import { plainText } from '../../ui/markdown/plain-text.ts'
import { useChat } from '../chat-context.ts'
import type { Unread } from '../conversation/create-unread.ts'
import type { Embedding } from '../embedding/embedding.ts'

const wish = 'support-chat-notify'
const storage = forgivingStorage('localStorage')

/**
 * Calls a customer who looks elsewhere: the title of the tab, and a notification where they have asked for one. They are
 * asked while they wait for a person. In the widget the page around does all this.
 */
export default function Attention(props: { unread: Unread; embedding?: Embedding }) {
  const { conversation, locale } = useChat()
  const { strings } = locale
  const { state } = conversation
  const notifier = makeNotifier({
    isWanted: () => storage.getItem(wish) !== null,
    want: () => storage.setItem(wish, 'on'),
    onOpen: () => undefined,
  })
  const [own, setOwn] = createSignal(notifier.state())
  const notifications = () => props.embedding?.notifications() ?? own()
  const isWaiting = () => state().session.status === 'WAITING' || state().session.status === 'WITH_AGENT'

  const ask = async (): Promise<void> => {
    if (props.embedding) return props.embedding.notify()
    await notifier.ask()
    setOwn(notifier.state())
  }

  if (!props.embedding) {
    const flash = makeTitleFlash(strings.newMessages)
    createEffect(() => flash(props.unread.count()))
    onCleanup(() => flash(0))
    // By its number: a message that is read again after a reconnect is another object.
    const newest = createMemo(() => state().messages.at(-1)?.seq)
    createEffect(
      on(
        newest,
        () => {
          const message = state().messages.at(-1)
          if (message?.sender !== 'AGENT' && message?.sender !== 'BOT') return
          notifier.show(message.agentName ?? strings.title, plainText(message.text))
        },
        { defer: true },
      ),
    )
  }

  return (
    <Show when={isWaiting() && notifications() === 'askable'}>
      <p class="banner banner-offer">
        <LateIcon name="sound" />
        <button type="button" class="link-button" onClick={() => void ask()}>
          {strings.notifyMe}
        </button>
      </p>
    </Show>
  )
}
