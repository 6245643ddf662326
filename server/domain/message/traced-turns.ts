import type { Tracer } from '#server/ports/tracer.ts'
import type { TurnStore } from './turn-store.ts'

/** Shows each statement in the trace that it belongs to, as those are that go through Prisma. */
export function tracedTurns(turns: TurnStore, tracer: Tracer): TurnStore {
  return {
    sessionOfToken: (tokenHash) =>
      tracer.run('statement', { statement: 'session-of-token' }, () => turns.sessionOfToken(tokenHash)),
    store: (turn) => tracer.run('statement', { statement: 'store-turn' }, () => turns.store(turn)),
  }
}
