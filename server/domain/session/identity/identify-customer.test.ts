import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { customerOf } from '../../access/authenticate.ts'
import { Conflict, InvalidInput, NotFound } from '../../errors.ts'
import { createSession } from '../create-session.ts'
import { identifyCustomer } from './identify-customer.ts'

const identitySecret = 'a-secret-of-the-partner'
const hashOf = (userId: string) => createHmac('sha256', identitySecret).update(userId).digest('hex')

describeOnEachDatabase('a customer who signs in after the first words', (getDatabase) => {
  let open: Replica
  let strict: Replica

  beforeAll(async () => {
    open = await buildDeps({ database: getDatabase() })
    strict = await buildDeps({ database: getDatabase(), settings: { identitySecret } })
  })
  afterAll(() => Promise.all([open?.close(), strict?.close()]))

  const viewerOf = async (id: string) =>
    customerOf(await getDatabase().db.session.findUniqueOrThrow({ where: { id } }))

  test('keeps the session, and is verified by the hash', async () => {
    const { id } = await openSession(strict.deps)
    const viewer = await viewerOf(id)
    const identified = await identifyCustomer(strict.deps, viewer, {
      sessionId: id,
      userId: 'maya',
      userHash: hashOf('maya'),
    })
    expect(identified).toMatchObject({ id, userId: 'maya', verified: true, status: 'ACTIVE' })
    expect(await getDatabase().db.session.findUnique({ where: { id } })).toMatchObject({
      userId: 'maya',
      verified: true,
    })
  })

  test.each([
    ['no hash', { userId: 'maya' }],
    ["another one's hash", { userId: 'maya', userHash: hashOf('omar') }],
  ])('is refused with %s, and the session stays anonymous', async (_, identity) => {
    const { id } = await openSession(strict.deps)
    const tried = identifyCustomer(strict.deps, await viewerOf(id), { sessionId: id, ...identity })
    await expect(tried).rejects.toMatchObject({ field: 'userHash' })
    expect(await viewerOf(id)).toMatchObject({ session: { userId: null, verified: false } })
  })

  test('is refused without a name', async () => {
    const { id } = await openSession(open.deps)
    const tried = identifyCustomer(open.deps, await viewerOf(id), { sessionId: id, userId: ' ' })
    await expect(tried).rejects.toBeInstanceOf(InvalidInput)
  })

  test('can be identified twice to no effect, and is verified once there is proof', async () => {
    const { id } = await openSession(open.deps)
    const maya = { sessionId: id, userId: 'maya' }
    const first = await identifyCustomer(open.deps, await viewerOf(id), maya)
    expect(first).toMatchObject({ userId: 'maya', verified: false })
    expect(await identifyCustomer(open.deps, await viewerOf(id), maya)).toEqual(first)
    const proved = { ...maya, userHash: hashOf('maya') }
    expect(await identifyCustomer(strict.deps, await viewerOf(id), proved)).toMatchObject({ verified: true })
    // And what was proved stays so, whatever is said afterwards.
    expect(await identifyCustomer(open.deps, await viewerOf(id), maya)).toMatchObject({ verified: true })
  })

  test('cannot take another customer’s session, and of two at once one gets it', async () => {
    const caller = { viewer: { kind: 'anonymous' }, address: '192.0.2.7' } as const
    const { session } = await createSession(open.deps, caller, { userId: 'omar' })
    const taken = identifyCustomer(open.deps, customerOf(session), { sessionId: session.id, userId: 'maya' })
    await expect(taken).rejects.toBeInstanceOf(Conflict)

    const { id } = await openSession(open.deps)
    const viewer = await viewerOf(id)
    const both = await Promise.allSettled(
      ['maya', 'omar'].map((userId) => identifyCustomer(open.deps, viewer, { sessionId: id, userId })),
    )
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('needs the session to be theirs', async () => {
    const { id } = await openSession(open.deps)
    const other = await viewerOf((await openSession(open.deps)).id)
    const tried = identifyCustomer(open.deps, other, { sessionId: id, userId: 'maya' })
    await expect(tried).rejects.toBeInstanceOf(NotFound)
  })
})
