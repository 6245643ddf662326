import type { Attack } from '../attack.ts'
import { post } from '../send.ts'

const create = { query: 'mutation { createSession(input: {}) { __typename } }' }

export const attack: Attack = {
  title: 'one client that writes its address in 120 ways',
  async run({ url, count, newAddress }) {
    const problems: string[] = []
    const own = newAddress()
    const ways: Record<string, (turn: number) => string> = {
      'with a port': (turn) => `${own}:${1000 + turn}`,
      'as a mapped address': (turn) => `::ffff:${own.replace(/^10/, '11')}${turn % 2 ? '' : ' '}`,
      'behind one that it claims': (turn) => `203.0.113.${turn}, ${own.replace(/^10/, '12')}`,
      'within its /64': (turn) => `2001:db8:1:2:${turn.toString(16)}::1`,
      'as an address that is none': (turn) => `x${turn}`,
    }
    for (const [way, address] of Object.entries(ways)) {
      let created = 0
      for (let turn = 0; turn < 120; turn += 1) {
        const { status, body } = await post(url, create, { address: address(turn) })
        count(status)
        if (body.includes('CreateSessionPayload')) created += 1
      }
      if (created > 50) problems.push(`${created} sessions were created ${way}; 50 are one address's`)
    }
    return problems
  },
}
