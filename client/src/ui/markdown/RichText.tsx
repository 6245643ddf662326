import { createMemo, For, Index, Match, Switch } from 'solid-js'
import { createMarkdown, type Markdown } from './create-markdown.ts'
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
        <Match when={renderer()}>{(loaded) => <Blocks text={text()} markdown={loaded()} />}</Match>
      </Switch>
    </div>
  )
}

/** While a reply is streamed, the blocks that are finished are parsed once and keep their elements. */
function Blocks(props: { text: string; markdown: Markdown }) {
  const blocks = props.markdown.growingBlocks()
  return <Index each={blocks(props.text)}>{(block) => <Block html={props.markdown.html(block())} />}</Index>
}

function Block(props: { html: string }) {
  // Sanitised by makeMarkdown, the only maker of this HTML.
  return <div class="rich-block" innerHTML={props.html} />
}

function Paragraphs(props: { text: string }) {
  const paragraphs = createMemo(() => props.text.split(/\n{2,}/))
  return <For each={paragraphs()}>{(paragraph) => <p class="plain">{paragraph}</p>}</For>
}
