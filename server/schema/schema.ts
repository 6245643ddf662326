import { type GraphQLSchema, isObjectType } from 'graphql'
import { builder } from './builder.ts'
import './api-key.ts'
import './audit-entry.ts'
import './escalate.ts'
import './faq.ts'
import './faq-history.ts'
import './faq-import.ts'
import './faq-trial.ts'
import './faq-warnings.ts'
import './feedback.ts'
import './handoff.ts'
import './identify-customer.ts'
import './inbox-events.ts'
import './node.ts'
import './privacy.ts'
import './send-message.ts'
import './session-events.ts'
import './session.ts'
import './ticket.ts'
import './unanswered.ts'
import './usage.ts'
import './variants.ts'
import './user-error.ts'

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
