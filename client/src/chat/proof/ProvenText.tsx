import { createMemo, For, type JSX, Show } from 'solid-js'
import { createMarkdown } from '../../ui/markdown/create-markdown.ts'
import { RichText } from '../../ui/markdown/RichText.tsx'
import { richElement } from '../../ui/markdown/rich-element.ts'
import { insertAfter, partEnds, readPlaces } from '../../ui/markdown/text-places.ts'
import { type ChatContextValue, useChat } from '../chat-context.ts'
import type { Faq, Message } from '../conversation/conversation.ts'
import { proofStrings } from '../locale/proof-strings.ts'
import './proof.css'

type Sentence = Message['evidence'][number]

export interface ProvenTextProps {
  text: string
  message: Message
}

/**
 * A model's answer with what each sentence rests on: small numbers that open the source at its words, and a mark on
 * what no source says. A sentence whose end is not certain to be found carries none; its source is listed below.
 */
export default function ProvenText(props: ProvenTextProps) {
  const chat = useChat()
  const markdown = createMarkdown(() => props.text)
  const element = createMemo(() => {
    const renderer = markdown()
    if (renderer === 'loading') return undefined
    const { evidence, citations } = props.message
    const root = richElement(props.text, renderer)
    const places = readPlaces(root)
    const parts = evidence.map(({ text }) => readPlaces(richElement(text, renderer)).text)
    const ends = partEnds(places.text, parts)
    // From the end: what is put in leaves the places before it as they are.
    evidence.toReversed().forEach((sentence, index) => {
      const end = ends[evidence.length - 1 - index]
      const marks = end && makeMarks(sentence, citations, chat)
      if (end && marks instanceof Element) insertAfter(places, end - 1, marks)
    })
    return root
  })
  return (
    <Show when={element()} fallback={<RichText text={props.text} />}>
      {element()}
    </Show>
  )
}

/** No component: those may be anything while they are worked on, and this is put into a text by hand. */
function makeMarks(
  sentence: Sentence,
  citations: readonly Faq[],
  { locale, showFaq }: Pick<ChatContextValue, 'locale' | 'showFaq'>,
): JSX.Element {
  const sources = citations
    .map((faq, index) => ({ faq, number: index + 1 }))
    .filter(({ faq }) => sentence.sources.some((source) => source.faq?.id === faq.id))
  return (
    <sup class="proof-marks">
      <For each={sources}>
        {({ faq, number }) => (
          <button
            type="button"
            class="source-mark"
            // Shown by the style sheet: a number must not be copied, or read out, as a part of the sentence.
            data-number={number}
            aria-label={`${locale.strings.source} ${number}: ${faq.question}`}
            title={faq.question}
            onClick={() => showFaq({ ...faq, evidence: [sentence] })}
          />
        )}
      </For>
      <Show when={sentence.basis === 'UNPROVEN'}>
        <span class="unproven-mark" role="img" aria-label={proofStrings(locale).notFromHelp} />
      </Show>
    </sup>
  )
}
