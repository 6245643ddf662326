import { afterEach, beforeEach, expect, test } from 'vitest'
import { createOpenAiEncoder } from '#server/adapters/openai-embeddings/openai-encoder.ts'
import { withPrefixes } from '#server/adapters/prefixed/prefixed-encoder.ts'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { type EmbeddingsServer, startEmbeddingsServer } from '#server/testing/embeddings-server.ts'
import { createRecordingLog } from '#server/testing/recording-log.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { createFaqLibrary, type FaqLibrary } from '../faq-library.ts'
import type { SearchableFaq } from '../faq-match.ts'
import { matchFaq } from '../index/match-faq.ts'
import { createVectorStore } from './vector-store.ts'

const things = ['parcel', 'refund', 'voucher', 'invoice', 'warranty', 'address', 'password', 'newsletter']
const deeds = ['change', 'cancel', 'return', 'find', 'print', 'renew', 'share', 'stop']

/** Enough texts that a new model's vectors do not come at once. */
const faqs = Array.from({ length: 300 }, (_, at): SearchableFaq => {
  const what = `${deeds[at % 8]} my ${things[(at >> 3) % 8]} number ${at}`
  return {
    id: String(at),
    question: `How do I ${what}?`,
    answer: 'Like this.',
    category: 'Help',
    phrasings: [`I want to ${what}`, `Please help me ${what}`],
    keywords: [],
  }
})

describeOnEachDatabase('the vectors of the FAQ', (getDatabase) => {
  let server: EmbeddingsServer
  const open: FaqLibrary[] = []
  beforeEach(async () => {
    server = await startEmbeddingsServer()
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((library) => library.close()))
    await server.close()
    await getDatabase().db.faqVector.deleteMany()
  })

  const encoderOf = (model: string) =>
    createOpenAiEncoder({ baseUrl: server.url, model, apiKey: null, log: createRecordingLog() })

  async function start(
    model: string | SentenceEncoder,
    standby: string | null,
    some = faqs,
  ): Promise<FaqLibrary> {
    const library = await createFaqLibrary({
      load: async () => ({ faqs: some, fingerprint: String(some.length) }),
      encoder: typeof model === 'string' ? encoderOf(model) : model,
      standby: standby === null ? null : encoderOf(standby),
      vectors: createVectorStore(getDatabase().db),
      log: createRecordingLog(),
    })
    open.push(library)
    await library.refresh()
    return library
  }

  test('are computed once: the next process reads them, and those of other texts are forgotten', async () => {
    const few = faqs.slice(0, 30)
    await (await start('first', null, few)).settled()
    const computed = server.asked()
    expect(computed).toBeGreaterThanOrEqual(90)
    const again = await start('first', null, few)
    expect(again.status()).toMatchObject({ degraded: null, model: expect.stringContaining('first') })
    await again.settled()
    expect(server.asked()).toBe(computed)
    await (await start('first', null, faqs.slice(0, 10))).settled()
    expect(await getDatabase().db.faqVector.count()).toBeLessThan(computed)
  })

  test('of the old model are used while the new model’s are computed, and progress is shown', async () => {
    await (await start('old', null)).settled()
    server.hold()
    const library = await start('new', 'old')
    expect(library.status().model).toContain('old')
    expect(await matchFaq(library.current(), faqs[7]?.question ?? '')).toMatchObject({ kind: 'answer' })
    server.goOn()
    await expect
      .poll(() => library.status().progress, { timeout: 30_000 })
      .toMatch(/^[1-9]\d* of \d+ texts of the FAQ are embedded by new@\S+; meanwhile it is searched by old@/)
    await library.settled()
    expect(library.status()).toMatchObject({
      embedding: null,
      degraded: null,
      model: expect.stringContaining('new'),
    })
  })

  test('that an endpoint gave up in the middle are completed once it is back', async () => {
    await (await start('old', null)).settled()
    server.hold()
    const library = await start('new', 'old')
    server.breakDown()
    server.goOn()
    await library.settled()
    expect(library.status()).toMatchObject({ model: expect.stringContaining('old'), embedding: null })
    server.mend()
    await expect
      .poll(
        async () => {
          await library.refreshIfChanged()
          return library.status().model
        },
        { timeout: 60_000, interval: 500 },
      )
      .toContain('new')
  })

  test('of texts that were read with another prefix are never used', async () => {
    const few = faqs.slice(0, 10)
    const stored = async () =>
      new Set((await getDatabase().db.faqVector.findMany()).map(({ model }) => model)).size
    await (await start(encoderOf('e5'), null, few)).settled()
    const computed = server.asked()
    const e5 = withPrefixes(encoderOf('e5'), { query: 'query: ', passage: 'passage: ' })
    await (await start(e5, null, few)).settled()
    // Of each question, phrasing and answer again, and the generic sentences once with each prefix.
    expect(server.asked()).toBeGreaterThanOrEqual(2 * computed)
    expect(await stored()).toBe(3)
  })

  test('are missing while their endpoint is down, as health reports, and arrive once it is back', async () => {
    server.breakDown()
    const some = faqs.slice(0, 30)
    const library = await start('first', null, some)
    await library.refresh()
    await library.refresh()
    expect(library.status()).toMatchObject({ model: null, degraded: expect.stringContaining('endpoint') })
    expect(await matchFaq(library.current(), some[7]?.question ?? '')).toMatchObject({ kind: 'answer' })
    server.mend()
    await expect
      .poll(
        async () => {
          await library.refreshIfChanged()
          return library.status()
        },
        { timeout: 30_000, interval: 500 },
      )
      .toMatchObject({ degraded: null, model: expect.stringContaining('first') })
  })
})
