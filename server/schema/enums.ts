import {
  AnswerSource,
  EscalationReason,
  MessageSender,
  Role,
  SessionStatus,
  SuggestedAction,
  TicketStatus,
} from '#prisma/generated/enums.ts'
import { builder } from './builder.ts'

export const RoleEnum = builder.enumType('Role', {
  description: 'What an API key may do.',
  values: describe(Role, {
    ADMIN: 'Everything.',
    AGENT: 'Sessions, tickets and transcripts; reading the FAQ.',
    PARTNER: 'What its scopes allow.',
  }),
})

export const SessionStatusEnum = builder.enumType('SessionStatus', {
  description: 'Who owns a session.',
  values: describe(SessionStatus, {
    ACTIVE: 'The bot answers.',
    WAITING: 'A person was asked for; the bot still gives answers that it is sure of.',
    WITH_AGENT: 'A person owns the session and the bot is silent.',
    RESOLVED: 'Ended; a new message of the customer reopens it with the bot.',
  }),
})

export const MessageSenderEnum = builder.enumType('MessageSender', {
  description: 'Who wrote a message.',
  values: describe(MessageSender, {
    CUSTOMER: 'The customer.',
    BOT: 'The AI assistant.',
    AGENT: 'A person of the support team; see agentName.',
    SYSTEM: 'A notice of the system, such as the place in the queue.',
  }),
})

export const AnswerSourceEnum = builder.enumType('AnswerSource', {
  description: "What a bot's reply rests on.",
  values: describe(AnswerSource, {
    FAQ: 'An approved FAQ, word for word.',
    MODEL: 'The language model; citations name the FAQs behind it.',
    RULE: 'A rule of ours: small talk, close questions, a hand-off.',
  }),
})

export const SuggestedActionEnum = builder.enumType('SuggestedAction', {
  description: 'What the customer could do next.',
  values: describe(SuggestedAction, {
    CHECK_FAQ: 'Look through the FAQ.',
    CONTACT_SUPPORT: 'Talk to a person.',
    REPHRASE: 'Put the question in other words.',
  }),
})

export const EscalationReasonEnum = builder.enumType('EscalationReason', {
  description: 'Why a person was asked for.',
  values: describe(EscalationReason, {
    LOW_CONFIDENCE: 'Neither the FAQ nor the model was sure enough.',
    KEYWORD: "One of the operator's keywords stood in the message.",
    SHORT_ANSWER: "The model's answer was too short to be one.",
    MODEL_REQUESTED: 'The model asked for it.',
    MODEL_UNAVAILABLE: 'The model gave no usable answer.',
    CUSTOMER_REQUESTED: 'The customer asked for it.',
    STAFF_REQUESTED: 'An agent, an admin or a partner asked for it.',
  }),
})

export const TicketStatusEnum = builder.enumType('TicketStatus', {
  description: 'How far a hand-off is.',
  values: describe(TicketStatus, {
    OPEN: 'Nobody has taken it yet.',
    TAKEN: 'Somebody has it; see assignee.',
    RESOLVED: 'Done.',
  }),
})

function describe<T extends string>(values: Record<string, T>, descriptions: Record<T, string>) {
  const named = Object.values(values).map((value) => [value, { value, description: descriptions[value] }])
  // Object.fromEntries forgets the keys' type; they are the enum's own.
  return Object.fromEntries(named) as Record<T, { value: T; description: string }>
}
