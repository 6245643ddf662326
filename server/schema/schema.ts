import { builder } from './builder.ts'
import './api-key.ts'
import './escalate.ts'
import './faq.ts'
import './handoff.ts'
import './inbox-events.ts'
import './node.ts'
import './send-message.ts'
import './session-events.ts'
import './session.ts'
import './ticket.ts'
import './usage.ts'
import './user-error.ts'

/** The whole API. Each file above adds its types with their queries and mutations to the builder. */
export const schema = builder.toSchema({ sortSchema: true })
