import { isAdmin } from '#server/domain/access/authorize.ts'
import { createApiKey, renameApiKey, revokeApiKey } from '#server/domain/api-key/api-keys.ts'
import { addMutation } from '../add-mutation.ts'
import { builder } from '../builder.ts'
import { RoleEnum } from '../enums.ts'

export const ApiKey = builder.prismaNode('ApiKey', {
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
    translationLanguage: t.exposeString('translationLanguage', {
      nullable: true,
      description:
        'What conversations are translated into for the agent, as a primary language tag such as "en"; null: they are not.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'From then on it is refused, open connections included; null: it does not expire.',
    }),
  }),
})

builder.queryFields((t) => ({
  viewer: t.prismaField({
    type: ApiKey,
    nullable: true,
    authScopes: { anyone: true },
    description: "The agent's or admin's key that this request is made with; null for all other callers.",
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

addMutation('createApiKey', {
  description: 'Makes a key for an agent, an admin or a partner. For admins.',
  authScopes: { admin: true },
  input: {
    description: 'Whose the key is and what it allows.',
    fields: (t) => ({
      name: t.string({
        required: true,
        description:
          'Of the person or program that will use it; 1 to 100 characters. Customers see the name of an agent.',
      }),
      role: t.field({ type: RoleEnum, required: true, description: 'The most that it allows.' }),
      scopes: t.stringList({
        description:
          'For PARTNER: any of sessions:read, sessions:write, tickets:read, usage:read, faqs:read, faqs:write.',
      }),
      expiresAt: t.field({ type: 'DateTime', description: 'When it ends by itself. Omitted: never.' }),
    }),
  },
  resolve: (input, { deps }) => createApiKey(deps, input),
  payload: {
    description: 'A new key with its secret.',
    fields: (t) => ({
      apiKey: t.expose('apiKey', { type: ApiKey, description: 'As it will be listed, without the secret.' }),
      secret: t.exposeString('secret', { description: 'Shown once: `Authorization: Bearer …`.' }),
    }),
  },
})

addMutation('renameApiKey', {
  description: 'Gives a key another name, which customers read from the next message on. For admins.',
  authScopes: { admin: true },
  input: {
    description: 'Which key, and its new name.',
    fields: (t) => ({
      id: t.id({ required: true, description: 'Of the key, as in apiKeys; never its secret.' }),
      name: t.string({ required: true, description: '1 to 100 characters.' }),
    }),
  },
  resolve: async ({ id, name }, { deps }) => ({ apiKey: await renameApiKey(deps, id, name) }),
  payload: {
    description: 'The key under its new name.',
    fields: (t) => ({ apiKey: t.expose('apiKey', { type: ApiKey, description: 'As it is listed now.' }) }),
  },
})

addMutation('revokeApiKey', {
  description: 'Ends a key within 5 seconds, open connections included. For admins.',
  authScopes: { admin: true },
  input: {
    description: 'Which key to end. It cannot be given back.',
    fields: (t) => ({
      id: t.id({ required: true, description: 'Of the key, as in apiKeys; never its secret.' }),
    }),
  },
  resolve: async ({ id }, { deps }) => ({ apiKey: await revokeApiKey(deps, id) }),
  payload: {
    description: 'The key, which is of no more use.',
    fields: (t) => ({ apiKey: t.expose('apiKey', { type: ApiKey, description: 'With revokedAt set.' }) }),
  },
})
