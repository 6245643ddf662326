import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import ErrorsPlugin from '@pothos/plugin-errors'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import ValidationPlugin from '@pothos/plugin-validation'
import { DateTimeResolver, JSONResolver } from 'graphql-scalars'
import { z } from 'zod'
import type PrismaTypes from '#prisma/generated/pothos.ts'
import { getDatamodel } from '#prisma/generated/pothos.ts'
import type { ApiScope } from '#server/domain/access/authenticate.ts'
import { hasScope, isAdmin, isAgent } from '#server/domain/access/authorize.ts'
import { InvalidInput } from '#server/domain/errors.ts'
import type { RequestContext } from './context.ts'
import { decidedByField } from './decided-by-field.ts'
import { refusalOf } from './errors/refusal.ts'
import AuditPlugin from './plugins/audit-plugin.ts'
import ObservePlugin from './plugins/observe-plugin.ts'
import PresencePlugin from './plugins/presence-plugin.ts'

/** What one operation may cost: a page of 100 sessions with their latest messages fits, a page of pages does not. */
const COMPLEXITY_LIMIT = 6000
export const DEPTH_LIMIT = 12
const BREADTH_LIMIT = 400
const MAX_PAGE = 100
const DEFAULT_PAGE = 50

const pageSize = z.number().max(MAX_PAGE, `must be ${MAX_PAGE} at most. Ask for the next page.`).nullish()

/** A list costs as much as the page that is asked for holds. */
function costOfPage({ first, last }: { first?: number | null; last?: number | null }) {
  return { field: 1, multiplier: Math.min(MAX_PAGE, Math.max(1, first ?? last ?? DEFAULT_PAGE)) }
}

export const builder = new SchemaBuilder<{
  Context: RequestContext
  PrismaTypes: PrismaTypes
  DefaultFieldNullability: false
  DefaultEdgesNullability: false
  DefaultNodeNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
    JSON: { Input: unknown; Output: unknown }
  }
  AuthScopes: {
    /** Any caller, with or without a credential. */
    anyone: boolean
    /** Staff: the roles AGENT and ADMIN. */
    agent: boolean
    admin: boolean
    /** A partner's key with this scope. */
    partner: ApiScope
  }
}>({
  // Errors outermost, so that what authorisation and validation throw becomes data where the field lists it.
  plugins: [
    ErrorsPlugin,
    ScopeAuthPlugin,
    RelayPlugin,
    PrismaPlugin,
    ValidationPlugin,
    ComplexityPlugin,
    // Inside of errors, so that a refusal is seen as one.
    ObservePlugin,
    // Innermost: only what was really carried out gets a line.
    AuditPlugin,
    PresencePlugin,
  ],
  defaultFieldNullability: false,
  errors: {
    directResult: true,
    // What validation refuses is checked before a resolver runs; it tells of the arguments, never of data.
    unsafelyHandleInputErrors: true,
  },
  scopeAuth: {
    authorizeOnSubscribe: true,
    runScopesOnType: true,
    authScopes: ({ viewer }) => ({
      anyone: true,
      agent: isAgent(viewer),
      admin: isAdmin(viewer),
      partner: (scope) => hasScope(viewer, scope),
    }),
    unauthorizedError: (_parent, { viewer }, _info, { failure }) => refusalOf(viewer, failure),
  },
  relay: {
    encodeGlobalID: (_type, id) => String(id),
    decodeGlobalID: (id) => ({ typename: '', id }),
    // Ids are plain UUIDs, so `node` looks up what an id is of by itself (node.ts).
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    cursorType: 'String',
    nodesOnConnection: {
      complexity: { field: 1, multiplier: 1 },
      description: 'The entries of this page, without their edges.',
    },
    defaultConnectionFieldOptions: { complexity: costOfPage },
    // The list as a whole costs what its page holds (costOfPage); counting its entries again would square that.
    edgesFieldOptions: {
      nullable: false,
      complexity: { field: 1, multiplier: 1 },
      description: 'The entries of this page, each with its cursor.',
    },
    nodeFieldOptions: { nullable: false, description: 'The entry itself.' },
    pageInfoFieldOptions: { description: 'Where this page begins and ends.' },
    nodeTypeOptions: { description: 'Anything with an id of its own.' },
    idFieldOptions: { description: 'A UUID. It names the thing and gives no permission.' },
    pageInfoTypeOptions: {
      authScopes: decidedByField,
      description: 'Where a page of a list begins and ends, and whether there is more.',
    },
    hasNextPageFieldOptions: { description: 'Whether there is more after endCursor.' },
    hasPreviousPageFieldOptions: { description: 'Whether there is more before startCursor.' },
    startCursorFieldOptions: { description: 'Pass as `before` for the page before this one.' },
    endCursorFieldOptions: { description: 'Pass as `after` for the page after this one.' },
    firstArgOptions: {
      description: 'How many from the start; 50 when neither first nor last is given, 100 at most.',
      validate: pageSize,
    },
    afterArgOptions: { description: 'Begin after this cursor.' },
    lastArgOptions: { description: 'How many from the end; 100 at most.', validate: pageSize },
    beforeArgOptions: { description: 'End before this cursor.' },
    cursorFieldOptions: { description: 'The place of this one in the list: pass it as `after` or `before`.' },
    defaultConnectionTypeOptions: { description: 'One page of a list.' },
    defaultEdgeTypeOptions: { description: 'One entry of a list and where it stands.' },
  },
  prisma: {
    // The client is bound to the request, not kept in the builder.
    client: (context) => context.deps.db,
    dmmf: getDatamodel(),
    maxConnectionSize: MAX_PAGE,
    defaultConnectionSize: DEFAULT_PAGE,
    exposeDescriptions: false,
    filterConnectionTotalCount: true,
  },
  validation: {
    validationError: ({ issues }) => {
      const [issue] = issues
      const path = issue?.path?.map((part) => (typeof part === 'object' ? part.key : part)) ?? []
      const field = String(path.filter((part) => part !== 'input').join('.') || 'input')
      return new InvalidInput(field, `${field}: ${issue?.message ?? 'cannot be used.'}`)
    },
  },
  complexity: {
    limit: { complexity: COMPLEXITY_LIMIT, depth: DEPTH_LIMIT, breadth: BREADTH_LIMIT },
    defaultComplexity: 1,
    defaultListMultiplier: 10,
    complexityError: (kind, result) =>
      new InvalidInput(
        'query',
        `The operation is too expensive (${kind}: ${result.complexity} points, ${result.depth} deep). Ask for less at once.`,
      ),
  },
})

builder.addScalarType('DateTime', DateTimeResolver, {
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
})
builder.addScalarType('JSON', JSONResolver)

builder.queryType({ description: 'What can be read. Every field says who may.' })
builder.mutationType({ description: 'What can be done. Expected failures are among the results, as data.' })
builder.subscriptionType({ description: 'What happens, as it happens: over WebSocket (graphql-ws) or SSE.' })
