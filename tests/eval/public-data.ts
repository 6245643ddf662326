import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FaqIndex } from '#server/domain/knowledge/search/index/faq-index.ts'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { fuseSearch, measureBaseline, miniSearch } from './baselines.ts'
import { measureFollowUps } from './follow-ups.ts'
import { calibrationBins, type Measured, measureQueries, type Summary, summarize } from './measure.ts'
import { prepareIndex } from './prepare-index.ts'
import { type LabelledQuery, readFaqs, readFollowUps, readInjections, readQueries } from './read-data.ts'
import { reliabilitySvg, reliabilityText } from './reliability.ts'

const sets = [
  'civicid',
  'boards',
  'sofmattress',
  'banking77',
  'clinc150',
  'hwu64',
  'banking50oos',
  'bitext27',
  'stackfaq',
  'covidfaq',
]
const withBaselines = new Set(['civicid', 'boards', 'sofmattress', 'banking77', 'clinc150', 'hwu64'])
const withInjections = new Set(['banking77', 'clinc150'])
const pictures = 'coverage/eval'

/** Prints the table of every public set, our search beside fuse.js and MiniSearch, and draws the reliability diagrams. */
export async function measurePublicData(folder: string, encoder: SentenceEncoder): Promise<void> {
  await mkdir(pictures, { recursive: true })
  const injections = (await readInjections(join(folder, 'promptinj.public.jsonl'))).map(
    (text): LabelledQuery => ({ text, faqId: null, also: [], tags: [] }),
  )
  console.log(header)
  for (const set of sets) {
    const path = (kind: string) => join(folder, `${set}${kind}.jsonl`)
    const faqs = await readFaqs(path('.faqs'))
    const queries = await readQueries(path('.queries.public'))
    const calib = existsSync(path('.calib.public')) ? await readQueries(path('.calib.public')) : null
    const run = (index: FaqIndex, name: string, asked: readonly LabelledQuery[]) =>
      measureQueries(index, asked, progress(`${set} ${name}`, asked.length))

    const own = await prepareIndex(faqs, encoder)
    const measured = await run(own, 'self-calibrated', queries)
    row(set, 'self-calibrated', summarize(measured))
    if (calib) {
      const taught = await prepareIndex(faqs, encoder, calib)
      const labelled = await run(taught, 'labels', queries)
      row(set, 'fitted on calib', summarize(labelled))
      await diagram(set, labelled)
    } else await diagram(set, measured)
    row(set, 'words alone', summarize(await run(await prepareIndex(faqs, null), 'words alone', queries)))
    for (const noise of ['-typo1', '-typo2', '-noise'])
      if (existsSync(path(`${noise}.queries.public`)))
        row(
          set,
          noise.slice(1),
          summarize(await run(own, noise, await readQueries(path(`${noise}.queries.public`)))),
        )
    if (withInjections.has(set)) row(set, 'injections', summarize(await run(own, 'injections', injections)))
    if (withBaselines.has(set)) {
      row(set, 'fuse.js', summarize(measureBaseline(fuseSearch(faqs), queries)))
      row(set, 'MiniSearch', summarize(measureBaseline(miniSearch(faqs), queries)))
    }
  }
  await measureConversations(folder, encoder)
  await measureSizes(folder, encoder)
}

/** Second messages, which need the first ones. */
async function measureConversations(folder: string, encoder: SentenceEncoder): Promise<void> {
  const index = await prepareIndex(await readFaqs(join(folder, 'demo.faqs.jsonl')), encoder)
  const followUps = await readFollowUps(join(folder, 'demo-followups.public.jsonl'))
  console.log(`\ndemo, follow-ups: ${JSON.stringify(await measureFollowUps(index, followUps))}\n`)
}

/** The time of one message in all, with one FAQ a distractor. */
async function measureSizes(folder: string, encoder: SentenceEncoder): Promise<void> {
  const faqs = await readFaqs(join(folder, 'banking77.faqs.jsonl'))
  const others = await readFaqs(join(folder, 'distractors10k.public.jsonl'))
  const queries = (await readQueries(join(folder, 'banking77.queries.public.jsonl'))).slice(0, 1000)
  for (const size of [1_000, 10_000]) {
    const index = await prepareIndex([...faqs, ...others].slice(0, size), encoder)
    await measureQueries(index, queries.slice(900))
    row(`${size} FAQs`, 'time', summarize(await measureQueries(index, queries.slice(0, 900))))
  }
}

async function diagram(set: string, measured: readonly Measured[]): Promise<void> {
  const bins = calibrationBins(measured)
  console.log(`\n${reliabilityText(bins)}`)
  const file = join(pictures, `${set}.svg`)
  await writeFile(file, reliabilitySvg(set, bins))
  console.log(`  ${file}\n`)
}

const columns = [
  'recallAt1',
  'recallAt3',
  'recallAt5',
  'helpedAt3',
  'coverage',
  'wrongAnswers',
  'precision',
  'ticketsWithoutOffer',
  'outsideAnswered',
  'outsideOffered',
  'ece',
  'p50Ms',
  'p99Ms',
] as const
const header = [
  '',
  '',
  'recall@1',
  'recall@3',
  'recall@5',
  'helped@3',
  'coverage',
  'wrong',
  'precision',
  'tickets',
  'out. ans.',
  'out. off.',
  'ECE',
  'p50 ms',
  'p99 ms',
]
  .map((title, at) => (at < 2 ? title.padEnd(at === 0 ? 14 : 16) : title.padStart(11)))
  .join('')

function row(set: string, name: string, summary: Summary): void {
  const numbers = columns.map((column) =>
    (summary[column]?.toFixed(column === 'ece' ? 3 : column.endsWith('Ms') ? 2 : 1) ?? '-').padStart(11),
  )
  console.log(`${set.padEnd(14)}${name.padEnd(16)}${numbers.join('')}`)
}

/** On a terminal only: a log has no use for it. */
function progress(name: string, total: number): (done: number) => void {
  return (done) => {
    if (!process.stderr.isTTY) return
    if (done === total) process.stderr.write('\r\x1b[K')
    else if (done % 50 === 0) process.stderr.write(`\r${name}: ${done} of ${total}\x1b[K`)
  }
}
