import { isPresent } from '#server/domain/agent/is-away.ts'
import { mayOwn } from '#server/domain/agent/may-own.ts'
import { builder } from '../builder.ts'
import { RoleEnum } from '../enums.ts'

const Agent = builder.prismaObject('ApiKey', {
  variant: 'Agent',
  authScopes: { agent: true },
  description: 'A member of staff, as colleagues see them.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'As in Ticket.assigneeId and AssignTicketInput.agentId.' }),
    name: t.exposeString('name', { description: 'What customers and colleagues read.' }),
    role: t.expose('role', { type: RoleEnum, description: 'AGENT or ADMIN.' }),
    lastSeenAt: t.expose('lastSeenAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When they last did something, to within 15 seconds; null: never.',
    }),
    present: t.boolean({
      description: 'Whether they did something within AGENT_AWAY_MINUTES.',
      resolve: ({ lastSeenAt }, _args, { deps }) =>
        isPresent({ lastSeenAt }, { now: deps.clock(), awayMinutes: deps.settings.agentAwayMinutes }),
    }),
  }),
})

builder.queryField('agents', (t) =>
  t.prismaField({
    type: [Agent],
    authScopes: { agent: true },
    description: 'Who a session can be given to: all staff with a valid key, by name.',
    resolve: async (query, _root, _args, { deps }) => {
      const keys = await deps.db.apiKey.findMany({
        ...query,
        where: { role: { not: 'PARTNER' }, revokedAt: null },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: 200,
      })
      return keys.filter((key) => mayOwn(key, deps.clock()))
    },
  }),
)
