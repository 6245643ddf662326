import { type Accessor, createEffect, createMemo, createSignal } from 'solid-js'
import type { makeMarkdown } from './markdown.ts'
import { hasMarkdown } from './plain-text.ts'

export type Markdown = ReturnType<typeof makeMarkdown>

/** Loads the Markdown library once, when it is first asked for. Nothing when it cannot be loaded. */
export function makeMarkdownLoader(): () => Promise<Markdown | undefined> {
  let loading: Promise<Markdown | undefined> | undefined
  return () => {
    loading ??= import('./markdown.ts').then(
      (module) => module.makeMarkdown(),
      () => {
        // Try again with the next text: the network may be back by then.
        loading = undefined
        return undefined
      },
    )
    return loading
  }
}

/**
 * The Markdown renderer once `text` needs it and it has arrived. Until then, and when it cannot be loaded, the text is
 * shown as it is written.
 */
export function createMarkdown(
  text: Accessor<string>,
  load: () => Promise<Markdown | undefined>,
): Accessor<Markdown | undefined> {
  // A text that has needed it goes on needing it: a streamed reply must not switch back and forth.
  const needed = createMemo<boolean>((before) => before || hasMarkdown(text()), false)
  const [markdown, setMarkdown] = createSignal<Markdown>()
  createEffect(() => {
    if (needed()) void load().then((loaded) => setMarkdown(() => loaded))
  })
  return markdown
}
