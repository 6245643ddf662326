import {
  AnswerSource,
  EscalationReason,
  MessageSender,
  MessageTranslationState,
  Notice,
  Role,
  SessionStatus,
  SuggestedAction,
  TicketOutcome,
  TicketStatus,
} from '#prisma/generated/enums.ts'
import { conflictReasons } from '#server/domain/errors.ts'
import { ticketChanges } from '#server/domain/events.ts'
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
    RESOLVED: 'Ended; a new message from the customer reopens it with the bot.',
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

export const MessageTranslationStateEnum = builder.enumType('MessageTranslationState', {
  description: 'How far the translation of a message is.',
  values: describe(MessageTranslationState, {
    PENDING: 'Ordered; MessageTranslated announces what comes of it.',
    DONE: 'There to be read.',
    FAILED: 'The model gave none; translateMessages tries again.',
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
    REPHRASE: 'Ask differently.',
  }),
})

export const EscalationReasonEnum = builder.enumType('EscalationReason', {
  description: 'Why a person was asked for.',
  values: describe(EscalationReason, {
    LOW_CONFIDENCE: 'Neither the FAQ nor the model was sure enough.',
    KEYWORD: "The message contained one of the operator's keywords.",
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
    OPEN: 'No agent has taken it yet.',
    TAKEN: 'An agent has it; see assignee.',
    RESOLVED: 'Done.',
  }),
})

export const TicketOutcomeEnum = builder.enumType('TicketOutcome', {
  description: 'How a hand-off ended. Each is counted apart in reports.',
  values: describe(TicketOutcome, {
    SOLVED: 'An agent or the customer resolved the session.',
    RETURNED: 'An agent gave the session back to the bot.',
    WITHDRAWN: 'The customer no longer needed a person.',
    ABANDONED: 'The customer was gone for ABANDONED_HOURS while waiting.',
    ASSUMED: 'Neither side wrote for ABANDONED_HOURS after an agent had taken it.',
    SPAM: 'Staff closed it as junk.',
  }),
})

export const NoticeEnum = builder.enumType('Notice', {
  description: 'What a message of the system is about.',
  values: describe(Notice, {
    COLLEAGUE_ASKED: 'A person was asked for, and the session waits; its queuePosition says the place.',
    AGENT_JOINED: 'The agent in agentName owns the session from here on.',
    AGENT_LEFT:
      'The agent in agentName no longer owns the session: a colleague joins next, or the bot answers again.',
    AGENT_CLOSED: 'The agent in agentName resolved the session.',
    BACK_IN_LINE: 'The agent in agentName is gone, and the session waits again at its old place.',
    REQUEST_WITHDRAWN: 'The customer left the queue, and the bot answers again.',
  }),
})

export const TicketChangeEnum = builder.enumType('TicketChange', {
  description: 'What happened to a ticket.',
  values: describe(sameNames(ticketChanges), {
    OPENED: 'A person was asked for.',
    TAKEN: 'An agent took it.',
    TAKEN_OVER: 'An agent took it over from previousAssigneeId, who was away.',
    ASSIGNED: 'An agent gave it to a colleague.',
    RETURNED_TO_QUEUE: 'An agent gave it up; it has the place in the queue that it had before.',
    OWNER_LOST:
      "Its agent's key was revoked or may not own sessions any more; it waits again at its old place.",
    ASSIGNEE_AWAY:
      'Its agent left a message of the customer unanswered for AGENT_AWAY_MINUTES: any agent may take it over now. Sent every minute while that lasts.',
    CUSTOMER_RETURNED:
      'The customer wrote again within a day after an agent (previousAssigneeId) had resolved it: it is with that agent again, or at the head of the queue.',
    REOPENED: 'An agent undid the closing.',
    CLOSED: 'It is resolved; see outcome.',
  }),
})

export const ConflictReasonEnum = builder.enumType('ConflictReason', {
  description: 'Why an action was refused.',
  values: describe(sameNames(conflictReasons), {
    ALREADY_RESOLVED: 'The session or ticket is resolved.',
    NOT_RESOLVED: 'The session is not resolved, or has moved on since it was.',
    NOT_WAITING: 'The session is not waiting for an agent.',
    NOT_WITH_AGENT: 'No agent has the session.',
    WITH_AGENT: 'An agent has joined the session.',
    OWNED_BY_ANOTHER: 'Another agent has the session; message names who.',
    UNANSWERED_MESSAGE: 'A message of the customer has no answer yet; evenIfUnanswered consents.',
    TOO_LATE: 'The time to undo it is over.',
    TRANSLATION_OFF: 'The agent has not chosen a language to read and write in: setTranslationLanguage.',
    TRANSLATION_UNAVAILABLE: 'There is no model to translate with, or none that answered in time.',
    TRANSLATION_DIFFERS: 'The translation says something else than the original; message says what changed.',
    OTHER: 'See message.',
  }),
})

function sameNames<T extends string>(names: readonly T[]): Record<T, T> {
  // Object.fromEntries forgets the names.
  return Object.fromEntries(names.map((name) => [name, name])) as Record<T, T>
}

function describe<T extends string>(values: Record<string, T>, descriptions: Record<T, string>) {
  const named = Object.values(values).map((value) => [value, { value, description: descriptions[value] }])
  // Object.fromEntries forgets the keys' type; they are the enum's own.
  return Object.fromEntries(named) as Record<T, { value: T; description: string }>
}
