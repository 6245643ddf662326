import Fuse, { type IFuseOptions } from 'fuse.js'
import { type Accessor, createMemo } from 'solid-js'
import type { Faq } from '../faq-form.ts'

interface Row {
  faq: Faq
  question: string
  rest: string
}

// Anywhere in the text, and with a typing error.
const options: IFuseOptions<Row> = {
  keys: [
    { name: 'question', weight: 2 },
    { name: 'rest', weight: 1 },
  ],
  threshold: 0.3,
  ignoreLocation: true,
}
/** Of more letters a search would take longer than a frame of 16 ms among 1,000 FAQs; who writes more asks the assistant. */
const longest = 24

/** FAQs that hold the words, disabled ones included, as fast as somebody types. */
export function createWordSearch(faqs: Accessor<readonly Faq[]>, text: Accessor<string>, limit: number) {
  const fuse = createMemo(() => new Fuse(faqs().map(rowOf), options))
  return createMemo((): readonly Faq[] => {
    const typed = text().trim().slice(0, longest)
    return typed === ''
      ? []
      : fuse()
          .search(typed, { limit })
          .map(({ item }) => item.faq)
  })
}

function rowOf(faq: Faq): Row {
  return { faq, question: faq.question, rest: [...faq.phrasings, ...faq.keywords].join(' · ') }
}
