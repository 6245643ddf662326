import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMemoryRateLimiter } from '#server/adapters/memory/rate-limiter.ts'
import { callerOf, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/test-database.ts'
import { questions, writeTestFaqs } from '#server/testing/test-faqs.ts'
import { customerOf } from '../access/authenticate.ts'
import { RateLimited } from '../errors.ts'
import { sendMessage } from '../sending/send-message.ts'
import { createSession } from '../session/create-session.ts'
import { CUSTOMERS_PER_ADDRESS } from './limit-sends.ts'

let database: TestDatabase
let replica: Replica

beforeAll(async () => {
  database = await openTestDatabase()
  replica = await buildDeps({
    database,
    settings: { rateLimit: { requests: 2, windowSeconds: 60 } },
    limiter: createMemoryRateLimiter(),
  })
  await writeTestFaqs(replica.deps)
})
afterAll(async () => {
  await replica.close()
  await database.close()
})

const text = questions.known

test('a session may send as many messages per window as the setting allows, from any address', async () => {
  const { deps } = replica
  const session = await openSession(deps)
  const send = () => sendMessage(deps, callerOf(customerOf(session)), { sessionId: session.id, text })
  await send()
  await send()
  const refused = await send().catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(RateLimited)
  expect(refused).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) })
  expect(await deps.db.message.count({ where: { sessionId: session.id } })).toBe(4)
})

test('an address gets the allowance of several customers, over all its sessions', async () => {
  const { deps } = replica
  const caller = callerOf()
  for (let sent = 0; sent < 2 * CUSTOMERS_PER_ADDRESS; sent += 1) await sendMessage(deps, caller, { text })
  await expect(sendMessage(deps, caller, { text })).rejects.toBeInstanceOf(RateLimited)
  await expect(createSession(deps, caller, {})).rejects.toBeInstanceOf(RateLimited)
  await sendMessage(deps, callerOf(), { text })
})

test('a retry of what was accepted is not refused, and gets its first result', async () => {
  const { deps } = replica
  const session = await openSession(deps)
  const caller = callerOf(customerOf(session))
  const input = { sessionId: session.id, text, clientMessageId: 'mine' }
  const first = await sendMessage(deps, caller, input)
  for (let retry = 0; retry < 5; retry += 1) {
    const again = await sendMessage(deps, caller, input)
    expect([again.message.id, again.reply?.id]).toEqual([first.message.id, first.reply?.id])
  }
  await expect(sendMessage(deps, caller, { ...input, clientMessageId: 'new' })).rejects.toBeInstanceOf(
    RateLimited,
  )
})
