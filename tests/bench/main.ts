import { parseArgs } from 'node:util'
import { measureClient } from './client/measure-client.ts'
import { measureFirstSentences } from './first-sentence.ts'
import { measureGraphqlReads } from './graphql-reads.ts'
import { measureHistory } from './history/measure-history.ts'
import { measureNotices } from './notice-times.ts'
import { measureScrape } from './scrape-time.ts'
import { measureSearchLatency } from './search-latency.ts'
import { measureSendFaq, measureSendFaqEmbedded } from './send-faq/send-faq.ts'
import { measureStarts } from './start-times.ts'

/**
 * `npm run bench`: figures beside the limits that we have set ourselves, and beside a peer that is measured in the
 * same run. Machines are noisy: compare within a run, not between runs.
 *
 *   npm run bench -- [start send-faq send-faq-embedded sentence notices search scrape graphql history client] [--seconds 15] [--clients 16]
 *     [--database postgresql://…] [--filled postgresql://…/filled-before]
 */
const { values, positionals } = parseArgs({
  options: {
    seconds: { type: 'string', default: '15' },
    clients: { type: 'string', default: '16' },
    database: { type: 'string' },
    filled: { type: 'string' },
  },
  allowPositionals: true,
})
const load = { seconds: Number(values.seconds), clients: Number(values.clients) }
const history = { database: values.database ?? null, filled: values.filled ?? null }
const parts: Record<string, () => Promise<void>> = {
  start: measureStarts,
  'send-faq': () => measureSendFaq({ ...load, ...history }),
  'send-faq-embedded': () => measureSendFaqEmbedded(load),
  sentence: measureFirstSentences,
  notices: measureNotices,
  search: measureSearchLatency,
  scrape: measureScrape,
  graphql: () => measureGraphqlReads({ ...load, ...history }),
  history: () => measureHistory(history),
  client: measureClient,
}
const unknown = positionals.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`)
  process.exit(1)
}
for (const [name, measure] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  console.log(`\n── ${name}`)
  await measure()
}
