import type { Problem } from './problem.ts'

/**
 * A text that is not known to be stored yet. `ready`: to be sent next; `queued`: kept until the connection is back;
 * `failed`: only its author can decide what becomes of it.
 */
export interface Outgoing {
  clientMessageId: string
  text: string
  state: 'ready' | 'sending' | 'queued' | 'failed'
  problem?: Problem
}

export type SendingEvent =
  | { type: 'text-written'; clientMessageId: string; text: string; queued: boolean }
  | { type: 'sending-started'; clientMessageId: string }
  | { type: 'sending-ended'; clientMessageId: string; outcome: 'sent' | 'put-off' | Problem }
  | { type: 'sending-retried'; clientMessageId: string }
  | { type: 'outgoing-withdrawn'; clientMessageId: string }
  | { type: 'back-online' }

interface Sending {
  outgoing: readonly Outgoing[]
  inFlight: readonly string[]
}

export function reduceOutgoing<State extends Sending>(state: State, event: SendingEvent): State {
  switch (event.type) {
    case 'text-written': {
      const { clientMessageId, text, queued } = event
      const others = without(state.outgoing, clientMessageId)
      const written: Outgoing = { clientMessageId, text, state: queued ? 'queued' : 'ready' }
      return { ...state, outgoing: [...others, written] }
    }
    case 'sending-started':
      return {
        ...changed(state, event.clientMessageId, { state: 'sending', problem: undefined }),
        inFlight: [...state.inFlight, event.clientMessageId],
      }
    case 'sending-ended':
      return ended(state, event.clientMessageId, event.outcome)
    case 'sending-retried':
      return changed(state, event.clientMessageId, { state: 'ready', problem: undefined })
    case 'outgoing-withdrawn':
      return { ...state, outgoing: without(state.outgoing, event.clientMessageId) }
    case 'back-online':
      return {
        ...state,
        outgoing: state.outgoing.map((item) =>
          item.state === 'queued' ? { ...item, state: 'ready' } : item,
        ),
      }
  }
}

export function without(outgoing: readonly Outgoing[], clientMessageId: string): readonly Outgoing[] {
  return outgoing.filter((item) => item.clientMessageId !== clientMessageId)
}

function ended<State extends Sending>(
  state: State,
  clientMessageId: string,
  outcome: 'sent' | 'put-off' | Problem,
): State {
  const next = { ...state, inFlight: state.inFlight.filter((id) => id !== clientMessageId) }
  if (outcome === 'sent') return { ...next, outgoing: without(next.outgoing, clientMessageId) }
  if (outcome === 'put-off') return changed(next, clientMessageId, { state: 'queued' })
  return changed(next, clientMessageId, { state: 'failed', problem: outcome })
}

function changed<State extends Sending>(
  state: State,
  clientMessageId: string,
  change: Partial<Outgoing>,
): State {
  return {
    ...state,
    outgoing: state.outgoing.map((item) =>
      item.clientMessageId === clientMessageId ? { ...item, ...change } : item,
    ),
  }
}
