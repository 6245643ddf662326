import { expect } from 'vitest'
import { assumeResolution } from '#server/domain/jobs.ts'
import { request } from '#server/testing/graphql-client.ts'
import { modelFaults } from '#server/testing/scripted-model-faults.ts'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { questions } from '#server/testing/test-faqs.ts'
import { type Customer, newCustomer, untilModelAnswers } from '../journeys/customer.ts'
import { until } from '../journeys/socket.ts'
import type { OperatedServer } from './operated-server.ts'

/** What the model does depends on what it is asked: jobs ask for summaries in between. */
const unanswerable = `${questions.unknown} Bbbb?`
const lengthy = `${questions.unknown} Llll?`

/** What happens on a day on which nothing is spared the operators, in a few seconds and over the API. */
export async function playDay(server: OperatedServer): Promise<void> {
  // The day before has ended with a refused key: nobody asks for a moment.
  await untilModelAnswers(server.url, questions.unknown)
  await answerBySearchAndModel(server)
  await takeOverMidway(server)
  // Last of what needs the model: a refused key opens its circuit.
  await handOver(server)
  await beSilentForADay(server)
  await doWrong(server)
}

async function answerBySearchAndModel(server: OperatedServer): Promise<void> {
  const customer = await newCustomer(server.url)
  const strongButUnsure = 'How long is delivery'
  for (const question of [
    ...[questions.known, strongButUnsure, questions.close],
    // The last one is translated first.
    ...[questions.unknown, questions.smallTalk, 'Wann bekomme ich endlich mein Geld zurück?'],
  ]) {
    await customer.say(question)
  }
  await resolve(server, customer.id, customer.token)
  // It opens again.
  await customer.say(questions.smallTalk)
}

async function handOver(server: OperatedServer): Promise<void> {
  server.webhook.does = 'refuse'
  server.model.otherwise(({ messages }) =>
    messages.at(-1)?.content.includes(unanswerable) ? modelFaults.status(401) : modelAnswers({ faqs: [] }),
  )
  for (const question of [questions.person, `Billing: ${questions.unknown}`, unanswerable]) {
    const customer = await newCustomer(server.url)
    const told = server.webhook.asked
    await customer.say(question)
    // Of a ticket that is taken already nobody is told.
    await until(() => expect(server.webhook.asked).toBeGreaterThan(told))
    await take(server, customer.id)
    await customer.say(questions.unknown)
    await resolve(server, customer.id)
  }
}

/** The agent is faster than the model. */
async function takeOverMidway(server: OperatedServer): Promise<void> {
  const { promise: asked, resolve: wasAsked } = Promise.withResolvers<void>()
  const { promise: taken, resolve: goOn } = Promise.withResolvers<void>()
  server.model.otherwise(({ messages }) => {
    if (!messages.at(-1)?.content.includes(lengthy)) return modelAnswers({ faqs: [] })
    wasAsked()
    return modelAnswers({ faqs: [] }, { pauseUntil: taken })
  })
  const customer = await newCustomer(server.url)
  const said = customer.say(lengthy)
  await asked
  await escalate(server, customer)
  await take(server, customer.id)
  goOn()
  await said
}

async function beSilentForADay(server: OperatedServer): Promise<void> {
  const customer = await newCustomer(server.url)
  await customer.say(questions.known)
  const { db, jobs } = server.app.deps
  const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000)
  await db.session.update({ where: { id: customer.id }, data: { updatedAt: twoDaysAgo } })
  await db.$transaction((tx) => jobs.enqueue(tx, assumeResolution, {}))
}

async function doWrong({ url, database, staff }: OperatedServer): Promise<void> {
  const customer = await newCustomer(url)
  await customer.say('')
  await request(url, '{ this is no query')
  // A defect of ours.
  await database.db.$executeRawUnsafe('ALTER TABLE "Ticket" RENAME TO "Lost"')
  await staff('{ tickets(first: 1) { nodes { id } } }').catch(() => undefined)
  await database.db.$executeRawUnsafe('ALTER TABLE "Lost" RENAME TO "Ticket"')
}

async function escalate({ url }: OperatedServer, { id, token }: Customer): Promise<void> {
  const escalation =
    'mutation ($id: ID!) { escalate(input: { sessionId: $id, reason: "Please." }) { __typename } }'
  await request(url, escalation, { id }, token)
}

async function take({ staff }: OperatedServer, sessionId: string): Promise<void> {
  const query = 'query ($id: ID!) { session(id: $id) { ticket { id } } }'
  const { session } = await staff<{ session: { ticket: { id: string } } }>(query, { id: sessionId })
  await staff('mutation ($id: ID!) { takeTicket(input: { ticketId: $id }) { __typename } }', {
    id: session.ticket.id,
  })
}

async function resolve({ url, staff }: OperatedServer, id: string, token?: string): Promise<void> {
  const resolution =
    'mutation ($id: ID!) { resolveSession(input: { sessionId: $id, evenIfUnanswered: true }) { __typename } }'
  if (token) await request(url, resolution, { id }, token)
  else await staff(resolution, { id })
}
