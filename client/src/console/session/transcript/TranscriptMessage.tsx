import { For, Match, Show, Switch } from 'solid-js'
import { RichText } from '../../../ui/markdown/RichText.tsx'
import { Glyph } from '../../controls/Glyph.tsx'
import { CustomerAvatar } from '../../customer/CustomerAvatar.tsx'
import { customerName } from '../../customer/customer-name.ts'
import { formats } from '../../formats.ts'
import { groundsText } from '../trace/grounds-text.ts'
import { Proof } from '../trace/Proof.tsx'
import { Trace } from '../trace/Trace.tsx'
import { SentInTranslation } from '../translation/SentInTranslation.tsx'
import { TranslatedText } from '../translation/TranslatedText.tsx'
import type { SessionModel } from '../view/create-session-view.ts'
import type { OpenSession, TranscriptMessage as Said } from '../view/session-view.ts'
import { noticeText } from './notice-text.ts'

export interface TranscriptMessageProps {
  message: Said
  session?: OpenSession
  /** The message before is of the same person. */
  follows: boolean
  translations: SessionModel['translations']
}

/** One message as an agent sees it: who said it, and what the assistant's word rests on. */
export function TranscriptMessage(props: TranscriptMessageProps) {
  const time = () => (
    <time datetime={props.message.createdAt} title={formats.full(props.message.createdAt)}>
      {formats.time(props.message.createdAt)}
    </time>
  )
  const translated = () => ({
    text: props.message.text,
    translation: props.translations.of(props.message.seq),
    onRetry: () => props.translations.retry(props.message.seq),
  })
  const sent = () => ({
    text: props.message.text,
    translation: props.message.translation,
    reads: props.translations.language(),
  })
  return (
    <Switch>
      <Match when={props.message.sender === 'SYSTEM'}>
        <p class="said-system" dir="auto">
          <bdi>{noticeText(props.message)}</bdi> {time()}
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
            <TranslatedText {...translated()} bubble={plainBubble} />
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
          <SentInTranslation {...sent()} bubble={richBubble} />
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
          <Show
            when={props.message.translation}
            fallback={<TranslatedText {...translated()} bubble={richBubble} />}
          >
            <SentInTranslation {...sent()} bubble={richBubble} />
          </Show>
          <Grounds message={props.message} />
        </div>
      </Match>
    </Switch>
  )
}

const plainBubble = (text: string, language?: string) => (
  <div class="said-bubble said-plain" dir="auto" lang={language}>
    {text}
  </div>
)

const richBubble = (text: string, language?: string) => (
  <div class="said-bubble" lang={language}>
    <RichText text={text} />
  </div>
)

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
            <RichText text={faq.answer} />
          </details>
        )}
      </For>
      <Proof message={props.message} />
      <Show when={props.message.trace}>{(trace) => <Trace trace={trace()} />}</Show>
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
          Suggested:{' '}
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
