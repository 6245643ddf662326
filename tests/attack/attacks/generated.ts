import fc from 'fast-check'
import { schema } from '#server/schema/schema.ts'
import type { Attack } from '../attack.ts'
import { generatedRequests } from '../generated-requests.ts'
import { atOnce, headersOf } from '../send.ts'

const REQUESTS = 20_000
/** A run can be repeated: GENERATED_SEED=… npm run attack -- generated. */
const seed = Number(process.env.GENERATED_SEED ?? Date.now() % 1_000_000)

export const attack: Attack = {
  title: `${REQUESTS} generated requests by everybody and by an admin, seed ${seed}`,
  async run({ url, newKey, newAddress, count, say }) {
    const problems: string[] = []
    const requests = fc.sample(generatedRequests(schema), { numRuns: REQUESTS, seed })
    let key = await newKey()
    await atOnce(16, requests.entries(), async ([turn, { search, body, accept }]) => {
      if (turn % 100 === 0) say(`request ${turn}`)
      // What a key may spend in a minute is less than all of this.
      if (turn % 400 === 0) key = await newKey()
      const bearer = turn % 2 === 0 ? { bearer: key } : {}
      const headers = { ...headersOf({ address: newAddress(), ...bearer }), accept }
      const response = await (search === null
        ? fetch(`${url}/graphql`, { method: 'POST', headers, body })
        : fetch(`${url}/graphql?${search}`, { headers }))
      count(response.status)
      const text = response.headers.get('content-type')?.includes('event-stream') ? '' : await response.text()
      await response.body?.cancel().catch(() => undefined)
      if (/INTERNAL_SERVER_ERROR|node_modules/.test(text))
        problems.push(`${search ?? body} got ${text.slice(0, 200)}`)
    })
    return problems.slice(0, 10)
  },
}
