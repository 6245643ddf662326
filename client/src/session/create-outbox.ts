import { type Accessor, createEffect, onCleanup, untrack } from 'solid-js'
import type { Outgoing, SendingEvent } from './outgoing.ts'
import { isPassing, type Problem } from './problem.ts'

export interface OutboxOptions {
  outgoing: Accessor<readonly Outgoing[]>
  /** Which of them is sent now, if any; never one while another is being sent. */
  next: (outgoing: readonly Outgoing[]) => Outgoing | undefined
  /** One attempt; it shows the stored message itself. Repeating it with the same id must be safe. */
  send: (outgoing: Outgoing) => Promise<Problem | undefined>
  dispatch: (event: SendingEvent) => void
  /** What the browser knows of the network. */
  online: Accessor<boolean>
  /** Neither the network nor the socket is there: what cannot be sent now will be tried again by itself. */
  isCutOff: Accessor<boolean>
}

/** How often a send is tried again before its author is asked, and the waits between, in milliseconds. */
const retryWaits = [500, 1500]

/** Sends what is ready, one text at a time, each with an id by which the server stores it once. */
export function createOutbox(options: OutboxOptions): void {
  const { dispatch, outgoing } = options
  let ended = false
  onCleanup(() => {
    ended = true
  })

  createEffect(() => {
    const next = options.next(outgoing())
    if (next) untrack(() => void transmit(next))
  })

  async function transmit(item: Outgoing): Promise<void> {
    const { clientMessageId } = item
    dispatch({ type: 'sending-started', clientMessageId })
    const problem = await sendWithRetries(item)
    if (ended) return
    const stored = !untrack(outgoing).some((other) => other.clientMessageId === clientMessageId)
    if (!problem || stored) return dispatch({ type: 'sending-ended', clientMessageId, outcome: 'sent' })
    const comesBack = isPassing(problem) && untrack(options.isCutOff)
    dispatch({ type: 'sending-ended', clientMessageId, outcome: comesBack ? 'put-off' : problem })
  }

  async function sendWithRetries(item: Outgoing): Promise<Problem | undefined> {
    for (const wait of retryWaits) {
      const problem = await options.send(item)
      if (!problem || !isPassing(problem) || !untrack(options.online) || ended) return problem
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
    return options.send(item)
  }
}
