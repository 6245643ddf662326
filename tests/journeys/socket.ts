import { createClient } from 'graphql-ws'
import { vi } from 'vitest'
import WebSocket from 'ws'

export interface Subscription {
  events: Record<string, unknown>[]
  errors: { message: string; extensions?: Record<string, unknown> }[]
  ended: boolean
}

/** One connection with any number of subscriptions on it. */
export function openSocket(url: string, bearer?: string) {
  const closed: { code: number }[] = []
  let webSocket: WebSocket | undefined
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazyCloseTimeout: 60_000,
    connectionParams: bearer ? { authorization: `Bearer ${bearer}` } : {},
    on: {
      opened: (opened) => {
        webSocket = opened as WebSocket
      },
      closed: (event) => closed.push(event as { code: number }),
    },
  })
  return {
    /** The close events so far. */
    closed,
    subscribe(query: string, variables: Record<string, unknown> = {}): Subscription {
      const subscription: Subscription = { events: [], errors: [], ended: false }
      client.subscribe(
        { query, variables },
        {
          next: ({ data, errors }) => {
            if (data) subscription.events.push(data)
            if (errors) subscription.errors.push(...errors)
          },
          error: (error) => {
            if (Array.isArray(error)) subscription.errors.push(...error)
            subscription.ended = true
          },
          complete: () => {
            subscription.ended = true
          },
        },
      )
      return subscription
    },
    /** As a train that enters a tunnel: no farewell. */
    terminate: () => webSocket?.terminate(),
    close: () => client.dispose(),
  }
}

export const events = `subscription ($id: ID!, $afterSeq: Int) {
  sessionEvents(sessionId: $id, afterSeq: $afterSeq) {
    __typename
    ... on MessageAdded { message { seq sender text } }
    ... on ReplyDelta { replyToSeq offset text }
    ... on SessionChanged { session { status } }
  }
}`

interface Told {
  __typename: string
  message?: { seq: number; sender: string; text: string }
  text?: string
  offset?: number
}

/** What a subscriber of a session was told so far, in order. */
export function toldTo({ events: received }: Subscription): Told[] {
  return received.map((event) => event.sessionEvents as Told)
}

export function seqsTold(subscription: Subscription): number[] {
  return toldTo(subscription).flatMap(({ message }) => message?.seq ?? [])
}

/** The draft that a subscriber sees, made of its pieces. */
export function draftOf(subscription: Subscription): string {
  return toldTo(subscription)
    .filter(({ __typename }) => __typename === 'ReplyDelta')
    .reduce((draft, { offset = 0, text = '' }) => draft.slice(0, offset) + text, '')
}

/** Asks again until it is so; the condition's own failure says what was not. */
export function until(condition: () => void | Promise<void>, timeoutMs = 45_000): Promise<void> {
  return vi.waitFor(condition, { timeout: timeoutMs, interval: 20 })
}
