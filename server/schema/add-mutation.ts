import type { InputFieldMap, InputShapeFromFields, ObjectFieldsShape } from '@pothos/core'
import type { AuthScopeMap } from '@pothos/plugin-scope-auth'
import { subjectsOf } from '#server/domain/audit/subjects-of.ts'
import { idempotencyScope } from '#server/domain/idempotency/idempotency-scope.ts'
import { runOnce } from '#server/domain/idempotency/run-once.ts'
import { builder } from './builder.ts'
import type { RequestContext } from './context.ts'
import { decidedByField } from './decided-by-field.ts'
import { userErrors } from './errors/user-error.ts'

/** In points: a transaction at least, and news of it to everybody who follows. */
const COST_OF_WRITING = 50

type Types = typeof builder.$inferSchemaTypes
type MaybePromise<T> = T | Promise<T>

export interface MutationOptions<Fields extends InputFieldMap, Payload extends object> {
  description: string
  authScopes: AuthScopeMap<Types>
  input: {
    description: string
    fields: (t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>) => Fields
  }
  resolve: (input: InputShapeFromFields<Fields>, context: RequestContext) => MaybePromise<Payload>
  /** What serves as idempotencyKey when none is given. */
  keyIn?: (input: InputShapeFromFields<Fields>) => string | null
  /** What the payload changes for the rest of the operation, also when it is the repeated one of an earlier request. */
  afterwards?: (payload: Payload, context: RequestContext) => void
  payload: { description: string; fields: ObjectFieldsShape<Types, Payload> }
}

/**
 * The one shape of a mutation: `verbNoun(input: VerbNounInput!): VerbNounResult!`, a union of `VerbNounPayload` and
 * the same errors everywhere, so that a client needs one fragment for all of them. Returns the payload's type.
 */
export function addMutation<Fields extends InputFieldMap, Payload extends object>(
  name: string,
  { description, authScopes, payload, ...options }: MutationOptions<Fields, Payload>,
) {
  const prefix = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
  const InputType = builder.inputType(`${prefix}Input`, {
    description: options.input.description,
    fields: (t) => ({
      ...options.input.fields(t),
      idempotencyKey: t.string({
        description:
          'Chosen by the client, 1 to 128 characters, best a UUID. The same again within 24 hours does nothing and returns the first result; with another input it is a Conflict. Without a credential, a key of under 16 characters counts from one address only.',
      }),
    }),
  })
  const Payload = builder.objectRef<Payload>(`${prefix}Payload`)
  Payload.implement({ ...payload, authScopes: decidedByField })
  const Result = builder.errorUnion(`${prefix}Result`, {
    description: `The outcome of ${name}: its payload, or one of the errors that any mutation may return.`,
    types: [Payload, ...userErrors],
    resolveType: () => Payload,
  })
  builder.mutationField(name, (t) =>
    t.field({
      type: Result,
      authScopes,
      description,
      complexity: COST_OF_WRITING,
      args: { input: t.arg({ type: InputType, required: true, description: `See ${prefix}Input.` }) },
      // Pothos derives both types from Fields and Payload, which are open in here; the options have tied them.
      resolve: (_root, args, context) =>
        carryOut(name, options, (args as unknown as Input<Fields>).input, context) as never,
    }),
  )
  return Payload
}

interface Input<Fields extends InputFieldMap> {
  input: InputShapeFromFields<Fields> & { idempotencyKey?: string | null | undefined }
}

async function carryOut<Fields extends InputFieldMap, Payload extends object>(
  name: string,
  options: Pick<MutationOptions<Fields, Payload>, 'resolve' | 'keyIn' | 'afterwards'>,
  { idempotencyKey, ...rest }: Input<Fields>['input'],
  context: RequestContext,
): Promise<Payload> {
  // Without the key it is what the mutation's own fields say.
  const input = rest as unknown as InputShapeFromFields<Fields>
  const key = idempotencyKey ?? options.keyIn?.(input) ?? null
  const work = async () => options.resolve(input, context)
  const result = key === null ? await work() : await onlyOnce(name, rest, key, context, work)
  options.afterwards?.(result, context)
  return result
}

async function onlyOnce<Payload extends object>(
  name: string,
  input: object,
  key: string,
  context: RequestContext,
  work: () => Promise<Payload>,
): Promise<Payload> {
  const { deps, viewer, address } = context
  const { result, replayed } = await runOnce<Payload>(deps, {
    name,
    input,
    key,
    scope: idempotencyScope(viewer, address, key),
    credential: viewer.kind === 'anonymous' ? '' : context.sealingSecret,
    work,
    subjectsOf: (made) => Object.values(subjectsOf({ input }, made)),
  })
  if (replayed) context.replayed.add(result)
  return result
}
