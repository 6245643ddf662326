import { type ExecutionResult, execute, type GraphQLSchema, parse, subscribe } from 'graphql'
import type { Deps } from '#server/domain/deps.ts'
import { DomainError } from '#server/domain/errors.ts'
import { createContext } from '#server/schema/context.ts'
import type { Cast } from './roles.ts'
import type { Answer, AnswerError } from './transports.ts'
import type { Ask } from './walk.ts'

/** Of a schema that no server has: each operation as the role's own, with the real context. */
export function createAskInProcess(schema: GraphQLSchema, deps: Deps, { bearers }: Cast): Ask {
  return async ({ query, variables = {}, provoke }, role) => {
    const contextValue = await createContext(deps, {
      ...{ bearer: bearers.get(role) ?? null, address: '127.0.0.1', requestId: 'mutant', traceparent: null },
      ...{ closeConnection: () => undefined, openStream: () => undefined },
    })
    const request = { schema, document: parse(query), variableValues: variables, contextValue }
    if (!provoke) return asAnswer(await execute(request))
    const events = await subscribe(request)
    if (!(Symbol.asyncIterator in events)) return asAnswer(events)
    const first = events.next()
    await provoke()
    const { value } = await first
    await events.return?.(undefined)
    return asAnswer(value ?? { data: null })
  }
}

/** As mask-error.ts puts it for clients, as far as the walk looks. */
function asAnswer({ data, errors }: ExecutionResult): Answer {
  const told = errors?.map(({ message, path, originalError }): AnswerError => {
    const code = originalError instanceof DomainError ? originalError.code : 'INTERNAL_SERVER_ERROR'
    return { message, path, extensions: { code } }
  })
  return { data, errors: told }
}
