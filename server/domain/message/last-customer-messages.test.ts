import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MessageSender } from '#prisma/generated/enums.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/test-database.ts'
import { lastCustomerMessages } from './last-customer-messages.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function sessionOf(senders: readonly MessageSender[]): Promise<string> {
  const { id } = await database.db.session.create({
    data: { tokenHash: crypto.getRandomValues(new Uint8Array(32)), lastSeq: senders.length },
  })
  await database.db.message.createMany({
    data: senders.map((sender, index) => ({ sessionId: id, seq: index + 1, sender, text: `${index + 1}` })),
  })
  return id
}

test('are found as stored, each with its own session, however much was said since', async () => {
  const notices = Array.from({ length: 40 }, () => 'SYSTEM' as const)
  const long = await sessionOf(['CUSTOMER', 'BOT', 'CUSTOMER', 'AGENT', 'AGENT', ...notices])
  const short = await sessionOf(['CUSTOMER'])
  const silent = await sessionOf(['SYSTEM', 'AGENT'])
  const empty = await sessionOf([])
  const found = await lastCustomerMessages(database.db, [long, empty, short, silent])
  expect([...found.keys()].sort()).toEqual([long, short].sort())
  for (const [sessionId, seq] of [
    [long, 3],
    [short, 1],
  ] as const)
    expect(found.get(sessionId)).toEqual(
      await database.db.message.findUnique({ where: { sessionId_seq: { sessionId, seq } } }),
    )
  expect(await lastCustomerMessages(database.db, [])).toEqual(new Map())
})
