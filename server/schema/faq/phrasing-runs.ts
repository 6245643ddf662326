import type { PhrasingRun as RunRow } from '#prisma/generated/client.ts'
import { cancelPhrasingRun, startPhrasingRun } from '#server/domain/knowledge/faq/drafting/phrasing-runs.ts'
import { authorOf } from '#server/domain/knowledge/faq/faq-history.ts'
import { addMutation } from '../add-mutation.ts'
import { builder } from '../builder.ts'

type Types = typeof builder.$inferSchemaTypes

const RunStatus = builder.enumType('PhrasingRunStatus', {
  description: 'Where a drafting is.',
  values: {
    RUNNING: { description: 'Under way, or waiting for the model: see trouble.' },
    FINISHED: { description: 'Every FAQ had its turn.' },
    CANCELLED: { description: 'Ended by an admin; its drafts are there.' },
    FAILED: { description: 'Ended by a fault on our side; a new one goes on where it ended.' },
  } as const,
})

const Trouble = builder.enumType('PhrasingRunTrouble', {
  description: 'Why the model gives nothing. The drafting goes on by itself.',
  values: {
    OUT_OF_CREDIT: { description: 'The account at the provider of the model is empty.' },
    OVER_BUDGET: {
      description:
        'What the model may take of all together is spent, in tokens or dollars; health names the setting.',
    },
    UNAUTHORIZED: { description: 'The provider refuses OPENROUTER_API_KEY.' },
    RATE_LIMITED: { description: 'The provider was asked too often.' },
    UNCONFIGURED: { description: 'The process that drafts has no model.' },
    UNREACHABLE: { description: 'The provider does not answer, or with errors.' },
  } as const,
})

const troubles = {
  'out-of-credit': 'OUT_OF_CREDIT',
  'over-budget': 'OVER_BUDGET',
  unauthorized: 'UNAUTHORIZED',
  'rate-limited': 'RATE_LIMITED',
  unconfigured: 'UNCONFIGURED',
} as const

function troubleOf(kind: string | null) {
  if (kind === null) return null
  // Any other kind is a way of not answering.
  return troubles[kind as keyof typeof troubles] ?? ('UNREACHABLE' as const)
}

const PhrasingRun = builder.prismaNode('PhrasingRun', {
  id: { field: 'id' },
  description: 'The drafting of other ways to ask for all FAQs, in the background.',
  authScopes: { admin: true },
  fields: (t) => ({
    status: t.expose('status', { type: RunStatus, description: 'Whether it goes on.' }),
    total: t.exposeInt('total', { description: 'FAQs to draft for, as counted when it began.' }),
    done: t.exposeInt('done', { description: 'FAQs that have had their turn.' }),
    skipped: t.exposeInt('skipped', {
      description: 'Of those, how many the model had nothing usable for, or nothing new.',
    }),
    drafted: t.exposeInt('drafted', { description: 'Drafts written so far, reviewed ones included.' }),
    trouble: t.field({
      type: Trouble,
      nullable: true,
      description: 'What it waits over; null while nothing is in its way.',
      resolve: ({ trouble }) => troubleOf(trouble),
    }),
    retryAt: t.expose('retryAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the model is asked again after trouble.',
    }),
    startedBy: t.exposeString('startedBy', {
      nullable: true,
      description: 'The name on the API key, as it was then.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it began.' }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Null while it is RUNNING.',
    }),
  }),
})

builder.queryFields((t) => ({
  phrasingRun: t.prismaField({
    type: PhrasingRun,
    nullable: true,
    authScopes: { admin: true },
    description: 'The latest drafting of other ways to ask; null when there has been none.',
    resolve: (query, _root, _args, { deps }) =>
      deps.db.phrasingRun.findFirst({ ...query, orderBy: { id: 'desc' } }),
  }),
}))

const payload = {
  description: 'The drafting as it is now.',
  fields: (t: PothosSchemaTypes.ObjectFieldBuilder<Types, { phrasingRun: RunRow }>) => ({
    run: t.expose('phrasingRun', { type: PhrasingRun, description: 'Read phrasingRun for how it goes on.' }),
  }),
}

addMutation('startPhrasingRun', {
  description:
    'Has the model draft other ways to ask for every enabled FAQ that has no drafts waiting. While that is under way: goes on at once, whatever it waited for. The search uses no draft before it is accepted.',
  authScopes: { admin: true },
  input: { description: 'Nothing has to be chosen.', fields: () => ({}) },
  resolve: async (_input, { deps, viewer }) => ({
    phrasingRun: await startPhrasingRun(deps, authorOf(viewer)),
  }),
  payload,
})

addMutation('cancelPhrasingRun', {
  description: 'Ends a drafting. The drafts so far stay to be reviewed.',
  authScopes: { admin: true },
  input: {
    description: 'Which drafting to end. One that has ended stays as it is.',
    fields: (t) => ({
      phrasingRunId: t.id({ required: true, description: 'The id that startPhrasingRun returned.' }),
    }),
  },
  resolve: async ({ phrasingRunId }, { deps }) => ({
    phrasingRun: await cancelPhrasingRun(deps, phrasingRunId),
  }),
  payload,
})
