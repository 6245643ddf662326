import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GraphQLError } from 'graphql'
import { createYoga } from 'graphql-yoga'
import type { Deps } from '#server/domain/deps.ts'
import type { CostBudget } from '#server/domain/limits/cost-budget.ts'
import type { Log } from '#server/ports/log.ts'
import { type Caller, createContext, type RequestContext } from '#server/schema/context.ts'
import { schema } from '#server/schema/schema.ts'
import { checkGetParameters } from './check-get-parameters.ts'
import { countRejected } from './count-rejected.ts'
import { endSubscriptions } from './end-subscriptions.ts'
import { exampleOperations } from './example-operations.ts'
import { hideSuggestions } from './hide-suggestions.ts'
import { introspectionForKeys } from './introspection-for-keys.ts'
import { boundDocuments } from './limits/bound-documents.ts'
import { chargeCosts } from './limits/charge-costs.ts'
import { maskError, maskErrors, type ReportFailure } from './mask-error.ts'
import { statusCodes } from './status-codes.ts'

export const MAX_BODY_BYTES = 64 * 1024

/** What our http and WebSocket sides hand to every operation. */
export interface OperationFacts {
  caller: Caller
}

export interface GraphqlOptions {
  deps: Deps
  log: Log
  /** What operations are paid from. */
  costs: CostBudget
  /** GraphiQL, introspection for everybody and suggestions of names: for development, or when asked for. */
  explorable: boolean
  /** Where GraphiQL finds the API. */
  basePath: string
  /** Whether an error says that something which the server needs is away, and not that the server is wrong. */
  isOutage(error: unknown): boolean
}

export interface GraphqlServer {
  /** Answers one request, its own failures included. */
  handle(request: IncomingMessage, response: ServerResponse, facts: OperationFacts): unknown
  /** The steps of one operation, each through all plugins: for transports other than HTTP. */
  getEnveloped: ReturnType<typeof createGraphql>['getEnveloped']
  /** What the client may know of an error that was thrown outside of these steps. */
  mask(error: unknown, requestId: string): GraphQLError
}

/** Queries, mutations and SSE over HTTP; the WebSocket side runs through the same plugins (`getEnveloped`). */
export function createGraphqlServer(options: GraphqlOptions): GraphqlServer {
  const report = createFailureReport(options)
  const yoga = createGraphql(options, report)
  return {
    handle: (request, response, facts) => yoga.handle(request, response, facts),
    getEnveloped: yoga.getEnveloped,
    mask: (error, requestId) => maskError(error, report, requestId),
  }
}

function createFailureReport({ deps, log, isOutage }: GraphqlOptions): ReportFailure {
  return (facts) => {
    const kind = isOutage(facts.err) ? 'outage' : 'defect'
    log.error(facts, `A request failed because of ${kind === 'outage' ? 'an outage' : 'a defect'}.`)
    deps.metrics.defect({ where: 'request' })
    return kind
  }
}

function createGraphql({ deps, costs, explorable, basePath }: GraphqlOptions, report: ReportFailure) {
  return createYoga<OperationFacts, RequestContext>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    graphiql: explorable && {
      title: 'AI Support Bot',
      endpoint: `${basePath}/graphql`,
      defaultQuery: exampleOperations,
      subscriptionsProtocol: 'WS',
      shouldPersistHeaders: false,
    },
    // Large, and only for those who open it.
    renderGraphiQL: async (options) =>
      (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(options),
    // Cross-origin headers are set for every route in server.ts.
    cors: false,
    multipart: false,
    batching: false,
    maxRequestBodySize: MAX_BODY_BYTES,
    logging: false,
    // For what goes wrong outside of an operation; inside of one, `maskErrors` knows the request.
    maskedErrors: { maskError: (error) => maskError(error, report, undefined) },
    context: ({ caller }) => createContext(deps, caller),
    plugins: [
      boundDocuments(),
      chargeCosts(costs),
      ...(explorable ? [] : [introspectionForKeys(), hideSuggestions()]),
      checkGetParameters(),
      countRejected(deps.metrics),
      endSubscriptions(),
      maskErrors(report),
      statusCodes(),
    ],
  })
}
