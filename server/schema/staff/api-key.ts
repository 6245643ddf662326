import type { ApiKey as ApiKeyRow } from '#prisma/generated/client.ts'
import { createApiKey, revokeApiKey } from '#server/domain/api-key/api-keys.ts'
import { InvalidInput, NotFound } from '#server/domain/errors.ts'
import { isAdmin } from '#server/domain/viewer.ts'
import { builder } from './builder.ts'
import { decidedByField } from './decided-by-field.ts'
import { RoleEnum } from './enums.ts'

const ApiKey = builder.prismaNode('ApiKey', {
  description:
    'A credential of an agent, an admin or a partner. Its secret is shown once and stored as a hash.',
  id: { field: 'id' },
  authScopes: (key, { viewer }) => isAdmin(viewer) || (viewer.kind === 'staff' && viewer.key.id === key.id),
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'Whose it is. Customers see the name of an agent who answers.',
    }),
    role: t.expose('role', { type: RoleEnum, description: 'What it may do.' }),
    scopes: t.exposeStringList('scopes', { description: 'What a PARTNER may do; empty for other roles.' }),
    prefix: t.exposeString('prefix', { description: 'How the secret begins, to tell keys apart.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to the minute.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was ended; it is refused within 5 seconds everywhere.',
    }),
  }),
})

builder.queryFields((t) => ({
  viewer: t.prismaField({
    type: ApiKey,
    nullable: true,
    authScopes: { anyone: true },
    description: "The agent's or admin's key that this request is made with; null for everybody else.",
    resolve: (query, _root, _args, { deps, viewer }) =>
      viewer.kind === 'staff' ? deps.db.apiKey.findUnique({ ...query, where: { id: viewer.key.id } }) : null,
  }),
  apiKeys: t.prismaField({
    type: [ApiKey],
    authScopes: { admin: true },
    description: 'All keys, newest first, revoked ones included.',
    resolve: (query, _root, _args, { deps }) =>
      deps.db.apiKey.findMany({ ...query, orderBy: { id: 'desc' } }),
  }),
}))

const CreateApiKeyPayload = builder
  .objectRef<{ apiKey: ApiKeyRow; secret: string }>('CreateApiKeyPayload')
  .implement({
    authScopes: decidedByField,
    description: 'A new key.',
    fields: (t) => ({
      apiKey: t.field({ type: ApiKey, description: 'The key.', resolve: ({ apiKey }) => apiKey }),
      secret: t.exposeString('secret', { description: 'Shown once: `Authorization: Bearer …`.' }),
    }),
  })

const CreateApiKeyResult = builder.errorUnion('CreateApiKeyResult', {
  description: 'What comes of making a key.',
  types: [CreateApiKeyPayload, InvalidInput],
  resolveType: () => CreateApiKeyPayload,
})

const ApiKeyPayload = builder.objectRef<{ apiKey: ApiKeyRow }>('ApiKeyPayload').implement({
  authScopes: decidedByField,
  description: 'The key as it is now.',
  fields: (t) => ({
    apiKey: t.field({ type: ApiKey, description: 'The key.', resolve: ({ apiKey }) => apiKey }),
  }),
})

const ApiKeyResult = builder.errorUnion('ApiKeyResult', {
  description: 'What comes of changing a key.',
  types: [ApiKeyPayload, NotFound],
  resolveType: () => ApiKeyPayload,
})

builder.mutationFields((t) => ({
  createApiKey: t.field({
    type: CreateApiKeyResult,
    authScopes: { admin: true },
    description: 'Makes a key for an agent, an admin or a partner.',
    args: {
      name: t.arg.string({ required: true, description: 'Whose it is; 1 to 100 characters.' }),
      role: t.arg({ type: RoleEnum, required: true, description: 'What it may do.' }),
      scopes: t.arg.stringList({
        description:
          'For PARTNER: any of sessions:read, sessions:write, tickets:read, usage:read, faqs:read, faqs:write.',
      }),
    },
    resolve: (_root, args, { deps }) => createApiKey(deps, args),
  }),
  revokeApiKey: t.field({
    type: ApiKeyResult,
    authScopes: { admin: true },
    description: 'Ends a key within 5 seconds, open connections included.',
    args: { id: t.arg.id({ required: true, description: 'Which key.' }) },
    resolve: async (_root, { id }, { deps }) => ({ apiKey: await revokeApiKey(deps, id) }),
  }),
}))
