import { OPEN_TICKETS, post, RETURN, SAY, TAKE, type TicketsResult } from './operations.ts'
import type { Random } from './random.ts'

/** Takes tickets, says something and gives the session back, for as long as nobody stops it. */
export function startAgent({ url, key, random }: { url: string; key: string; random: Random }) {
  let working = true
  let taken = 0
  const done = work()

  async function work(): Promise<void> {
    while (working) {
      try {
        await round()
      } catch {
        // The server or the network is away: the next round sees what is open then.
      }
      await new Promise((resolve) => setTimeout(resolve, random.between(300, 1500)))
    }
  }

  async function round(): Promise<void> {
    const ask = <T>(query: string, variables: Record<string, unknown> = {}) =>
      post<T>(url, { query, variables, bearer: key }, 10_000)
    const { tickets } = await ask<TicketsResult>(OPEN_TICKETS)
    if (tickets.nodes.length === 0) return
    // Some wait longer than others.
    const ticket = random.pick(tickets.nodes)
    await ask(TAKE, { id: ticket.id })
    taken += 1
    await ask(SAY, { id: ticket.session.id, text: 'A person is here.', key: ticket.id })
    await ask(RETURN, { id: ticket.session.id })
  }

  return {
    taken: () => taken,
    async stop() {
      working = false
      await done
    },
  }
}
