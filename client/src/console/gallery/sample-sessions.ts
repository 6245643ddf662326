import {
  FaqQuestionDocument,
  SessionDocument,
  SessionEventsDocument,
  type SessionEventsSubscription,
  SetPresenceDocument,
  SetTypingDocument,
} from '../../gql/console/graphql.ts'
import { aMessage, aSession, aSessionTicket } from '../session/testing.ts'
import type { OpenSession, TranscriptMessage } from '../session/view/session-view.ts'
import { ada, endless, minutesAgo } from './people.ts'
import { faqs, found } from './sample-faqs.ts'
import { answers, type ScriptedAnswer, tells } from './scripted-api.ts'

const [orderFaq] = faqs

export const maya = aSession({
  id: '0f8d5a52-7c11-4e0a-9a3e-5c1f20b7a001',
  userId: 'customer-17',
  verified: true,
  metadata: { name: 'Maya', plan: 'Plus', cart: { items: 3 } },
  createdAt: minutesAgo(95),
  updatedAt: minutesAgo(2),
})

export const waitingSession: OpenSession = {
  ...maya,
  status: 'WAITING',
  queuePosition: 1,
  ticket: aSessionTicket({
    reason: 'CUSTOMER_REQUESTED',
    note: 'It is lost',
    requestedBy: 'Maya',
    requestedByCustomer: true,
    createdAt: minutesAgo(6),
  }),
}

export const withAda: OpenSession = {
  ...maya,
  status: 'WITH_AGENT',
  summary: 'Wants: her parcel, ordered on Monday\nTried: the tracking link\nMood: patient so far',
  ticket: aSessionTicket({
    status: 'TAKEN',
    reason: 'LOW_CONFIDENCE',
    assignee: ada.name,
    assigneeId: ada.id,
    createdAt: minutesAgo(6),
    takenAt: minutesAgo(4),
  }),
}

export const withBen: OpenSession = {
  ...withAda,
  ticket: aSessionTicket({
    status: 'TAKEN',
    assignee: 'Ben',
    assigneeId: 'key-of-ben',
    createdAt: minutesAgo(6),
  }),
}

/** With a colleague who is gone, of a customer who has been here before. */
export const abandonedByBen: OpenSession = {
  ...withBen,
  unansweredSince: minutesAgo(9),
  ticket: { ...aSessionTicket(withBen.ticket ?? {}), assigneeAway: true, returnedAt: minutesAgo(9) },
}

export const resolvedSession: OpenSession = {
  ...withAda,
  status: 'RESOLVED',
  resolvedAt: minutesAgo(1),
  userId: null,
  verified: false,
  metadata: null,
  ticket: aSessionTicket({
    status: 'RESOLVED',
    reason: 'KEYWORD',
    keyword: 'refund',
    assignee: 'Ada',
    createdAt: minutesAgo(6),
  }),
}

/** Every kind of message that a transcript can have. */
export const talk: TranscriptMessage[] = [
  aMessage({ seq: 1, text: 'any news on my package?', createdAt: minutesAgo(1500) }),
  aMessage({
    seq: 2,
    sender: 'BOT',
    source: 'FAQ',
    confidence: 0.93,
    text: 'As soon as it leaves us, we email you **a tracking link**:\n\n- [Track my order](https://example.com/track)\n- or `ORDER-1234` in the app',
    citations: orderFaq ? [orderFaq] : [],
    trace: {
      rule: 'faq',
      search: { path: 'FUSED', cached: true, correctedWords: 1 },
      nearest: [
        { faqId: 'faq-order', confidence: 0.93 },
        { faqId: 'gone', confidence: 0.2 },
      ],
      model: null,
    },
    feedback: { helpful: false, reason: 'There was no email.' },
    createdAt: minutesAgo(1499),
  }),
  aMessage({ seq: 3, text: 'It never came', createdAt: minutesAgo(9) }),
  aMessage({ seq: 4, text: `And what is ${endless}?`, createdAt: minutesAgo(8) }),
  aMessage({
    seq: 5,
    sender: 'BOT',
    source: 'RULE',
    confidence: 0.48,
    text: 'Is it one of these?',
    suggestedQuestions: faqs.slice(0, 2).map(({ id, question }) => ({ id, question })),
    createdAt: minutesAgo(8),
  }),
  aMessage({
    seq: 6,
    sender: 'BOT',
    source: 'MODEL',
    confidence: 0.31,
    escalated: true,
    text: 'You have **60 days**. Glad to help! Most parcels are blue.',
    evidence: [
      {
        text: 'You have **60 days**.',
        basis: 'PROVEN',
        sources: [
          { faq: orderFaq ?? null, quote: 'Send it back within **60 days**.' },
          { faq: null, quote: 'Sixty days.' },
        ],
      },
      { text: 'Glad to help!', basis: 'COURTESY', sources: [] },
      { text: 'Most parcels are blue.', basis: 'UNPROVEN', sources: [] },
    ],
    leftOut: [
      { text: `I have refunded 900 EUR to ${endless}.`, rule: 'action-claimed' },
      { text: 'It is free for a year.', rule: 'fact' },
    ],
    trace: {
      rule: 'model',
      search: null,
      nearest: [],
      model: { name: 'example/model', statedConfidence: 0.9, outcome: 'answer' },
    },
    createdAt: minutesAgo(7),
  }),
  aMessage({ seq: 7, sender: 'SYSTEM', text: 'Ada joined the conversation.', createdAt: minutesAgo(4) }),
  aMessage({
    seq: 8,
    sender: 'AGENT',
    agentName: 'Ada',
    text: 'Hello Maya, I am **looking into it**.',
    createdAt: minutesAgo(3),
  }),
  aMessage({ seq: 9, text: 'Thank you!', createdAt: minutesAgo(2) }),
]

type Event = SessionEventsSubscription['sessionEvents']

/** The API around one session. */
export function sessionAnswers(
  session: OpenSession,
  messages: TranscriptMessage[] = talk.slice(-3),
  ...events: Event[]
): ScriptedAnswer[] {
  return [
    answers(SessionDocument, {
      session: {
        ...session,
        messages: {
          nodes: messages,
          pageInfo: { hasPreviousPage: (messages[0]?.seq ?? 1) > 1, startCursor: 'earlier' },
        },
      },
    }),
    answers(SetPresenceDocument, { setPresence: { __typename: 'SetPresencePayload' } }),
    answers(SetTypingDocument, { setTyping: { __typename: 'SetTypingPayload' } }),
    answers(FaqQuestionDocument, ({ id }) => {
      const faq = faqs.find((known) => known.id === id)
      return { node: faq ? ({ __typename: 'Faq', question: faq.question } as const) : null }
    }),
    found,
    tells(SessionEventsDocument, ...events.map((sessionEvents) => ({ sessionEvents }))),
  ]
}

/** For as long as the gallery is open; a browser's longest timer is 24 days. */
const lastingMs = 2_000_000_000

export const isTyping = (sender: 'CUSTOMER' | 'BOT' | 'AGENT'): Event => ({
  __typename: 'TypingChanged',
  sender,
  typing: true,
  expiresInMs: lastingMs,
})

export const benLooks: Event = {
  __typename: 'AgentPresent',
  agentId: 'key-of-ben',
  name: 'Ben',
  present: true,
  expiresInMs: lastingMs,
}
