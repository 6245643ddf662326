import { describe, expect, it } from 'vitest'
import { createFaqLibrary } from './faq-library.ts'
import type { SearchableFaq } from './faq-match.ts'
import { matchFaq } from './index/match-faq.ts'

const ignore = () => undefined
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore }
const faq = (id: string, question: string): SearchableFaq => ({
  id,
  question,
  answer: 'Yes.',
  category: 'General',
  phrasings: [],
  keywords: [],
})

describe('the FAQ library', () => {
  it('finds a new FAQ after a refresh, and many refreshes at once read at most twice', async () => {
    let faqs = [faq('a', 'Do you ship abroad?')]
    let reads = 0
    const library = await createFaqLibrary({
      load: async () => {
        reads++
        return { faqs, fingerprint: String(faqs.length) }
      },
      encoder: null,
      log: silent,
    })
    expect(library.status().ready).toBe(false)
    await library.refresh()
    faqs = [...faqs, faq('b', 'Is gift wrapping possible?')]
    reads = 0
    await Promise.all(Array.from({ length: 20 }, () => library.refresh()))
    expect(reads).toBeLessThanOrEqual(2)
    expect(await matchFaq(library.current(), 'is gift wrapping possible')).toMatchObject({ kind: 'answer' })
    await library.close()
  })

  it('keeps the old index and says so when the FAQ cannot be read', async () => {
    let broken = false
    const library = await createFaqLibrary({
      load: async () => {
        if (broken) throw new Error('the database is away')
        return { faqs: [faq('a', 'Do you ship abroad?')], fingerprint: '1' }
      },
      encoder: null,
      log: silent,
    })
    await library.refresh()
    broken = true
    await library.refresh()
    expect(library.status().degraded).toMatch(/previous one answers/)
    expect(await matchFaq(library.current(), 'do you ship abroad')).toMatchObject({ kind: 'answer' })
    broken = false
    await library.refreshIfChanged()
    expect(library.status().degraded).toBeNull()
  })

  it('never answers from nothing while the first FAQs are being read', async () => {
    let faqs: SearchableFaq[] = []
    const library = await createFaqLibrary({
      load: async () => ({ faqs, fingerprint: String(faqs.length) }),
      encoder: null,
      log: silent,
    })
    await library.refresh()
    // An import, of which this replica has not heard.
    faqs = [faq('a', 'Do you ship abroad?')]
    expect(library.current().faqs).toHaveLength(0)
    expect((await library.filled()).faqs).toHaveLength(1)
    await library.close()
  })
})
