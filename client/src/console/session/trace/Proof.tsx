import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { RichText } from '../../../ui/markdown/RichText.tsx'
import type { TranscriptMessage } from '../view/session-view.ts'
import { basisWords, ruleWords } from './rule-words.ts'
import './proof.css'

/** Of a model's answer: what each sentence rests on, and what it wrote that no customer read. */
export function Proof(props: { message: TranscriptMessage }) {
  const shown = () => props.message.evidence
  const leftOut = () => props.message.leftOut
  return (
    <Show when={shown().length + leftOut().length > 0}>
      <details class="trace proof">
        <summary>{summaryOf(shown().length, leftOut().length)}</summary>
        <Show when={shown().length > 0}>
          <ol class="proof-sentences" aria-label="Sentences with their sources">
            <For each={shown()}>{(sentence) => <Sentence sentence={sentence} />}</For>
          </ol>
        </Show>
        <Show when={leftOut().length > 0}>
          <p class="proof-heading">Left out</p>
          <ul class="proof-sentences" aria-label="Left out">
            <For each={leftOut()}>
              {({ text, rule }) => (
                <li>
                  <s dir="auto">{text}</s>
                  <p class="proof-basis">{ruleWords(rule)}</p>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </details>
    </Show>
  )
}

function Sentence(props: { sentence: TranscriptMessage['evidence'][number] }) {
  return (
    <li>
      <RichText text={props.sentence.text} />
      <p class="proof-basis" classList={{ 'proof-unproven': props.sentence.basis === 'UNPROVEN' }}>
        {basisWords(props.sentence.basis)}
      </p>
      <For each={props.sentence.sources}>
        {({ faq, quote }) => (
          <figure class="proof-source">
            <blockquote dir="auto">
              <RichText text={quote} />
            </blockquote>
            <figcaption>
              <Show when={faq} fallback="From an entry that was deleted since">
                {(entry) => (
                  <A href={`/faq?open=${entry().id}`}>
                    <bdi>{entry().question}</bdi>
                  </A>
                )}
              </Show>
            </figcaption>
          </figure>
        )}
      </For>
    </li>
  )
}

function summaryOf(shown: number, leftOut: number): string {
  const sentences = shown === 1 ? '1 sentence' : `${shown} sentences`
  if (leftOut === 0) return `Sources of ${sentences}`
  return shown === 0 ? `${leftOut} left out` : `Sources of ${sentences}, ${leftOut} left out`
}
