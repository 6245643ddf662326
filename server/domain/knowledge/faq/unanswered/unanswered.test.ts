import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Prisma } from '#prisma/generated/client.ts'
import { ask, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { InvalidInput } from '../../../errors.ts'
import { createFaq } from '../write-faq.ts'
import { unansweredGroups } from './unanswered.ts'

describeOnEachDatabase('questions that the FAQ could not answer', (getDatabase) => {
  let replica: Replica
  beforeAll(async () => {
    replica = await buildDeps({ database: getDatabase() })
  })
  beforeEach(async () => {
    await replica.deps.db.session.deleteMany()
    await replica.deps.db.faq.deleteMany()
    await replica.deps.faqs.refresh()
  })
  afterAll(() => replica.close())

  const span = { days: 30, limit: 20 }
  const faq = {
    question: 'How long does delivery take?',
    answer: 'Two to four working days.',
    category: 'Shipping',
  }

  /** A question and the reply to it, and the bot's later ones, as they are stored. */
  async function exchange(
    text: string,
    reply: Partial<Prisma.MessageCreateManyInput>,
    daysAgo = 0,
    later: readonly { rule: string; cites?: string; offers?: string[] }[] = [],
  ) {
    const { db, clock } = replica.deps
    const createdAt = new Date(clock().getTime() - daysAgo * 86_400_000)
    const { id: sessionId } = await db.session.create({ data: { tokenHash: randomBytes(32), createdAt } })
    await db.message.createMany({
      data: [
        { sessionId, createdAt, seq: 1, sender: 'CUSTOMER', text },
        { sessionId, createdAt, seq: 2, sender: 'BOT', text: 'x', source: 'RULE', replyToSeq: 1, ...reply },
        ...later.flatMap(({ rule, cites, offers = [] }, at) => [
          { sessionId, createdAt, seq: 3 + 2 * at, sender: 'CUSTOMER' as const, text: 'x' },
          {
            ...{ sessionId, createdAt, seq: 4 + 2 * at, sender: 'BOT' as const, text: 'x' },
            ...{
              source: cites ? ('FAQ' as const) : ('RULE' as const),
              replyToSeq: 3 + 2 * at,
              trace: { rule },
            },
            ...{ citedFaqIds: cites ? [cites] : [], suggestedFaqIds: offers },
          },
        ]),
      ],
    })
    return sessionId
  }

  test('come from real messages, similar ones grouped, most asked first', async () => {
    const { deps } = replica
    await createFaq(deps, faq)
    for (const text of [
      'Do you repair zithers?',
      'do you REPAIR zithers',
      'repair my zither',
      'Quokka permits?',
    ])
      await ask(deps, await openSession(deps), text)
    await ask(deps, await openSession(deps), faq.question)
    await ask(deps, await openSession(deps), 'Hello')
    const groups = await unansweredGroups(deps, span)
    expect(groups).toMatchObject([
      { question: 'do you REPAIR zithers', count: 3, samples: [{ text: 'repair my zither' }, {}, {}] },
      { question: 'Quokka permits?', count: 1 },
    ])
    expect(groups[0]?.lastAskedAt).toEqual(groups[0]?.samples[0]?.askedAt)
  })

  test('count replies by a rule or an unsure model, but no answer based on an FAQ', async () => {
    const { id } = await createFaq(replica.deps, faq)
    const model = { source: 'MODEL' as const, trace: { rule: 'model' } }
    await exchange('alpha?', { trace: { rule: 'no-answer' } })
    await exchange('bravo?', { trace: { rule: 'did-you-mean' } })
    await exchange('bravissimo?', { trace: { rule: 'may-help' } })
    await exchange('charlie?', { trace: { rule: 'model-unavailable' } })
    await exchange('delta?', { ...model, confidence: 0.61, citedFaqIds: [id] })
    await exchange('echo?', { ...model, confidence: 0.95 })
    await exchange('foxtrot?', { ...model, confidence: 0.95, citedFaqIds: [id] })
    await exchange('golf?', { source: 'FAQ', trace: { rule: 'faq' }, citedFaqIds: [id] })
    await exchange('hotel?', { trace: { rule: 'small-talk:greeting' } })
    await exchange('india?', { trace: { rule: 'no-answer' } }, 31)
    const questions = (await unansweredGroups(replica.deps, span)).map(({ question }) => question)
    expect(questions.sort()).toEqual(['alpha?', 'bravissimo?', 'bravo?', 'charlie?', 'delta?', 'echo?'])
  })

  test('are not those whose offer was accepted', async () => {
    const { id } = await createFaq(replica.deps, faq)
    const { id: other } = await createFaq(replica.deps, { ...faq, question: 'Do you repair zithers?' })
    const offer = (rule: string) => ({ trace: { rule }, suggestedFaqIds: [id, other] })
    await exchange('alpha?', offer('may-help'), 0, [{ rule: 'helped' }])
    await exchange('bravo?', offer('did-you-mean'), 0, [{ rule: 'picked', cites: other }])
    await exchange('charlie?', offer('did-you-mean'), 0, [
      { rule: 'which-one', offers: [id, other] },
      { rule: 'picked', cites: id },
    ])
    await exchange('delta?', offer('did-you-mean'), 0, [{ rule: 'none-of-these' }])
    await exchange('echo?', offer('may-help'))
    await exchange('foxtrot?', { trace: { rule: 'no-answer' } }, 0, [{ rule: 'faq', cites: id }])
    const questions = (await unansweredGroups(replica.deps, span)).map(({ question }) => question)
    expect(questions.sort()).toEqual(['delta?', 'echo?', 'foxtrot?'])
  })

  test('become fewer as soon as an FAQ is written', async () => {
    const { deps } = replica
    await exchange('Do you repair zithers?', { trace: { rule: 'no-answer' } })
    expect(await unansweredGroups(deps, span)).toHaveLength(1)
    await createFaq(deps, { ...faq, question: 'Do you repair zithers?' })
    expect(await unansweredGroups(deps, span)).toEqual([])
  })

  test('come with the nearest FAQ and five differently worded samples, with their sessions', async () => {
    const { deps } = replica
    const { id } = await createFaq(deps, faq)
    const sessions: string[] = []
    for (const place of ['Oslo', 'Rome', 'Bern', 'Cork', 'Nice', 'Bonn'])
      sessions.push(await exchange(`zither repair kit delivery ${place}`, { trace: { rule: 'no-answer' } }))
    const [group] = await unansweredGroups(deps, span)
    expect(group).toMatchObject({ count: 6, nearest: { faq: { id } } })
    expect(new Set(group?.samples.map(({ text }) => text)).size).toBe(5)
    for (const { sessionId } of group?.samples ?? []) expect(sessions).toContain(sessionId)
  })

  test('are limited by days and by number', async () => {
    const { deps } = replica
    await exchange('alpha?', { trace: { rule: 'no-answer' } }, 3)
    await exchange('bravo?', { trace: { rule: 'no-answer' } })
    expect(await unansweredGroups(deps, { days: 30, limit: 1 })).toHaveLength(1)
    expect(await unansweredGroups(deps, { days: 1, limit: 20 })).toMatchObject([{ question: 'bravo?' }])
    await expect(unansweredGroups(deps, { days: 0, limit: 20 })).rejects.toThrow(InvalidInput)
  })
})
