import { describe, expect, it } from 'vitest'
import { buildFaqIndex } from './faq-index.ts'

describe('building an index', () => {
  const faqs = Array.from({ length: 2_000 }, (_, number) => ({
    id: String(number),
    question: `May I bring parrot number ${number} to the counter of the ${number % 7}. floor?`,
    answer: 'Yes.',
    category: '',
    phrasings: [],
    keywords: [],
  }))

  it('stops when no one is waiting for it any more', async () => {
    const outdated = new AbortController()
    const built = buildFaqIndex(faqs, { encoder: null, signal: outdated.signal })
    outdated.abort()
    await expect(built).rejects.toThrow('aborted')
  })

  it('yields to other work', async () => {
    let turns = 0
    const count = setInterval(() => turns++, 0)
    await buildFaqIndex(faqs, { encoder: null })
    clearInterval(count)
    expect(turns).toBeGreaterThan(5)
  })
})
