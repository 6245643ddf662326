import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import type { SearchableFaq } from '#server/domain/knowledge/search/faq-match.ts'
import type { Measured } from './measure.ts'
import type { LabelledQuery } from './read-data.ts'

/** Ids of FAQs, best first, at most five. */
type Search = (text: string) => string[]

/** fuse.js as it comes, over question, phrasings and answer. */
export function fuseSearch(faqs: readonly SearchableFaq[]): Search {
  const fuse = new Fuse([...faqs], { keys: ['question', 'phrasings', 'answer'] })
  return (text) => fuse.search(text, { limit: 5 }).map(({ item }) => item.id)
}

/** MiniSearch, tuned: any word counts, prefixes and one typing error in five letters allowed. */
export function miniSearch(faqs: readonly SearchableFaq[]): Search {
  const index = new MiniSearch({ fields: ['question', 'phrasings', 'answer'] })
  index.addAll(
    faqs.map(({ id, question, phrasings, answer }) => ({
      id,
      question,
      phrasings: phrasings.join('\n'),
      answer,
    })),
  )
  const options = {
    prefix: (term: string) => term.length > 3,
    fuzzy: (term: string) => (term.length > 4 ? 0.2 : false),
  }
  return (text) =>
    index
      .search(text, options)
      .slice(0, 5)
      .map(({ id }) => String(id))
}

/** "Any hit is a match": what a search does that has no confidence. */
export function measureBaseline(search: Search, queries: readonly LabelledQuery[]): Measured[] {
  return queries.map(({ text, faqId, also }) => {
    const start = performance.now()
    const nearest = search(text)
    const milliseconds = performance.now() - start
    const answered = nearest.slice(0, 1)
    return {
      expected: faqId === null ? [] : [faqId, ...also],
      nearest,
      answered,
      offered: [],
      confidence: answered.length,
      milliseconds,
    }
  })
}
