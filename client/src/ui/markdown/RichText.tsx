import { createMemo, For, Index, Show } from 'solid-js'
import { createMarkdown } from '../ui/create-markdown.ts'
import { closedMarkdown } from '../ui/plain-text.ts'
import { useChat } from './chat-context.ts'

/** A text of the assistant or an agent: Markdown, safely. `streaming`: more of it is coming. */
export function RichText(props: { text: string; streaming?: boolean }) {
  const text = () => (props.streaming ? closedMarkdown(props.text) : props.text)
  const markdown = createMarkdown(() => props.text, useChat().loadMarkdown)
  return (
    <div class="rich-text" dir="auto">
      <Show when={markdown()} fallback={<Paragraphs text={props.text} />}>
        {(renderer) => (
          // By index: while a reply is streamed, the blocks that are finished keep their elements.
          <Index each={renderer().blocks(text())}>
            {(block) => <Block html={renderer().html(block())} />}
          </Index>
        )}
      </Show>
    </div>
  )
}

function Block(props: { html: string }) {
  // Sanitised by makeMarkdown, the only maker of this HTML.
  return <div class="rich-block" innerHTML={props.html} />
}

function Paragraphs(props: { text: string }) {
  const paragraphs = createMemo(() => props.text.split(/\n{2,}/))
  return <For each={paragraphs()}>{(paragraph) => <p class="plain">{paragraph}</p>}</For>
}
