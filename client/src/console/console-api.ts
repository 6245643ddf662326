import type { AnyVariables, CombinedError, TypedDocumentNode } from '@urql/core'
import { type Following, type FollowOptions, follow } from '../connection.ts'
import { makeClient } from '../urql.ts'
import { type Outcome, type Problem, problemOf } from './problem.ts'

export type ConsoleApi = ReturnType<typeof makeConsoleApi>

type Followed<Data, Variables> = Pick<FollowOptions<Data, Variables>, 'variables' | 'onData' | 'onConnected'>

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
    /** A subscription, until it is stopped; see connection.ts. */
    follow<Data, Variables extends Record<string, unknown>>(
      document: TypedDocumentNode<Data, Variables>,
      options: Followed<Data, Variables>,
    ): Following {
      return follow({ ...options, document, url: url.replace(/^http/, 'ws'), authorization })
    },
    /** What the server says of itself; undefined when it says nothing. */
    async health(): Promise<unknown> {
      try {
        const response = await fetch(new URL('/health', url), { credentials: 'omit' })
        return await response.json()
      } catch {
        // It does not answer, which is what is told.
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
  return { ok: false, problem: problemOf(result) }
}

function outcome<Data>(result: { data?: Data; error?: CombinedError }): Outcome<Data> {
  if (result.data !== undefined && result.data !== null && !result.error)
    return { ok: true, value: result.data }
  return { ok: false, problem: errorProblem(result.error) }
}

/** What is left beside the typed failures: the network, refusals of a whole operation, and defects. */
function errorProblem(error: CombinedError | undefined): Problem {
  if (error?.networkError) {
    const response: unknown = error.response
    return response instanceof Response && response.status < 500
      ? { kind: 'broken' }
      : { kind: 'unreachable' }
  }
  const refusal = error?.graphQLErrors[0]
  const code = refusal?.extensions.code
  if (code === 'NOT_FOUND') return { kind: 'gone' }
  if (code === 'UNAVAILABLE') return { kind: 'unreachable' }
  if (code === 'INVALID_INPUT') return { kind: 'invalid', explanation: refusal?.message ?? '' }
  return { kind: 'broken' }
}
