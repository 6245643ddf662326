import { type Role, roles } from '../roles.ts'

/** Who there is to read something; `readers` are those of the session that it belongs to. */
const audiences = {
  everybody: roles,
  readers: ['own', 'agent', 'admin', 'sessions:read'],
  ticketReaders: ['own', 'agent', 'admin', 'sessions:read', 'tickets:read'],
  staffAndTicketKeys: ['agent', 'admin', 'tickets:read'],
  staffAndSessionKeys: ['agent', 'admin', 'sessions:read'],
  faqKeepers: ['agent', 'admin', 'faqs:read', 'faqs:write'],
  faqEditors: ['agent', 'admin', 'faqs:write'],
  staff: ['agent', 'admin'],
  usageReaders: ['admin', 'usage:read'],
  admins: ['admin'],
} as const satisfies Record<string, readonly Role[]>

type Audience = keyof typeof audiences

/**
 * Who gets each field of each type, when something has led them to a thing of it. What everybody gets is guarded where
 * things of that type come from: a page of a list, a payload, what a message says about itself. A new field is missing
 * here until somebody has thought about it.
 */
const audiencesByType: Record<string, Partial<Record<Audience, string>>> = {
  AcceptPhrasingDraftsPayload: { everybody: 'accepted faqs' },
  Agent: { staff: 'id lastSeenAt name present role' },
  AgentPresent: { staff: 'agentId expiresInMs name present' },
  ApiKey: {
    admins: 'createdAt expiresAt id lastUsedAt name prefix revokedAt role scopes translationLanguage',
  },
  'ApiKey, one’s own': {
    staff: 'createdAt expiresAt id lastUsedAt name prefix revokedAt role scopes translationLanguage',
  },
  AssignTicketPayload: { ticketReaders: 'ticket' },
  AuditEntry: { admins: 'action actorId actorName address createdAt id requestId subjects' },
  AuditEntryConnection: { everybody: 'edges nodes pageInfo totalCount' },
  AuditEntryEdge: { everybody: 'cursor', admins: 'node' },
  AuditSubject: { everybody: 'kind subjectId' },
  CancelPhrasingRunPayload: { everybody: 'run' },
  CloseFaqWarning: { everybody: 'faq message similarity' },
  CloseTicketPayload: { ticketReaders: 'ticket' },
  CloseTicketsPayload: { everybody: 'results' },
  ClosedTicket: { everybody: 'error ticketId', ticketReaders: 'ticket' },
  Conflict: { everybody: 'code message reason' },
  CreateApiKeyPayload: { everybody: 'secret', admins: 'apiKey' },
  CreateFaqPayload: { everybody: 'faq warnings' },
  CreateSessionPayload: { everybody: 'sessionToken', readers: 'session' },
  DailyUsage: { usageReaders: 'date usage' },
  DeleteFaqPayload: { everybody: 'faq' },
  DismissPhrasingDraftsPayload: { everybody: 'dismissed' },
  ErasePersonalDataPayload: { everybody: 'erasedAt jobs messages sessionIds sessions tickets' },
  EscalatePayload: { readers: 'session', ticketReaders: 'ticket' },
  EvidenceSource: { everybody: 'end faq quote start' },
  Faq: {
    everybody:
      'answer category enabled id language question translationOf translations updatedAt version wordedAt',
    faqKeepers: 'keywords phrasings',
    faqEditors: 'externalId isOutdated machineTranslations',
    staff: 'askedAs',
  },
  'Faq, disabled': {
    faqKeepers:
      'answer askedAs category enabled externalId id isOutdated keywords language machineTranslations phrasings question translationOf translations updatedAt version wordedAt',
  },
  FaqConnection: { everybody: 'edges nodes pageInfo totalCount' },
  FaqDifference: { everybody: 'after before field' },
  FaqEdge: { everybody: 'cursor node' },
  FaqImport: {
    faqEditors: 'created createdAt fileName id rejected startedBy unchanged undoneAt undoneBy updated',
  },
  FaqImportConnection: { everybody: 'edges nodes pageInfo totalCount' },
  FaqImportEdge: { everybody: 'cursor', faqEditors: 'node' },
  FaqMatch: { everybody: 'confidence faq' },
  FaqRevision: { faqEditors: 'action changedAt changedBy faqId id snapshot' },
  FaqRevisionConnection: { everybody: 'edges nodes pageInfo totalCount' },
  FaqRevisionEdge: { everybody: 'cursor', faqEditors: 'node' },
  FaqSnapshot: {
    everybody: 'answer category enabled externalId keywords language phrasings question translationOfId',
  },
  FaqTrial: { everybody: 'decision matches' },
  FaqTrialMatch: { everybody: 'confidence faq isDraft question' },
  Feedback: { readers: 'createdAt helpful reason' },
  FewPhrasingsWarning: { everybody: 'count enough message' },
  Forbidden: { everybody: 'code message missingScope requiredRole' },
  GiveFeedbackPayload: { readers: 'reply' },
  IdentifyCustomerPayload: { readers: 'session' },
  ImportFaqsPayload: { everybody: 'created dryRun ignoredColumns import rejected rows unchanged updated' },
  ImportedFaqRow: { everybody: 'changes differences fromHtml key outcome question row' },
  InvalidInput: { everybody: 'code field message' },
  KeptFaq: { everybody: 'faqId question reason' },
  LeftOutSentence: { everybody: 'rule text' },
  MachineTranslation: { everybody: 'answer createdAt isOutdated language problem question' },
  Message: {
    readers:
      'agentName citations clientMessageId confidence createdAt escalated evidence feedback id isTentative language notice replyToSeq sender seq source suggestedActions suggestedQuestions text translation',
    staff: 'leftOut machineTranslation trace',
  },
  MessageAdded: { readers: 'message' },
  MessageConnection: { everybody: 'edges nodes pageInfo totalCount' },
  MessageEdge: { everybody: 'cursor', readers: 'node' },
  MessageTranslated: { staff: 'seq translation' },
  MessageTranslation: { staff: 'from language problem state text' },
  ModelTrace: { everybody: 'name outcome statedConfidence' },
  NearestFaq: { everybody: 'confidence faq faqId' },
  NotFound: { everybody: 'code message' },
  PageInfo: { everybody: 'endCursor hasNextPage hasPreviousPage startCursor' },
  PhrasingDraft: { admins: 'createdAt faq id text' },
  PhrasingDraftConnection: { everybody: 'edges nodes pageInfo totalCount' },
  PhrasingDraftEdge: { everybody: 'cursor', admins: 'node' },
  PhrasingRun: { admins: 'createdAt done drafted endedAt id retryAt skipped startedBy status total trouble' },
  RateLimited: { everybody: 'code message retryAfterSeconds' },
  RateSessionPayload: { readers: 'session' },
  ReasonCount: { usageReaders: 'count reason' },
  RejectedFaqRow: { everybody: 'field message row' },
  RenameApiKeyPayload: { admins: 'apiKey' },
  ReopenSessionPayload: { readers: 'session' },
  ReplyDelta: { everybody: 'offset replyToSeq text' },
  ReplyTrace: { everybody: 'misses model nearest rule search' },
  ResolveSessionPayload: { readers: 'session' },
  RestoreFaqPayload: { everybody: 'faq warnings' },
  ReturnToBotPayload: { readers: 'session' },
  ReturnToQueuePayload: { readers: 'session' },
  RevokeApiKeyPayload: { admins: 'apiKey' },
  SameWordsWarning: { everybody: 'faq message text' },
  SearchFeature: { everybody: 'name value' },
  SearchTrace: { everybody: 'cached correctedWords features path' },
  SendAgentMessagePayload: { readers: 'agentMessage' },
  SendMessagePayload: { everybody: 'sessionToken', readers: 'customerMessage reply session' },
  SentenceEvidence: { everybody: 'basis sources text' },
  Session: {
    readers:
      'createdAt epoch id language lastCustomerMessage messages metadata queuePosition rating ratingComment resolvedAt status ticket updatedAt userId verified',
    staffAndSessionKeys: 'summary unansweredSince',
  },
  SessionChanged: { readers: 'session' },
  SessionConnection: { everybody: 'edges nodes pageInfo totalCount' },
  SessionEdge: { everybody: 'cursor', readers: 'node' },
  SetPresencePayload: { readers: 'session' },
  SetTranslationLanguagePayload: { admins: 'apiKey' },
  SetTypingPayload: { readers: 'session' },
  StartPhrasingRunPayload: { everybody: 'run' },
  TakeTicketPayload: { ticketReaders: 'ticket' },
  TextTranslation: { everybody: 'from originalText to' },
  Ticket: {
    readers: 'session',
    ticketReaders:
      'assignee createdAt id keyword note outcome queuedAt reason requestedBy requestedByCustomer resolvedAt returnedAt status takenAt',
    staffAndTicketKeys: 'assigneeAway assigneeId',
  },
  TicketChanged: { everybody: 'by change previousAssigneeId', ticketReaders: 'ticket' },
  TicketConnection: { everybody: 'edges nodes pageInfo totalCount' },
  TicketEdge: { everybody: 'cursor', ticketReaders: 'node' },
  TranslatedReply: { everybody: 'from problem text to' },
  TranslateMessagesPayload: { everybody: 'messages', readers: 'session' },
  TranslateReplyPayload: { everybody: 'translation' },
  TypingChanged: { everybody: 'expiresInMs sender typing' },
  UnansweredGroup: { staff: 'count lastAskedAt nearest question samples' },
  UnansweredSample: { staff: 'askedAt sessionId text' },
  Unauthenticated: { everybody: 'code message' },
  UndoFaqImportPayload: { everybody: 'deleted import kept restored' },
  UpdateFaqPayload: { everybody: 'faq warnings' },
  Usage: {
    usageReaders:
      'abandonedTickets assumedResolutions averageConfidence averageReplyMs averageSessionSeconds completionTokens confirmedResolutions costUsd escalationRate escalations escalationsByReason faqHitRate faqReplies messages modelReplies promptTokens reopened sessions spamTickets withdrawnTickets',
  },
  UsageReport: { usageReaders: 'daily days from to totals' },
  Variant: { everybody: 'description name' },
  WithdrawTicketPayload: { readers: 'session' },
}

/** By `Type.field`. */
export const expectedReaders: Record<string, readonly Role[]> = Object.fromEntries(
  Object.entries(audiencesByType).flatMap(([type, byAudience]) =>
    Object.entries(byAudience).flatMap(([audience, fields]) =>
      // Its keys are audiences.
      fields.split(' ').map((field) => [`${type}.${field}`, audiences[audience as Audience]]),
    ),
  ),
)
