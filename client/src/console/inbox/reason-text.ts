import type { EscalationReason } from '../../gql/console/graphql.ts'

/** Why a person was asked for: a label for a list, and a sentence for who takes it. */
const reasons: Record<EscalationReason, { label: string; sentence: string }> = {
  LOW_CONFIDENCE: { label: 'Bot unsure', sentence: 'The assistant was not sure enough of its answer.' },
  KEYWORD: { label: 'Keyword', sentence: 'The customer used a word that always brings a person.' },
  SHORT_ANSWER: { label: 'No real answer', sentence: 'The assistant’s answer was too short to help.' },
  MODEL_REQUESTED: { label: 'Bot asked', sentence: 'The assistant itself asked for a person.' },
  MODEL_UNAVAILABLE: { label: 'Model down', sentence: 'The language model did not answer.' },
  CUSTOMER_REQUESTED: { label: 'Asked for a person', sentence: 'The customer asked for a person.' },
  STAFF_REQUESTED: { label: 'Staff', sentence: 'A colleague stepped in.' },
}

export const reasonLabel = (reason: EscalationReason): string => reasons[reason].label
export const reasonSentence = (reason: EscalationReason): string => reasons[reason].sentence
