import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '#server/testing/test-database.ts'
import { ticketLoad } from './ticket-load.ts'

const now = new Date('2026-03-01T12:00:00Z')
const clock = () => now
let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('shows an empty queue', async () => {
  expect(await ticketLoad({ db: database.db, clock })).toEqual({ open: 0, taken: 0, oldestOpenSeconds: 0 })
})

it('counts waiting and taken tickets, and finds the longest wait', async () => {
  const { db } = database
  const ticket = (status: 'OPEN' | 'TAKEN' | 'RESOLVED', minutesAgo: number) =>
    db.ticket.create({
      data: {
        status,
        reason: 'KEYWORD',
        createdAt: new Date(now.getTime() - minutesAgo * 60_000),
        session: { create: { tokenHash: crypto.getRandomValues(new Uint8Array(32)) } },
      },
    })
  await Promise.all([ticket('OPEN', 3), ticket('OPEN', 10), ticket('TAKEN', 60), ticket('RESOLVED', 600)])
  expect(await ticketLoad({ db, clock })).toEqual({ open: 2, taken: 1, oldestOpenSeconds: 600 })
})
