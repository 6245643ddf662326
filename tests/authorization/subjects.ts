import type { Prisma } from '#prisma/generated/client.ts'
import type { Db } from '#server/domain/db.ts'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { type Customer, newCustomer, newKey } from '../journeys/customer.ts'
import type { Stored } from './field-probes.ts'
import type { Cast } from './roles.ts'

const words = {
  ...{ question: 'Is this one asked?', answer: 'No, never.', category: 'Tests' },
  ...{ keywords: [], phrasings: [] },
}

/** A ticket of a customer who has just asked for a person. */
export async function newTicketId(url: string, customer?: Pick<Customer, 'id' | 'token'>): Promise<string> {
  const { id, token } = customer ?? (await newCustomer(url))
  const query =
    'mutation ($id: ID!) { escalate(input: {sessionId: $id, reason: "Help"}) { ... on EscalatePayload { ticket { id } } } }'
  const { data } = await request<{ escalate: { ticket: { id: string } } }>(url, query, { id }, token)
  return data.escalate.ticket.id
}

/** The id of what a root field is about; a new one for every call that would end it. */
export async function existingFor(
  fieldName: string,
  { url, database: { db } }: Pick<RunningApp, 'url' | 'database'>,
  customerId: string,
): Promise<string> {
  switch (fieldName) {
    case 'takeTicket':
    case 'closeTicket':
    case 'assignTicket':
      return newTicketId(url)
    case 'giveFeedback':
      return (await db.message.findFirstOrThrow({ where: { sessionId: customerId, sender: 'BOT' } })).id
    case 'revokeApiKey':
      return (await newKey(url, TEST_ADMIN_KEY, 'AGENT')).id
    case 'cancelPhrasingRun':
    case 'phrasingRun':
      return (await newPhrasingRun(db)).id
    case 'undoFaqImport':
      return (await db.faqImport.create({ data: {} })).id
    case 'restoreFaq':
      return (await newRevision(db)).id
    case 'updateFaq':
    case 'deleteFaq':
      return (await newFaq(db)).id
    default:
      return customerId
  }
}

/** One of each that is stored, all of it about the cast's customer; with something in what only some may see. */
export async function storeThings(
  { url, database: { db } }: Pick<RunningApp, 'url' | 'database'>,
  { customer, agentId }: Cast,
): Promise<Stored> {
  const sessionId = customer.id
  const ticketId = await newTicketId(url, customer)
  const faq = await newRichFaq(db)
  await pickFromOffer(db, sessionId, faq.id)
  const { id: replyId } = await db.message.findFirstOrThrow({ where: { sessionId, sender: 'BOT' } })
  const leftOut = [{ text: 'It is free.', rule: 'free' }]
  const reply = await db.message.update({
    where: { id: replyId },
    data: { trace: { rule: 'greeting' }, evidence: { sentences: [], leftOut } },
  })
  const translation = {
    language: 'en',
    from: 'de',
    state: 'DONE',
    text: 'Hello',
    createdAt: new Date(),
  } as const
  await db.messageTranslation.create({ data: { ...translation, messageId: replyId } })
  const colleague = await newKey(url, TEST_ADMIN_KEY, 'AGENT')
  const key = (id: string) => db.apiKey.findUniqueOrThrow({ where: { id } })
  const draft = { faqId: faq.id, text: 'Was it?', createdAt: new Date() }
  const things = {
    Session: await db.session.update({
      where: { id: sessionId },
      data: { summary: 'They ask.', unansweredSince: new Date() },
    }),
    Message: reply,
    Ticket: await db.ticket.findUniqueOrThrow({ where: { id: ticketId } }),
    Feedback: await db.feedback.create({
      data: { messageId: reply.id, helpful: true },
      include: { message: true },
    }),
    Faq: faq,
    'Faq, disabled': await newFaq(db, { enabled: false }),
    FaqRevision: await newRevision(db),
    FaqImport: await db.faqImport.create({ data: {} }),
    PhrasingRun: await newPhrasingRun(db),
    PhrasingDraft: await db.phrasingDraft.create({ data: draft }),
    AuditEntry: await db.auditEntry.findFirstOrThrow(),
    Agent: await key(colleague.id),
    ApiKey: await key(colleague.id),
    'ApiKey, one’s own': await key(agentId),
  }
  const names = { ticketId, faqId: faq.id, sessionId, messageId: reply.id, message: reply }
  return { things, names }
}

/** A translation that is out of date, with all that editors add. */
async function newRichFaq(db: Db) {
  const original = await newFaq(db)
  const wordedAt = new Date(original.wordedAt.getTime() - 1000)
  const faq = await newFaq(db, {
    ...{ wordedAt, translationOfId: original.id, externalId: 'faq-1', language: 'de' },
    ...{ phrasings: ['Will it be asked?'], keywords: ['asked'] },
  })
  const made = { language: 'fr', sourceHash: Buffer.from('-'), question: 'Oui ?', answer: 'Non.' }
  await db.machineTranslation.create({ data: { ...made, faqId: faq.id, createdAt: new Date() } })
  return faq
}

/** As a customer who asked in words of their own and then took what was offered. */
async function pickFromOffer(db: Db, sessionId: string, faqId: string): Promise<void> {
  const bot = { sessionId, sender: 'BOT' } as const
  await db.message.createMany({
    data: [
      { sessionId, seq: 101, sender: 'CUSTOMER', text: 'Does anyone?' },
      { ...bot, seq: 102, text: 'This?', source: 'RULE', replyToSeq: 101, suggestedFaqIds: [faqId] },
      { ...bot, seq: 104, text: 'No.', source: 'FAQ', citedFaqIds: [faqId] },
    ],
  })
}

function newFaq(db: Db, different: Partial<Prisma.FaqUncheckedCreateInput> = {}) {
  const now = new Date()
  return db.faq.create({ data: { ...words, ...different, createdAt: now, updatedAt: now } })
}

function newPhrasingRun(db: Db) {
  return db.phrasingRun.create({ data: { status: 'FINISHED', total: 1, createdAt: new Date() } })
}

async function newRevision(db: Db) {
  const { id: faqId } = await db.faq.findFirstOrThrow()
  return db.faqRevision.create({ data: { faqId, action: 'UPDATED', snapshot: { ...words, enabled: true } } })
}
