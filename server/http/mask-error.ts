import { GraphQLError } from 'graphql'
import { handleStreamOrSingleExecutionResult, type Plugin } from 'graphql-yoga'
import { DomainError, Forbidden, InvalidInput, RateLimited, Unavailable } from '#server/domain/errors.ts'
import type { RequestContext } from '#server/schema/context.ts'
import { refusedPage } from '#server/schema/lists/page.ts'

/** Told of every failure that no caller expected, before it is hidden. Says whether it will pass by itself. */
export type ReportFailure = (facts: { err: unknown; requestId: string | undefined }) => 'outage' | 'defect'

const hidden = {
  defect: {
    message:
      'Something went wrong on our side. Try again; if it keeps happening, send support the requestId.',
    code: 'INTERNAL_SERVER_ERROR',
    status: 500,
    facts: {},
  },
  outage: {
    message:
      'The service cannot be reached at the moment. Try again in a few seconds; with the same clientMessageId nothing is stored twice.',
    code: 'UNAVAILABLE',
    status: 503,
    facts: { retryAfterSeconds: 5 },
  },
} as const

/** Masks what an operation throws, on every transport, with the id of the request in which it was thrown. */
export function maskErrors(report: ReportFailure): Plugin<RequestContext> {
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

function maskAll(errors: readonly GraphQLError[], report: ReportFailure, requestId: string): GraphQLError[] {
  return errors.map((error) => maskError(error, report, requestId))
}

/** Before the context is there, the caller is all that is known of a request. */
function requestIdIn(context: unknown): string | undefined {
  const { caller } = Object(context) as { caller?: { requestId?: string } }
  return caller?.requestId
}

/** What clients may know of an error. Expected ones speak for themselves; defects are logged and hidden. */
export function maskError(
  error: unknown,
  report: ReportFailure,
  requestId: string | undefined,
): GraphQLError {
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
  const { message, code, status, facts } = hidden[report({ err: original ?? error, requestId })]
  return new GraphQLError(message, {
    ...placeOf(error),
    // Yoga takes `http` off again; without it a failure before the execution would look like the client's.
    extensions: { code, ...facts, requestId, ...(isInResult(error) ? {} : { http: { status } }) },
  })
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
  if (error instanceof Forbidden) {
    return { missingScope: error.missingScope, requiredRole: error.requiredRole }
  }
  return error instanceof RateLimited || error instanceof Unavailable
    ? { retryAfterSeconds: error.retryAfterSeconds }
    : {}
}
