import { Match, Show, Switch } from 'solid-js'
import { AssistantMark, PersonAvatar } from '../../ui/Avatar.tsx'
import { TypingDots } from '../../ui/TypingDots.tsx'
import { useChat } from '../chat-context.ts'
import { agentName } from '../conversation/conversation.ts'
import { noticeText } from '../conversation/notice-text.ts'
import { dayLabel } from './day-label.ts'
import { MessageRow } from './message/MessageRow.tsx'
import type { TimelineItem } from './timeline.ts'

/** One row of the log. */
export function LogItem(props: { item: TimelineItem }) {
  const { formats, locale } = useChat()
  const only = <Kind extends TimelineItem['kind']>(kind: Kind) => {
    const { item } = props
    return item.kind === kind ? (item as Extract<TimelineItem, { kind: Kind }>) : undefined
  }
  return (
    <Switch>
      <Match when={only('message')}>{(item) => <MessageRow item={item()} />}</Match>
      <Match when={only('typing')}>
        {(item) => <TypingRow speaker={item().speaker} first={item().first} />}
      </Match>
      <Match when={only('day')}>
        {(item) => (
          <p class="log-note">{dayLabel(new Date(item().at), new Date(), formats, locale.strings)}</p>
        )}
      </Match>
      <Match when={only('notice')}>
        {(item) => (
          <p class="log-note" dir="auto">
            {noticeText(item().message, locale.strings)}
          </p>
        )}
      </Match>
      <Match when={only('new')}>
        <p class="log-new">{locale.strings.newFromHere}</p>
      </Match>
    </Switch>
  )
}

function TypingRow(props: { speaker: 'bot' | 'agent'; first: boolean }) {
  const { conversation, locale } = useChat()
  const { strings } = locale
  const name = () => agentName(conversation.state())
  return (
    <div
      class={`message message-${props.speaker} message-typing`}
      classList={{ 'message-first': props.first }}
    >
      <Show when={props.first}>
        <Show when={props.speaker === 'agent'} fallback={<AssistantMark />}>
          <PersonAvatar name={name()} />
        </Show>
      </Show>
      <div class="message-body">
        <div class="bubble">
          <TypingDots
            label={strings.writing(props.speaker === 'agent' ? (name() ?? strings.agent) : strings.assistant)}
          />
        </div>
      </div>
    </div>
  )
}
