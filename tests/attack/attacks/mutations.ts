import type { Attack } from '../attack.ts'
import { atOnce, post } from '../send.ts'

const EACH = 10_000
const created =
  'mutation { createSession(input: {}) { ... on CreateSessionPayload { sessionToken session { id } } } }'

export const attack: Attack = {
  title: `${EACH} times the same mutation of one customer, each of those that cost little`,
  async run({ url, newAddress, count, say }) {
    const problems: string[] = []
    for (const [mutation, rest] of [
      ['setTyping', 'typing: true'],
      ['rateSession', 'rating: 5'],
      ['identifyCustomer', 'userId: "x", userHash: "x"'],
    ]) {
      const address = newAddress()
      const { data } = JSON.parse((await post(url, { query: created }, { address })).body)
      const { sessionToken: bearer, session } = data.createSession
      const query = `mutation { ${mutation}(input: { sessionId: "${session.id}", ${rest} }) { __typename } }`
      let refused = 0
      await atOnce(16, Array(EACH).keys(), async (turn) => {
        say(`${mutation} ${turn}`)
        const { status } = await post(url, { query }, { address, bearer })
        count(status)
        if (status === 429) refused += 1
      })
      if (refused === 0) problems.push(`${mutation} was never refused`)
    }
    return problems
  },
}
