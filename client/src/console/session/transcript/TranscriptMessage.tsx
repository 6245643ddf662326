import { For, Match, Show, Switch } from 'solid-js'
import { CustomerAvatar } from '../CustomerAvatar.tsx'
import { customerName } from '../customer-name.ts'
import { formats } from '../formats.ts'
import { Glyph } from '../Glyph.tsx'
import { groundsText } from './grounds-text.ts'
import { MessageText } from './MessageText.tsx'
import type { OpenSession, TranscriptMessage as Said } from './session-view.ts'
import { Trace } from './Trace.tsx'

export interface TranscriptMessageProps {
  message: Said
  session?: OpenSession
  /** The message before is of the same person. */
  follows: boolean
}

/** One message as an agent sees it: who said it, and what the assistant's word rests on. */
export function TranscriptMessage(props: TranscriptMessageProps) {
  const time = () => (
    <time datetime={props.message.createdAt} title={formats.full(props.message.createdAt)}>
      {formats.time(props.message.createdAt)}
    </time>
  )
  return (
    <Switch>
      <Match when={props.message.sender === 'SYSTEM'}>
        <p class="said-system" dir="auto">
          <bdi>{props.message.text}</bdi> {time()}
        </p>
      </Match>
      <Match when={props.message.sender === 'CUSTOMER'}>
        <div class="said said-customer" classList={{ 'said-follows': props.follows }}>
          <Show when={!props.follows && props.session} fallback={<span />}>
            {(session) => <CustomerAvatar of={session()} />}
          </Show>
          <div class="said-body">
            <Show when={!props.follows && props.session}>
              {(session) => (
                <p class="said-name">
                  <bdi>{customerName(session())}</bdi> {time()}
                </p>
              )}
            </Show>
            <div class="said-bubble said-plain" dir="auto">
              {props.message.text}
            </div>
          </div>
        </div>
      </Match>
      <Match when={props.message.sender === 'AGENT'}>
        <div class="said said-agent" classList={{ 'said-follows': props.follows }}>
          <Show when={!props.follows}>
            <p class="said-name">
              <bdi>{props.message.agentName ?? 'Agent'}</bdi> {time()}
            </p>
          </Show>
          <div class="said-bubble">
            <MessageText text={props.message.text} />
          </div>
        </div>
      </Match>
      <Match when={true}>
        <div class="said said-bot" classList={{ 'said-follows': props.follows }}>
          <Show when={!props.follows}>
            <p class="said-name">
              <Glyph name="bot" />
              Assistant {time()}
            </p>
          </Show>
          <div class="said-bubble">
            <MessageText text={props.message.text} />
          </div>
          <Grounds message={props.message} />
        </div>
      </Match>
    </Switch>
  )
}

/** What a reply of the assistant rests on, and how sure it was. */
function Grounds(props: { message: Said }) {
  return (
    <div class="said-grounds">
      <Show when={groundsText(props.message)}>{(text) => <span class="said-source">{text()}</span>}</Show>
      <Show when={props.message.escalated}>
        <span class="chip chip-soon">Handed over here</span>
      </Show>
      <For each={props.message.citations}>
        {(faq) => (
          <details class="citation">
            <summary>
              <Glyph name="faq" />
              {faq.question}
            </summary>
            <MessageText text={faq.answer} />
          </details>
        )}
      </For>
      <Trace trace={props.message.trace} />
      <Show when={props.message.feedback}>
        {(feedback) => (
          <p class="said-feedback">
            The customer found this {feedback().helpful ? 'helpful' : 'not helpful'}
            <Show when={feedback().reason}>
              : “<bdi>{feedback().reason}</bdi>”
            </Show>
          </p>
        )}
      </Show>
      <Show when={props.message.suggestedQuestions.length > 0}>
        <p class="said-offered">
          Offered:{' '}
          <For each={props.message.suggestedQuestions}>
            {({ question }, index) => (
              <>
                {index() > 0 && ' · '}
                <bdi>{question}</bdi>
              </>
            )}
          </For>
        </p>
      </Show>
    </div>
  )
}
