import { type GraphQLSchema, isObjectType } from 'graphql'
import { builder } from './builder.ts'
import './audit-entry.ts'
import './node.ts'
import './privacy.ts'
import './usage.ts'
import './variants.ts'
import './faq/faq-history.ts'
import './faq/faq-import.ts'
import './faq/faq-imports.ts'
import './faq/faq-translations.ts'
import './faq/machine-translations.ts'
import './faq/faq-trial.ts'
import './faq/faq-warnings.ts'
import './faq/faq.ts'
import './faq/phrasing-drafts.ts'
import './faq/phrasing-runs.ts'
import './faq/unanswered.ts'
import './faq/write-faq.ts'
import './handoff/escalate.ts'
import './handoff/handoff.ts'
import './handoff/queue.ts'
import './message/message-evidence.ts'
import './message/message-translations.ts'
import './message/reply-trace.ts'
import './sending/send-message.ts'
import './sending/translate-messages.ts'
import './session/create-session.ts'
import './session/feedback.ts'
import './session/identify-customer.ts'
import './session/resolve-session.ts'
import './session/session-events.ts'
import './session/session.ts'
import './session/set-typing.ts'
import './staff/agents.ts'
import './staff/api-key.ts'
import './staff/translation-language.ts'
import './ticket/inbox-events.ts'
import './ticket/ticket.ts'

/** The whole API. Each file above adds its types with their queries and mutations to the builder. */
export const schema = withTotalsDescribed(builder.toSchema({ sortSchema: true }))

/** The Prisma plugin adds totalCount to a list by itself, and says nothing about it. */
function withTotalsDescribed(made: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(made.getTypeMap())) {
    const total = isObjectType(type) ? type.getFields().totalCount : undefined
    if (total) total.description ??= 'How many entries the list has on all pages together.'
  }
  return made
}

/** The names of what can be asked for: the only ones that metrics carry as labels. */
export const rootFields: readonly string[] = [
  schema.getQueryType(),
  schema.getMutationType(),
  schema.getSubscriptionType(),
].flatMap((type) => Object.keys(type?.getFields() ?? {}))
