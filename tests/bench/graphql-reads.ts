import { setTimeout as delay } from 'node:timers/promises'
import { run, temporaryFolder } from '../journeys/process.ts'
import { type HistoryOptions, withHistory } from './history/with-history.ts'
import { type Load, type LoadFigures, runClients } from './measure-load.ts'

const TARGET_RATIO = 0.7
/** The counting after the start is not what is measured. */
const SETTLE_MS = 3000
const operations = {
  faqCategories: '{ faqCategories }',
  faqSuggestions: '{ faqSuggestions(limit: 4) { id question } }',
}

/** What every chat asks while it opens, without a credential, beside a bare Yoga server that answers from a constant. */
export async function measureGraphqlReads(options: HistoryOptions & Load): Promise<void> {
  await withHistory(options, async (database) => {
    const data = temporaryFolder()
    const server = run(['node', 'server/main.ts'], {
      DATA_DIR: data.path,
      DATABASE_URL: database,
      LOG_LEVEL: 'silent',
      RATE_LIMIT_REQUESTS: '1000000',
      COST_LIMIT_ADDRESS: '999999999',
      COST_LIMIT_CREDENTIAL: '999999999',
    })
    const peer = run(['node', 'tests/bench/bare-yoga.ts'])
    try {
      const [url, peerUrl] = [await server.url(), await urlOf(peer.printed)]
      await delay(SETTLE_MS)
      console.log(`${options.clients} clients, ${options.seconds} s each, 1,005,000 messages`)
      for (const [name, query] of Object.entries(operations)) {
        const bare = await ask(peerUrl, query, options)
        const ours = await ask(url, query, options)
        const ratio = ours.perSecond / bare.perSecond
        console.log(
          `${name.padEnd(16)} ${ours.perSecond.toFixed(0).padStart(6)}/s   p99 ${ours.p99Ms.toFixed(1)} ms   failed ${ours.failed}   bare Yoga ${bare.perSecond.toFixed(0)}/s   ${ratio.toFixed(3)}× (target ${TARGET_RATIO})`,
        )
      }
    } finally {
      for (const { child, ended } of [server, peer]) {
        child.kill('SIGTERM')
        await ended
      }
      data.remove()
    }
  })
}

async function urlOf(printed: () => string): Promise<string> {
  for (;;) {
    const url = /http:\S+/.exec(printed())?.[0]
    if (url) return url
    await delay(50)
  }
}

function ask(url: string, query: string, load: Load): Promise<LoadFigures> {
  return runClients(load, async () => async () => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    // As the queries above ask.
    const { data } = (await response.json()) as { data?: object | null }
    return Boolean(data)
  })
}
