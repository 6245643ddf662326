import { GraphQLError } from 'graphql'
import { handleStreamOrSingleExecutionResult, type Plugin } from 'graphql-yoga'
import { DomainError, InvalidInput, RateLimited } from '#server/domain/errors.ts'
import type { RequestContext } from '#server/schema/context.ts'
import { refusedPage } from '#server/schema/page.ts'

/** Told of every failure that no caller expected, before it is hidden. */
export type ReportDefect = (facts: { err: unknown; requestId: string | undefined }) => void

/** Masks what an operation throws, on every transport, with the id of the request in which it was thrown. */
export function maskErrors(report: ReportDefect): Plugin<RequestContext> {
  return {
    onPluginInit({ registerContextErrorHandler }) {
      registerContextErrorHandler(({ error, context, setError }) =>
        setError(maskError(error, report, requestIdIn(context))),
      )
    },
    onExecute({ args }) {
      const { requestId } = args.contextValue
      return {
        onExecuteDone: (payload) =>
          handleStreamOrSingleExecutionResult(payload, ({ result, setResult }) => {
            if (result.errors) setResult({ ...result, errors: maskAll(result.errors, report, requestId) })
          }),
      }
    },
    onSubscribe({ args }) {
      const { requestId } = args.contextValue
      return {
        onSubscribeResult: (payload) =>
          handleStreamOrSingleExecutionResult(payload, ({ result, setResult }) => {
            if (result.errors) setResult({ ...result, errors: maskAll(result.errors, report, requestId) })
          }),
        onSubscribeError: ({ error, setError }) => setError(maskError(error, report, requestId)),
      }
    },
  }
}

function maskAll(errors: readonly GraphQLError[], report: ReportDefect, requestId: string): GraphQLError[] {
  return errors.map((error) => maskError(error, report, requestId))
}

/** Before the context is there, the caller is all that is known of a request. */
function requestIdIn(context: unknown): string | undefined {
  const { caller } = Object(context) as { caller?: { requestId?: string } }
  return caller?.requestId
}

/** What clients may know of an error. Expected ones speak for themselves; defects are logged and hidden. */
export function maskError(error: unknown, report: ReportDefect, requestId: string | undefined): GraphQLError {
  const thrown = error instanceof GraphQLError ? error.originalError : error
  const original = refusedPage(thrown) ?? thrown
  if (original instanceof DomainError) {
    return new GraphQLError(original.message, {
      ...placeOf(error),
      extensions: { code: original.code, ...factsOf(original), requestId },
    })
  }
  // Ours or graphql's own word about the operation: its syntax, its validity, its limits.
  if (error instanceof GraphQLError && !original) return error
  if (original instanceof GraphQLError) return error instanceof GraphQLError ? error : original
  report({ err: original ?? error, requestId })
  return new GraphQLError(
    'Something went wrong on our side. Try again; if it stays, tell support the requestId.',
    {
      ...placeOf(error),
      // Yoga takes `http` off again; without it a failure before the execution would look like the client's.
      extensions: {
        code: 'INTERNAL_SERVER_ERROR',
        requestId,
        ...(isInResult(error) ? {} : { http: { status: 500 } }),
      },
    },
  )
}

/** Whether the error is of one field, beside whose data it is reported. */
function isInResult(error: unknown): boolean {
  return error instanceof GraphQLError && error.path !== undefined
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
