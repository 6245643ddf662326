import type { Connection } from '../../session/create-session-events.ts'
import type { Outgoing } from '../../session/outgoing.ts'
import type { Conversation, Message } from '../conversation/conversation.ts'
import { emptyConversation } from '../conversation/conversation.ts'
import { aMessage, aSession } from '../testing.ts'

export interface GalleryState {
  name: string
  state: Conversation
  online?: boolean
  connection?: Connection
  /** Stands in the composer. */
  draft?: string
  /** From this seq on the customer has seen nothing. */
  newFrom?: number
}

const faq: Message['citations'][number] = {
  id: 'faq',
  question: 'Where is my order?',
  answer: 'We email you **a tracking link**.',
  category: 'Shipping',
  updatedAt: '2026-03-01T10:00:00.000Z',
}
const asked = aMessage({ seq: 1, text: 'Where is my order?' })
const answered = aMessage({
  seq: 2,
  replyToSeq: 1,
  sender: 'BOT',
  source: 'FAQ',
  text: 'As soon as it leaves us, we email you **a tracking link**:\n\n- [Track my order](https://example.com/track)\n- or `ORDER-1234` in the app\n\n> Allow a day.\n\n| Way | Days |\n|---|---|\n| Post | 3 |\n| Express | 1 |',
  citations: [faq],
})
const returns = {
  ...faq,
  id: 'returns',
  question: 'How do I send something back?',
  answer: 'Within 60 days.',
}
/** Of a model: a proven sentence of two sources, one in the entry's words, and one that no source says. */
const proven = aMessage({
  seq: 2,
  replyToSeq: 1,
  sender: 'BOT',
  source: 'MODEL',
  text: 'Look for **a tracking link** in your mail.\n\n- Within 60 days.\n- Most parcels are blue.',
  citations: [faq, returns],
  evidence: [
    {
      text: 'Look for **a tracking link** in your mail.',
      basis: 'PROVEN',
      sources: [
        { faq, quote: faq.answer },
        { faq: returns, quote: 'Within 60 days.' },
      ],
    },
    { text: 'Within 60 days.', basis: 'QUOTED', sources: [{ faq: returns, quote: 'Within 60 days.' }] },
    { text: 'Most parcels are blue.', basis: 'UNPROVEN', sources: [] },
  ],
})
const agentSaid = aMessage({
  seq: 3,
  sender: 'AGENT',
  agentName: 'Ada',
  text: 'Hello, I am looking into it.',
})
const long = 'Supercalifragilisticexpialidocious'.repeat(5)
const ada = { status: 'TAKEN' as const, assignee: 'Ada' }

const said = (messages: Message[], change: Partial<Conversation> = {}): Conversation => ({
  ...emptyConversation(false),
  messages,
  ...change,
})
const unsent = (fields: Partial<Outgoing>): Outgoing => ({
  clientMessageId: `unsent ${fields.state} ${fields.problem?.kind}`,
  text: 'How long does delivery take?',
  state: 'sending',
  ...fields,
})
const failed = (problem: NonNullable<Outgoing['problem']>) => unsent({ state: 'failed', problem })
const waiting = (queuePosition: number | null) =>
  said([asked, answered], { session: aSession({ status: 'WAITING', queuePosition }) })
const resolved = (rating: number | null) =>
  said([asked, answered, agentSaid], { session: aSession({ status: 'RESOLVED', ticket: ada, rating }) })

/** Every state that a customer can meet. */
export const galleryStates: readonly GalleryState[] = [
  { name: 'Empty', state: emptyConversation(false) },
  { name: 'Loading', state: emptyConversation(true) },
  { name: 'History failed', state: { ...emptyConversation(true), history: { state: 'failed' } } },
  { name: 'Sending', state: said([], { outgoing: [unsent({})], inFlight: ['unsent'] }) },
  { name: 'Assistant writes', state: said([asked], { typing: { sender: 'BOT', expiresAt: Infinity } }) },
  { name: 'Streaming', state: said([asked], { drafts: { 1: 'It is **on its way**, and [the tra' } }) },
  { name: 'Answered', state: said([asked, answered]) },
  {
    name: 'Translated',
    state: said([
      asked,
      { ...answered, translation: { from: 'de', originalText: 'Sobald es uns verlässt.' } },
    ]),
  },
  {
    name: 'Not translated',
    state: said([asked, { ...answered, translation: { from: 'de', originalText: null } }]),
  },
  { name: 'Answered by a model', state: said([asked, proven]) },
  {
    name: 'Answered with no source',
    state: said([asked, { ...proven, citations: [], evidence: proven.evidence.slice(2) }]),
  },
  {
    name: 'Unsure',
    state: said([
      asked,
      aMessage({
        seq: 2,
        sender: 'BOT',
        source: 'RULE',
        text: 'Is it one of these?',
        suggestedQuestions: [faq, { ...faq, id: 'other', question: 'How long does delivery take?' }],
        suggestedActions: ['CONTACT_SUPPORT', 'REPHRASE', 'CHECK_FAQ'],
      }),
    ]),
  },
  {
    name: 'May help',
    state: said([
      asked,
      aMessage({
        seq: 2,
        sender: 'BOT',
        source: 'RULE',
        isTentative: true,
        text: `This may help:\n\n${faq.answer}\n\nDid that answer it?`,
        suggestedQuestions: [faq, { ...faq, id: 'other', question: 'How long does delivery take?' }],
        suggestedActions: ['CONTACT_SUPPORT'],
      }),
    ]),
  },
  {
    name: 'Not sent',
    state: said([asked, answered], {
      outgoing: [
        failed({ kind: 'unreachable' }),
        failed({ kind: 'rate-limited', retryAt: 0 }),
        failed({ kind: 'invalid', explanation: 'The text is longer than 4,000 characters.' }),
        failed({ kind: 'broken' }),
      ],
    }),
  },
  { name: 'Offline', state: said([asked], { outgoing: [unsent({ state: 'queued' })] }), online: false },
  { name: 'Connection lost', state: said([asked, answered]), connection: 'lost' },
  { name: 'Waiting, next', state: waiting(1) },
  { name: 'Waiting, third', state: waiting(3) },
  { name: 'Waiting, place unknown', state: waiting(null) },
  {
    name: 'With a person',
    state: said([asked, answered, agentSaid], {
      session: aSession({ status: 'WITH_AGENT', ticket: ada }),
      typing: { sender: 'AGENT', expiresAt: Infinity },
    }),
  },
  { name: 'Answered while away', state: said([asked, answered, agentSaid]), newFrom: 3 },
  {
    name: 'Back with the assistant',
    state: said([asked, agentSaid, aMessage({ seq: 4, sender: 'SYSTEM', text: 'Ada left.' })]),
  },
  { name: 'Solved, to be rated', state: resolved(null) },
  { name: 'Solved and rated', state: resolved(4) },
  {
    name: 'Long words',
    state: said([
      { ...asked, text: long },
      { ...answered, text: long },
    ]),
    draft: long,
  },
  { name: 'Too long', state: said([asked, answered]), draft: 'x'.repeat(4003) },
]
