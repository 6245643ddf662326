import { GraphQLError } from 'graphql'
import { DomainError, InvalidInput, RateLimited } from '#server/domain/errors.ts'
import type { Log } from '#server/ports/log.ts'

/** What clients may know of an error. Expected ones speak for themselves; defects are logged and hidden. */
export function maskError(error: unknown, log: Log, requestId: string | undefined): GraphQLError {
  const original = error instanceof GraphQLError ? error.originalError : error
  if (original instanceof DomainError) {
    return new GraphQLError(original.message, {
      ...placeOf(error),
      extensions: { code: original.code, ...factsOf(original), requestId },
    })
  }
  // Ours or graphql's own word about the operation: its syntax, its validity, its limits.
  if (error instanceof GraphQLError && !original) return error
  if (original instanceof GraphQLError) return error instanceof GraphQLError ? error : original
  log.error({ err: original ?? error, requestId }, 'A request failed because of a defect.')
  return new GraphQLError(
    'Something went wrong on our side. Try again; if it stays, tell support the requestId.',
    { ...placeOf(error), extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } },
  )
}

function placeOf(error: unknown) {
  return error instanceof GraphQLError
    ? { nodes: error.nodes, source: error.source, positions: error.positions, path: error.path }
    : {}
}

function factsOf(error: DomainError): object {
  if (error instanceof InvalidInput) return { field: error.field }
  return error instanceof RateLimited ? { retryAfterSeconds: error.retryAfterSeconds } : {}
}
