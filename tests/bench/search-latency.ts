import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createMinilmEncoder } from '#server/adapters/onnx/minilm-encoder.ts'
import { createFaqLibrary } from '#server/domain/knowledge/search/faq-library.ts'
import type { SearchableFaq } from '#server/domain/knowledge/search/faq-match.ts'
import { matchFaq } from '#server/domain/knowledge/search/index/match-faq.ts'
import { fuseSearch } from '../eval/baselines.ts'
import { readFaqs, readQueries } from '../eval/read-data.ts'
import { type LoopFigures, watchLoop } from './loop-watch.ts'

/**
 * `node tests/bench/search-latency.ts`, and a part of `npm run bench`: one message in all, encoder included and no
 * message twice, at two sizes of the FAQ; fuse.js as the peer; and how long the event loop is held, and an editor
 * waits, when the FAQ changes. EVAL_DATA names the folder of the labelled data.
 */
const SIZES = [
  { faqs: 1_000, p50Ms: 1.6, p99Ms: 5 },
  { faqs: 10_000, p50Ms: 2, p99Ms: 6 },
]
const FOUND_WITHIN_MS = 1_000
const HELD_AT_MOST_MS = 10
const MESSAGES = 900
const WARM_UP = 200
/** A single search by fuse.js takes up to a second. */
const PEER_MESSAGES = 20

const show = (facts: object, message: string) => console.error(message, facts)
const log = { debug: () => undefined, info: () => undefined, warn: show, error: show }

export async function measureSearchLatency(
  folder = process.env.EVAL_DATA || '../shared/data',
): Promise<void> {
  if (!existsSync(folder)) {
    console.log(`Search skipped: there is no labelled data in ${folder}; EVAL_DATA names another folder.`)
    return
  }
  const read = async (set: string) => readFaqs(join(folder, set))
  const all = [...(await read('banking77.faqs.jsonl')), ...(await read('distractors10k.public.jsonl'))]
  const texts = (await readQueries(join(folder, 'banking77.queries.public.jsonl'))).map(({ text }) => text)
  const messages = [...new Set(texts)].slice(0, WARM_UP + MESSAGES)
  // Long waits would be counted as searches by words alone, which are quick.
  const encoder = await createMinilmEncoder({ log, timeoutMs: 10_000 })
  try {
    const alone = await timeEach(messages.slice(0, 400), (text) => encoder.embed([text]))
    console.log(
      `the encoder alone: p50 ${ms(alone.p50)}, p99 ${ms(alone.p99)}, ${ms(alone.cpu)} of processor`,
    )
    for (const size of SIZES) {
      let faqs: readonly SearchableFaq[] = all.slice(0, size.faqs)
      const library = await createFaqLibrary({
        load: async () => ({ faqs, fingerprint: String(faqs.length) }),
        encoder,
        log,
      })
      const built = await watchLoop(async () => {
        await library.refresh()
        await library.settled()
      })
      faqs = [...faqs, newFaq]
      const began = performance.now()
      let found = 0
      const changed = await watchLoop(async () => {
        await library.refresh()
        await matchFaq(library.current(), newFaq.question)
        found = performance.now() - began
        await library.settled()
      })
      const index = library.current()
      for (const text of messages.slice(0, WARM_UP)) await matchFaq(index, text)
      const ours = await timeEach(messages.slice(WARM_UP), (text) => matchFaq(index, text))
      const fuse = fuseSearch(faqs)
      const peer = await timeEach(messages.slice(0, PEER_MESSAGES), async (text) => fuse(text))
      const ratio = (value: number, limit: number) => `${(value / limit).toFixed(2)}× of ${limit} ms`
      console.log(`${size.faqs} FAQs`)
      console.log(`  matchFaq   p50 ${ms(ours.p50)}   p99 ${ms(ours.p99)}   ${ms(ours.cpu)} of processor`)
      console.log(
        `  of the encoder alone: p50 ${(ours.p50 / alone.p50).toFixed(2)}×, processor ${(ours.cpu / alone.cpu).toFixed(2)}× (limit 2×)`,
      )
      console.log(`  fuse.js    p50 ${ms(peer.p50)}   p99 ${ms(peer.p99)}`)
      console.log(`  of the limit: p50 ${ratio(ours.p50, size.p50Ms)}, p99 ${ratio(ours.p99, size.p99Ms)}`)
      console.log(`  of the peer: p50 ${(ours.p50 / peer.p50).toFixed(4)}×`)
      console.log(`  a new FAQ is found after ${ratio(found, FOUND_WITHIN_MS)}`)
      printLoop('first build', built)
      printLoop('one change', changed)
      await library.close()
    }
  } finally {
    await encoder.close()
  }
}

const newFaq: SearchableFaq = {
  id: 'new',
  question: 'May I bring my parrot to the counter?',
  answer: 'Yes.',
  category: '',
  phrasings: [],
  keywords: [],
}

function printLoop(name: string, { delayP99Ms, delayMaxMs, turnP99Ms, turnMaxMs }: LoopFigures): void {
  console.log(
    `  event loop, ${name}: longest turn ${ms(turnMaxMs)} of processor (${(turnMaxMs / HELD_AT_MOST_MS).toFixed(2)}× of ${HELD_AT_MOST_MS} ms), p99 ${ms(turnP99Ms)}; delay p99 ${ms(delayP99Ms)}, longest ${ms(delayMaxMs)}`,
  )
}

async function timeEach(texts: readonly string[], run: (text: string) => Promise<unknown>) {
  const times: number[] = []
  const before = process.cpuUsage()
  for (const text of texts) {
    const start = performance.now()
    await run(text)
    times.push(performance.now() - start)
  }
  const { user, system } = process.cpuUsage(before)
  times.sort((a, b) => a - b)
  const quantile = (share: number) => times[Math.floor(times.length * share)] ?? 0
  /** Of all threads, a message: what a busy machine changes least. */
  const cpu = (user + system) / 1000 / texts.length
  return { p50: quantile(0.5), p99: quantile(0.99), cpu }
}

function ms(value: number): string {
  return `${value.toFixed(2)} ms`
}

if (import.meta.main) await measureSearchLatency()
