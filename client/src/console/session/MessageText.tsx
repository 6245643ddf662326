import { createMemo, For, Index, Show } from 'solid-js'
import { createMarkdown, makeMarkdownLoader } from '../../ui/create-markdown.ts'

/** A text of the assistant or an agent: Markdown, safely; as it was written until the library has arrived. */
export function MessageText(props: { text: string }) {
  const markdown = createMarkdown(() => props.text, makeMarkdownLoader())
  const paragraphs = createMemo(() => props.text.split(/\n{2,}/))
  return (
    <div class="rich-text" dir="auto">
      <Show
        when={markdown()}
        fallback={<For each={paragraphs()}>{(paragraph) => <p class="said-plain">{paragraph}</p>}</For>}
      >
        {(renderer) => (
          <Index each={renderer().blocks(props.text)}>
            {/* Sanitised by makeMarkdown, the only maker of this HTML. */}
            {(block) => <div class="rich-block" innerHTML={renderer().html(block())} />}
          </Index>
        )}
      </Show>
    </div>
  )
}
