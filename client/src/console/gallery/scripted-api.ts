import type { TypedDocumentNode } from '@urql/core'
import type { Outcome, Problem } from '../../session/problem.ts'
import type { ConsoleApi } from '../console-api.ts'

type Reply = Outcome<unknown> | 'never'

/** What comes of one document of the API. */
export interface ScriptedAnswer {
  document: unknown
  reply: (variables: unknown) => Reply
}

/** `data` is typed by the generated document; a function is given the variables. */
export function answers<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  data: NoInfer<Data> | ((variables: Variables) => NoInfer<Data>),
): ScriptedAnswer {
  // A document's data is never a function, and the variables are those that the same document was asked with.
  const give = (typeof data === 'function' ? data : () => data) as (variables: unknown) => Data
  return { document, reply: (variables) => ({ ok: true, value: give(variables) }) }
}

export function fails(document: unknown, problem: Problem = { kind: 'unreachable' }): ScriptedAnswer {
  return { document, reply: () => ({ ok: false, problem }) }
}

export function neverAnswers(document: unknown): ScriptedAnswer {
  return { document, reply: () => 'never' }
}

/** The API as the script has it; of two answers to one document the first counts. It throws when asked anything else. */
export function makeScriptedApi(script: readonly ScriptedAnswer[], health: unknown): ConsoleApi {
  async function ask<Data>(
    document: TypedDocumentNode<Data, never>,
    variables: unknown,
  ): Promise<Outcome<Data>> {
    const reply = answerTo(document).reply(variables)
    // `answers` has taken the data of this very document.
    return reply === 'never' ? new Promise(() => undefined) : (reply as Outcome<Data>)
  }
  function answerTo(document: unknown): ScriptedAnswer {
    const found = script.find((answer) => answer.document === document)
    if (!found) throw new Error(`The gallery has no answer to ${JSON.stringify(document).slice(0, 200)}`)
    return found
  }
  return {
    query: ask,
    mutate: ask,
    subscribe(document, { onData, onConnected }) {
      onConnected(true)
      const events = script.find((answer) => answer.document === document)?.reply({})
      // As above; a list, because a subscription says more than one thing.
      if (events !== undefined && events !== 'never' && events.ok)
        (events.value as Parameters<typeof onData>[0][]).forEach(onData)
      return { reconnectNow: () => undefined, stop: () => undefined }
    },
    health: async () => health,
  }
}

/** What a subscription says, once. */
export function tells<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  ...events: Data[]
): ScriptedAnswer {
  return { document, reply: () => ({ ok: true, value: events }) }
}
