import { createEffect, createMemo, For, Show } from 'solid-js'
import { createMarkdown } from '../../ui/markdown/create-markdown.ts'
import { RichText } from '../../ui/markdown/RichText.tsx'
import { richElement } from '../../ui/markdown/rich-element.ts'
import { markRanges, readPlaces } from '../../ui/markdown/text-places.ts'
import { useChat } from '../chat-context.ts'
import type { Faq } from '../conversation/conversation.ts'
import { proofStrings } from '../locale/proof-strings.ts'
import './proof.css'

/** An answer with the words marked that support what was said, beginning at them. */
export function MarkedAnswer(props: { faq: Faq }) {
  const strings = proofStrings(useChat().locale)
  const markdown = createMarkdown(() => props.faq.answer)
  const quotes = createMemo(() => [
    ...new Set(
      (props.faq.evidence ?? [])
        .flatMap(({ sources }) => sources)
        .filter((source) => source.faq?.id === props.faq.id)
        .map(({ quote }) => quote),
    ),
  ])
  const marked = createMemo(() => {
    const renderer = markdown()
    if (renderer === 'loading' || quotes().length === 0) return undefined
    const element = richElement(props.faq.answer, renderer)
    const places = readPlaces(element)
    const ranges: [number, number][] = []
    const missing: string[] = []
    for (const quote of quotes()) {
      const words = readPlaces(richElement(quote, renderer)).text
      const start = places.text.indexOf(words)
      if (start === -1 || words === '') missing.push(quote)
      else ranges.push([start, start + words.length])
    }
    const [first] = markRanges(places, ranges)
    // It takes the focus, so that a screen reader begins to read there, too.
    if (first) first.tabIndex = -1
    return { element, first, missing }
  })
  createEffect(() => {
    const first = marked()?.first
    // Not before the sheet around it is open.
    requestAnimationFrame(() => {
      first?.focus({ preventScroll: true })
      first?.scrollIntoView({ block: 'center' })
    })
  })
  return (
    <Show when={marked()} fallback={<RichText text={props.faq.answer} />}>
      {(shown) => (
        <>
          <Show when={shown().missing.length > 0}>
            <p class="changed-source">{strings.articleChanged}</p>
            <For each={shown().missing}>
              {(quote) => (
                <blockquote class="changed-source">
                  <RichText text={quote} />
                </blockquote>
              )}
            </For>
          </Show>
          {shown().element}
        </>
      )}
    </Show>
  )
}
