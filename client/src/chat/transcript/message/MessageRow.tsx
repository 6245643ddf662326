import { Match, Show, Switch } from 'solid-js'
import { AssistantMark, PersonAvatar } from '../../../ui/Avatar.tsx'
import { useChat } from '../../chat-context.ts'
import './message.css'
import { lazyPart } from '../../../ui/loading/lazy-part.ts'
import { RichText } from '../../../ui/markdown/RichText.tsx'
import type { TimelineItem } from '../timeline.ts'
import { MessageMeta } from './MessageMeta.tsx'

const AnswerExtras = lazyPart(() => import('../answer/AnswerExtras.tsx'))
const ProvenText = lazyPart(() => import('../../proof/ProvenText.tsx'), { quiet: true, meanwhile: RichText })
const TranslationNote = lazyPart(() => import('../../translation/TranslationNote.tsx'), { quiet: true })
const SendState = lazyPart(() => import('./SendState.tsx'))

/** One message: who, what, when, and what can be done with it. */
export function MessageRow(props: { item: Extract<TimelineItem, { kind: 'message' }> }) {
  const { strings } = useChat().locale
  const item = () => props.item
  const proven = () => (item().message?.evidence.length ? item().message : undefined)
  const name = () => {
    if (item().speaker === 'customer') return strings.you
    return item().speaker === 'bot' ? strings.assistant : (item().message?.agentName ?? strings.agent)
  }
  return (
    <div
      class={`message message-${item().speaker}`}
      classList={{
        'message-first': item().first,
        'message-last': item().last,
        'message-streaming': item().streaming,
        'message-failed': item().outgoing?.state === 'failed',
      }}
    >
      <Show when={item().first}>
        <Switch>
          <Match when={item().speaker === 'bot'}>
            <AssistantMark />
          </Match>
          <Match when={item().speaker === 'agent'}>
            <PersonAvatar name={item().message?.agentName ?? undefined} />
          </Match>
        </Switch>
      </Show>
      <div class="message-body">
        <p class={item().speaker === 'agent' && item().first ? 'message-name' : 'visually-hidden'}>
          {name()}
        </p>
        <div class="bubble">
          <Show
            when={item().speaker !== 'customer'}
            fallback={
              <p class="plain" dir="auto">
                {item().text}
              </p>
            }
          >
            <Show when={proven()} fallback={<RichText text={item().text} streaming={item().streaming} />}>
              {(message) => <ProvenText text={message().text} message={message()} />}
            </Show>
          </Show>
        </div>
        <Show when={item().message?.translation}>
          {(translation) => <TranslationNote translation={translation()} />}
        </Show>
        <Show when={item().message}>
          {(message) => <MessageMeta message={message()} last={item().last} />}
        </Show>
        <Show when={item().latest && item().message}>
          {(message) => <AnswerExtras message={message()} />}
        </Show>
        <Show when={item().outgoing}>{(outgoing) => <SendState outgoing={outgoing()} />}</Show>
      </div>
    </div>
  )
}
