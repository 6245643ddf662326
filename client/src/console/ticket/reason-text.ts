import type { EscalationReason } from '../../gql/console/graphql.ts'

/** Why a ticket was opened, and by which of the operator's words: unknown on tickets from before it was recorded. */
export interface TicketCause {
  reason: EscalationReason
  keyword: string | null
}

/** Why a person was asked for: a label for a list, and a sentence for who takes it. */
const reasons: Record<EscalationReason, { label: string; sentence: string }> = {
  LOW_CONFIDENCE: { label: 'No confident answer', sentence: 'The assistant had no confident answer.' },
  KEYWORD: { label: 'Trigger word', sentence: 'The customer used a trigger word.' },
  SHORT_ANSWER: { label: 'Answer too short', sentence: 'The assistant’s answer was too short to help.' },
  MODEL_REQUESTED: { label: 'Assistant asked', sentence: 'The assistant asked for an agent.' },
  MODEL_UNAVAILABLE: { label: 'Model unavailable', sentence: 'The language model didn’t respond.' },
  CUSTOMER_REQUESTED: { label: 'Asked for an agent', sentence: 'The customer asked for an agent.' },
  STAFF_REQUESTED: { label: 'Agent stepped in', sentence: 'An agent stepped in.' },
}

export const reasonLabel = (reason: EscalationReason): string => reasons[reason].label

export const causeLabel = ({ reason, keyword }: TicketCause): string =>
  keyword === null ? reasonLabel(reason) : `${reasonLabel(reason)}: ${keyword}`

export const causeSentence = (cause: TicketCause): string =>
  cause.keyword === null ? reasons[cause.reason].sentence : causeLabel(cause)
