import { expect, test } from 'vitest'
import { openTestDatabase } from '#server/testing/test-database.ts'
import { createLog } from './log.ts'

const words = 'where is my parcel, "Ada" asked'

/** The line that an operator reads of an error. */
function lineOf(err: unknown): string {
  let line = ''
  const to = {
    write(text: string) {
      line += text
    },
  }
  createLog({ LOG_LEVEL: 'debug', DEBUG: false }, undefined, to).error({ err }, 'It failed.')
  return line
}

async function errorOf(work: () => unknown): Promise<unknown> {
  try {
    await work()
  } catch (error) {
    return error
  }
  throw new Error('It did not fail.')
}

test('a database error says what failed, and shows none of the values', async () => {
  const { db, pool, close } = await openTestDatabase()
  const row = {
    sessionId: '01890000-0000-7000-8000-000000000000',
    seq: 1,
    sender: 'CUSTOMER' as const,
    text: words,
  }
  const failures: [() => unknown, RegExp][] = [
    [() => db.message.create({ data: { ...row, seq: 'one' as never } }), /prisma\.message\.create/],
    [() => db.message.create({ data: row }), /P2003/],
    [() => db.$queryRaw`SELECT ${words}::uuid`, /22P02/],
    [() => pool.query('SELECT $1::uuid', [words]), /22P02/],
    [() => pool.query(`DO $$ BEGIN RAISE check_violation USING DETAIL = '${words}'; END $$`), /23514/],
  ]
  for (const [work, told] of failures) {
    const line = lineOf(await errorOf(work))
    expect(line).toMatch(told)
    expect(line).not.toMatch(/parcel|Ada/)
  }
  await close()
})

test('a parser error does not show its input', async () => {
  const line = lineOf(await errorOf(() => JSON.parse(words)))
  expect(line).toContain('SyntaxError')
  expect(line).not.toMatch(/parcel|Ada/)
})

test('one of our own errors shows its message, stack and cause, and no other properties', () => {
  const cause = Object.assign(new Error('The webhook answered with status 500.'), {
    code: 'EWEB',
    body: words,
  })
  const line = lineOf(new Error('Nobody was told.', { cause }))
  expect(line).toMatch(/Nobody was told\..*log\.test\.ts.*The webhook answered with status 500\..*EWEB/)
  expect(line).not.toMatch(/parcel/)
})

test('a thrown value that is not an error is not shown', () => {
  expect(lineOf(words)).not.toMatch(/parcel/)
})
