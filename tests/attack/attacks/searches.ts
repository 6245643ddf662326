import { randomBytes } from 'node:crypto'
import type { Attack } from '../attack.ts'
import { atOnce, post } from '../send.ts'

const REQUESTS = 200
const AT_ONCE = 40

export const attack: Attack = {
  title: `${REQUESTS} requests of 15 searches, each for 4,000 random characters, from one address`,
  async run({ url, newAddress, count, say }) {
    const address = newAddress()
    let refused = 0
    await atOnce(AT_ONCE, Array(REQUESTS).keys(), async (turn) => {
      say(`request ${turn}`)
      const searches = Array.from({ length: 15 }, (_, n) => {
        const text = randomBytes(3000).toString('base64').replaceAll('+', ' ').slice(0, 4000)
        return `a${n}: searchFaqs(query: "${text}") { confidence faq { id } }`
      })
      const { status } = await post(url, { query: `{ ${searches.join(' ')} }` }, { address })
      count(status)
      if (status === 429) refused += 1
    })
    return refused > 0 ? [] : ['all of them were carried out']
  },
}
