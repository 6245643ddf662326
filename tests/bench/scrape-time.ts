import { request } from '#server/testing/graphql-client.ts'
import { run, temporaryFolder } from '../journeys/process.ts'
import { ofLimit } from './of-limit.ts'

const OPERATIONS = 20_000
const AT_ONCE = 50
const SCRAPES = 50
const LIMITS = { series: 2000, scrapeMs: 50 }

/** `/metrics` of one started server after 20,000 operations, each with a name that nobody has used before. */
export async function measureScrape(): Promise<void> {
  const data = temporaryFolder()
  const server = run(['node', 'server/main.ts'], {
    DATA_DIR: data.path,
    LOG_LEVEL: 'silent',
    EMBEDDINGS: 'off',
  })
  try {
    const url = await server.url()
    for (let sent = 0; sent < OPERATIONS; sent += AT_ONCE) {
      const names = Array.from({ length: AT_ONCE }, () => `op${crypto.randomUUID().replaceAll('-', '')}`)
      await Promise.all(names.map((name) => request(url, `query ${name} { __typename }`)))
    }
    const times: number[] = []
    let page = ''
    for (let n = 0; n < SCRAPES; n += 1) {
      const asked = performance.now()
      page = await (await fetch(`${url}/metrics`)).text()
      times.push(performance.now() - asked)
    }
    times.sort((a, b) => a - b)
    const series = page.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length
    console.log(
      `${OPERATIONS} names: ${series} series, ${(series / LIMITS.series).toFixed(2)}× of ${LIMITS.series}`,
    )
    const at = (share: number) => times[Math.floor(share * (SCRAPES - 1))] ?? 0
    console.log(`scrape p50 ${at(0.5).toFixed(1)} ms, p95 ${ofLimit(at(0.95), LIMITS.scrapeMs)}`)
  } finally {
    server.child.kill('SIGTERM')
    await server.ended
    data.remove()
  }
}
