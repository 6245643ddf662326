import type { Session as SessionRow, Ticket as TicketRow } from '#prisma/generated/client.ts'
import { Conflict, InvalidInput, NotFound, RateLimited } from '#server/domain/errors.ts'
import { escalate } from '#server/domain/handoff/escalate.ts'
import { builder } from './builder.ts'
import { decidedByField } from './decided-by-field.ts'
import { Session } from './session.ts'
import { Ticket } from './ticket.ts'

const EscalateInput = builder.inputType('EscalateInput', {
  description: 'A wish for a person.',
  fields: (t) => ({
    sessionId: t.id({ required: true, description: 'In which session.' }),
    reason: t.string({
      required: true,
      description: 'What it is about; 1 to 1000 characters. The agent reads it.',
    }),
    requestedBy: t.string({ description: 'Who asks; 200 characters at most.' }),
  }),
})

const EscalatePayload = builder
  .objectRef<{ ticket: TicketRow; session: SessionRow }>('EscalatePayload')
  .implement({
    authScopes: decidedByField,
    description: 'The ticket: a new one, or the one that was open already.',
    fields: (t) => ({
      ticket: t.field({ type: Ticket, description: 'The ticket.', resolve: ({ ticket }) => ticket }),
      session: t.field({
        type: Session,
        description: 'The session as it is now.',
        resolve: ({ session }) => session,
      }),
    }),
  })

const EscalateResult = builder.errorUnion('EscalateResult', {
  description: 'What comes of asking for a person.',
  types: [EscalatePayload, InvalidInput, RateLimited, NotFound, Conflict],
  resolveType: () => EscalatePayload,
})

builder.mutationFields((t) => ({
  escalate: t.field({
    type: EscalateResult,
    authScopes: { anyone: true },
    description: "Asks for a person. Needs the session's token, or staff.",
    args: { input: t.arg({ type: EscalateInput, required: true, description: 'What for.' }) },
    resolve: (_root, { input }, { deps, ...caller }) => escalate(deps, caller, input),
  }),
}))
