import { createMemo, For, Index, Match, Switch } from 'solid-js'
import { createMarkdown } from './create-markdown.ts'
import { closedMarkdown } from './plain-text.ts'
import '../typing-dots.css'

/** A text of the assistant or an agent: Markdown, safely. `streaming`: more of it is coming. */
export function RichText(props: { text: string; streaming?: boolean }) {
  const text = () => (props.streaming ? closedMarkdown(props.text) : props.text)
  const markdown = createMarkdown(() => props.text)
  const renderer = () => {
    const state = markdown()
    return typeof state === 'string' ? undefined : state
  }
  return (
    <div class="rich-text" dir="auto">
      <Switch fallback={<Paragraphs text={props.text} />}>
        <Match when={markdown() === 'loading'}>
          <span class="typing-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
        </Match>
        <Match when={renderer()}>
          {(loaded) => (
            // By index: while a reply is streamed, the blocks that are finished keep their elements.
            <Index each={loaded().blocks(text())}>{(block) => <Block html={loaded().html(block())} />}</Index>
          )}
        </Match>
      </Switch>
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
