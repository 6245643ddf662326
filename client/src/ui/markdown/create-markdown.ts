import { type Accessor, createEffect, createMemo, createSignal } from 'solid-js'
import { importAgain } from '../loading/import-again.ts'
import type { makeMarkdown } from './markdown.ts'
import { hasMarkdown } from './plain-text.ts'

export type Markdown = ReturnType<typeof makeMarkdown>

let loading: Promise<Markdown | undefined> | undefined

/** Loads the Markdown library once a page, when it is first asked for. Nothing when it cannot be loaded. */
export function loadMarkdown(): Promise<Markdown | undefined> {
  loading ??= importAgain(() => import('./markdown.ts')).then(
    (module) => module.makeMarkdown(),
    () => {
      // Try again with the next text: the network may be back by then.
      loading = undefined
      return undefined
    },
  )
  return loading
}

/**
 * The Markdown renderer when `text` needs it. Raw Markdown must never flash by: `loading` until the renderer is there,
 * and only when it cannot be loaded the text is shown as it was written.
 */
export function createMarkdown(text: Accessor<string>): Accessor<Markdown | 'loading' | 'plain'> {
  // A text that has needed it goes on needing it: a streamed reply must not switch back and forth.
  const needed = createMemo<boolean>((before) => before || hasMarkdown(text()), false)
  const [loaded, setLoaded] = createSignal<Markdown | 'loading' | 'plain'>('loading')
  createEffect(() => {
    if (needed()) void loadMarkdown().then((markdown) => setLoaded(() => markdown ?? 'plain'))
  })
  return () => (needed() ? loaded() : 'plain')
}
