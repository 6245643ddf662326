import { type Accessor, createEffect, onCleanup, untrack } from 'solid-js'
import type { ChatApi } from './chat-api.ts'
import { type Conversation, type ConversationEvent, nextToSend, type Outgoing } from './conversation.ts'
import type { SessionAccess } from './create-session-access.ts'
import { isPassing, type Problem } from './problem.ts'
import type { SavedChat } from './saved-session.ts'

export interface OutboxOptions {
  api: ChatApi
  access: SessionAccess
  saved: SavedChat
  state: Accessor<Conversation>
  dispatch: (event: ConversationEvent) => void
  /** What the browser knows of the network. */
  online: Accessor<boolean>
  /** Neither the network nor the socket is there: what cannot be sent now will be tried again by itself. */
  isCutOff: Accessor<boolean>
  onGone: () => void
}

/** How often a send is tried anew before the customer is asked, and the waits between, in milliseconds. */
const retryWaits = [500, 1500]

/** Sends what the conversation has ready, one text at a time, each with an id by which the server stores it once. */
export function createOutbox(options: OutboxOptions): void {
  const { api, access, saved, state, dispatch } = options
  let ended = false
  onCleanup(() => {
    ended = true
  })

  createEffect(() => {
    const next = nextToSend(state())
    if (next) untrack(() => void transmit(next))
  })

  async function transmit({ clientMessageId, text }: Outgoing): Promise<void> {
    dispatch({ type: 'sending-started', clientMessageId })
    const problem = await sendWithRetries(clientMessageId, text)
    if (ended) return
    if (problem?.kind === 'gone') return options.onGone()
    const stored = !untrack(state).outgoing.some((item) => item.clientMessageId === clientMessageId)
    if (!problem || stored) {
      saved.dropUnsent(clientMessageId)
      return dispatch({ type: 'sending-ended', clientMessageId, outcome: 'sent' })
    }
    const comesBack = isPassing(problem) && untrack(options.isCutOff)
    dispatch({ type: 'sending-ended', clientMessageId, outcome: comesBack ? 'put-off' : problem })
  }

  async function sendWithRetries(clientMessageId: string, text: string): Promise<Problem | undefined> {
    for (const wait of retryWaits) {
      const problem = await sendOnce(clientMessageId, text)
      if (!problem || !isPassing(problem) || !untrack(options.online) || ended) return problem
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
    return sendOnce(clientMessageId, text)
  }

  async function sendOnce(clientMessageId: string, text: string): Promise<Problem | undefined> {
    const current = await access.ensure()
    if (!current.ok) return current.problem
    const result = await api.send(current.value.sessionId, clientMessageId, text)
    if (!result.ok) return result.problem
    if (ended) return undefined
    const { message, reply, session } = result.value
    dispatch({ type: 'message-added', message })
    if (reply) dispatch({ type: 'message-added', message: reply })
    dispatch({ type: 'session-changed', session })
    return undefined
  }
}
