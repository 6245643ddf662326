import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { type LiveSubscription, type SubscribeOptions, subscribe } from '../live-subscription.ts'
import { type Outcome, outcome, problemFrom } from '../session/problem.ts'
import { makeClient } from '../urql.ts'

export type ConsoleApi = ReturnType<typeof makeConsoleApi>

type Followed<Data, Variables> = Pick<
  SubscribeOptions<Data, Variables>,
  'variables' | 'onData' | 'onConnected'
>

/** Asks the public API with an agent's or admin's key; every failure comes back as a Problem, nothing throws. */
export function makeConsoleApi(url: string, key: string) {
  const authorization = `Bearer ${key}`
  const client = makeClient(url, () => authorization)
  return {
    async query<Data, Variables extends AnyVariables>(
      document: TypedDocumentNode<Data, Variables>,
      variables: Variables,
    ): Promise<Outcome<Data>> {
      return outcome(await client.query(document, variables).toPromise())
    },
    async mutate<Data, Variables extends AnyVariables>(
      document: TypedDocumentNode<Data, Variables>,
      variables: Variables,
    ): Promise<Outcome<Data>> {
      return outcome(await client.mutation(document, variables).toPromise())
    },
    /** A subscription, until it is stopped; see live-subscription.ts. */
    subscribe<Data, Variables extends Record<string, unknown>>(
      document: TypedDocumentNode<Data, Variables>,
      options: Followed<Data, Variables>,
    ): LiveSubscription {
      return subscribe({ ...options, document, url: url.replace(/^http/, 'ws'), authorization })
    },
    /** What the server says of itself; undefined when it says nothing. */
    async health(): Promise<unknown> {
      try {
        const response = await fetch(new URL('/health', url), { credentials: 'omit' })
        return await response.json()
      } catch {
        // It does not answer, which is what is shown.
        return undefined
      }
    },
  }
}

/** The payload among a mutation's possible results, or what it says instead. */
export function payloadOf<Result extends { __typename: string }, Name extends Result['__typename']>(
  result: Result,
  name: Name,
): Outcome<Extract<Result, { __typename: Name }>> {
  if (result.__typename === name) {
    // __typename has just told the members of the union apart; TypeScript cannot follow it through a parameter.
    return { ok: true, value: result as Extract<Result, { __typename: Name }> }
  }
  return { ok: false, problem: problemFrom(result, Date.now()) }
}
