import { connect } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { createRandom } from '../nemesis/random.ts'
import { newCustomer } from './customer.ts'
import { run, temporaryFolder } from './process.ts'
import { plainExchanges, type RawExchange, rawExchange } from './raw-requests.ts'

const AT_ONCE = 16
const GENERATED = 800
/** A client that has had no answer by then leaves: the server waits longer for the rest of a body. */
const PATIENCE_MS = 1000
/** So that a failure can be repeated. */
const SEED = 20_261_128

const data = temporaryFolder()
afterAll(() => data.remove())

/** Resolves when the connection is over, whoever ended it, with the status of the first answer. */
function exchange(url: URL, { said, end }: RawExchange): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    const socket = connect(Number(url.port), url.hostname, () => {
      socket.write(said, 'latin1', () => end === 'reset' && socket.resetAndDestroy())
    })
    socket.setTimeout(PATIENCE_MS, () => socket.end())
    socket.on('data', (chunk) => {
      if (heard === '') socket.end()
      heard += chunk
    })
    // The server, too, may cut what it is not willing to read.
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? ''))
  })
}

async function exchangeAll(url: URL, exchanges: readonly RawExchange[]): Promise<string[]> {
  const statuses: string[] = []
  const left = exchanges.values()
  const client = async () => {
    for (const next of left) statuses.push(await exchange(url, next))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, client))
  return statuses
}

test.each(['production', 'development'])(
  'no request ends the process or counts as our defect, in %s',
  { timeout: 240_000 },
  async (mode) => {
    const program = run(['node', 'server/main.ts'], {
      DATA_DIR: data.path,
      NODE_ENV: mode,
      EMBEDDINGS: 'off',
      RATE_LIMIT_REQUESTS: '100000',
      TRUST_PROXY: 'true',
    })
    try {
      const url = new URL(await program.url())
      const random = createRandom(SEED)
      const generated = Array.from({ length: GENERATED }, () => rawExchange(random))
      const statuses = await exchangeAll(url, [...plainExchanges(), ...generated])
      expect(statuses.filter((status) => status.startsWith('5'))).toEqual([])
      expect(statuses).toEqual(expect.arrayContaining(['101', '200', '400', '404', '405', '415']))

      expect(program.child.exitCode).toBeNull()
      expect((await (await newCustomer(url.origin)).say('thanks')).__typename).toBe('SendMessagePayload')
      const metrics = await (await fetch(new URL('/metrics', url))).text()
      expect(metrics).not.toMatch(/^support_bot_defects_total\{.*\} [1-9]/m)
      // Nothing is printed beside the log, whose lines are JSON.
      expect(program.printed()).not.toMatch(/^(?!\{).*(?:Error|error)/m)
      // Nor does any connection that was left behind keep it from stopping.
      program.child.kill('SIGTERM')
      expect(await program.ended).toBe(0)
    } finally {
      program.child.kill('SIGKILL')
    }
  },
)
