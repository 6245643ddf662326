import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import type { ModelRequest } from '#server/testing/model-request.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelFaults } from '#server/testing/scripted-model-faults.ts'
import { modelSays } from '#server/testing/scripted-model-scripts.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/test-database.ts'
import { Conflict, InvalidInput, NotFound } from '../../../errors.ts'
import { suggestPhrasings } from '../authoring/suggest-phrasings.ts'
import { createFaq, deleteFaq, updateFaq } from '../write-faq.ts'
import { cancelPhrasingRun, startPhrasingRun } from './phrasing-runs.ts'
import { acceptDrafts, dismissDrafts } from './review-drafts.ts'
import { failPhrasingRun, workOnPhrasingRun } from './work-on-run.ts'

let database: TestDatabase
let model: ScriptedModel
let replica: Replica
let now = new Date()
const signal = new AbortController().signal

beforeAll(async () => {
  database = await openTestDatabase()
  model = await startScriptedModel()
  replica = await buildDeps({ database, modelUrl: model.url, clock: () => now })
})
beforeEach(async () => {
  now = new Date()
  const { db } = database
  await db.phrasingRun.deleteMany()
  await db.faq.deleteMany()
  await database.pool.query('DELETE FROM pgboss.job')
  await replica.deps.faqs.refresh()
})
afterEach(() => {
  model.otherwise(undefined)
  model.expectNothingLeft()
})
afterAll(async () => {
  await replica.close()
  await model.close()
  await database.close()
})

const questions = ['Do you wrap gifts?', 'Do you repair zithers?', 'Where are you?']

async function someFaqs(count = questions.length) {
  for (const question of questions.slice(0, count))
    await createFaq(replica.deps, { question, answer: 'Yes, we do.', category: 'Shop' })
}

/** Two drafts for each FAQ: "1 Do you wrap gifts", "2 Do you wrap gifts". */
function draftsFor({ messages }: ModelRequest) {
  return twoDrafts(/"question":"([^"?]*)/.exec(messages.at(-1)?.content ?? '')?.[1])
}

function twoDrafts(question: string | undefined) {
  return modelSays(JSON.stringify({ phrasings: [`1 ${question}`, `2 ${question}`] }))
}

const latest = () => database.db.phrasingRun.findFirstOrThrow({ orderBy: { id: 'desc' } })
const work = (runId: string, by = replica) => workOnPhrasingRun(by.deps, { runId }, signal)

/** Seconds until each job that was ordered begins. */
async function orderedIn(): Promise<number[]> {
  const { rows } = await database.pool.query<{ seconds: number }>(
    `SELECT extract(epoch FROM start_after - now())::float8 AS seconds FROM pgboss.job
     WHERE name = 'draft-phrasings' ORDER BY start_after`,
  )
  return rows.map(({ seconds }) => Math.max(0, Math.round(seconds)))
}

async function drafted() {
  await someFaqs()
  model.otherwise(draftsFor)
  const run = await startPhrasingRun(replica.deps, 'Ada')
  await work(run.id)
  return database.db.phrasingDraft.findMany({ orderBy: { id: 'asc' }, include: { faq: true } })
}

test('every FAQ gets drafts to review, and the search uses none of them', async () => {
  const drafts = await drafted()
  expect(drafts.map(({ faq, text }) => [faq.question, text])).toEqual(
    questions.flatMap((question) => [1, 2].map((n) => [question, `${n} ${question.replace('?', '')}`])),
  )
  expect(await latest()).toMatchObject({
    ...{ status: 'FINISHED', total: 3, done: 3, drafted: 6, skipped: 0, startedBy: 'Ada' },
  })
  await replica.deps.faqs.refresh()
  expect(replica.deps.faqs.current().exact.find('1 Do you wrap gifts')).toEqual([])
})

test('an accepted draft becomes a phrasing, as edited, in the name of the admin who accepted it; a dismissed one is gone', async () => {
  const drafts = await drafted()
  const [first, second, third, fourth] = drafts
  const result = await acceptDrafts(
    replica.deps,
    [{ id: first?.id ?? '' }, { id: second?.id ?? '', text: ' is  gift wrapping possible ' }, { id: 'gone' }],
    'Ben',
  )
  expect(result.accepted).toBe(2)
  expect(result.faqs).toMatchObject([
    { version: 2, phrasings: ['1 Do you wrap gifts', 'is gift wrapping possible'] },
  ])
  expect(replica.deps.faqs.current().exact.find('is gift wrapping possible')).toHaveLength(1)
  const revision = await database.db.faqRevision.findFirst({ orderBy: { id: 'desc' } })
  expect(revision).toMatchObject({ action: 'UPDATED', changedBy: 'Ben' })
  expect(await dismissDrafts(replica.deps, [third?.id ?? '', fourth?.id ?? '', first?.id ?? ''])).toBe(2)
  expect(await database.db.phrasingDraft.count()).toBe(2)
})

test('an edit that cannot be used leaves all drafts unchanged', async () => {
  const drafts = await drafted()
  const accepted = drafts.map(({ id }, at) => ({ id, text: at === 3 ? ' ' : null }))
  await expect(acceptDrafts(replica.deps, accepted, null)).rejects.toThrow(InvalidInput)
  expect(await database.db.phrasingDraft.count()).toBe(6)
  const tooMany = Array.from({ length: 201 }, () => crypto.randomUUID())
  await expect(dismissDrafts(replica.deps, tooMany)).rejects.toThrow('200 are allowed')
})

test('an FAQ with drafts to review is skipped, and no run starts when there is nothing to draft', async () => {
  const drafts = await drafted()
  await expect(startPhrasingRun(replica.deps, null)).rejects.toThrow('nothing to draft for')
  const [first, second] = drafts
  await dismissDrafts(replica.deps, [first?.id ?? '', second?.id ?? ''])
  expect(await startPhrasingRun(replica.deps, null)).toMatchObject({ total: 1 })
})

test('a dismissed draft is not proposed again, until the question or the answer changes', async () => {
  const [first, second] = await drafted()
  await dismissDrafts(replica.deps, [first?.id ?? '', second?.id ?? ''])
  const { faqId = '', faq } = first ?? {}
  const draftAgain = async () => {
    await work((await startPhrasingRun(replica.deps, null)).id)
    return database.db.phrasingDraft.findMany({ where: { faqId }, orderBy: { id: 'asc' } })
  }
  expect(await draftAgain()).toEqual([])
  expect(model.requests.at(-1)?.messages.at(-1)?.content).toContain('"dismissed":["')
  model.otherwise(() => modelSays('{"phrasings": ["1 do you WRAP gifts?!", "anything wrapped?"]}'))
  expect(await draftAgain()).toMatchObject([{ text: 'anything wrapped?' }])
  await dismissDrafts(
    replica.deps,
    (await database.db.phrasingDraft.findMany({ where: { faqId } })).map(({ id }) => id),
  )
  const [question, answer] = [faq?.question ?? '', faq?.answer ?? '']
  expect(await suggestPhrasings(replica.deps, { question, answer })).toEqual([])

  await updateFaq(replica.deps, faqId, { answer: 'Yes, in paper or in cloth.' }, null)
  expect(await draftAgain()).toMatchObject([{ text: '1 do you WRAP gifts?!' }, { text: 'anything wrapped?' }])
})

test('a deleted FAQ takes its drafts with it', async () => {
  const [first] = await drafted()
  await deleteFaq(replica.deps, first?.faqId ?? '')
  expect(await database.db.phrasingDraft.count()).toBe(4)
})

test('without credit the run pauses, says so, and continues when asked to', async () => {
  await someFaqs()
  model.script(twoDrafts('Do you wrap gifts'))
  model.otherwise(() => modelFaults.status(402))
  const { id } = await startPhrasingRun(replica.deps, 'Ada')
  await work(id)
  const waiting = await latest()
  expect(waiting).toMatchObject({ status: 'RUNNING', done: 1, trouble: 'out-of-credit', failures: 1 })
  expect(waiting.retryAt?.getTime()).toBe(now.getTime() + 60_000)
  expect(await orderedIn()).toEqual([0, 60])

  // A job from before it had to wait asks nothing.
  const before = model.requests.length
  await work(id)
  expect(model.requests).toHaveLength(before)

  now = new Date(now.getTime() + 60_000)
  await work(id)
  expect(await latest()).toMatchObject({ failures: 2 })
  expect(await orderedIn()).toEqual([0, 60, 120])

  model.otherwise(draftsFor)
  expect(await startPhrasingRun(replica.deps, 'Ben')).toMatchObject({ id, retryAt: null })
  await work(id)
  expect(await latest()).toMatchObject({
    status: 'FINISHED',
    done: 3,
    drafted: 6,
    trouble: null,
    failures: 0,
  })
})

test('an FAQ for which the model returns nothing usable is skipped', async () => {
  await someFaqs(2)
  model.otherwise((request) =>
    request.messages.at(-1)?.content.includes('zithers') ? draftsFor(request) : modelSays('No.'),
  )
  const { id } = await startPhrasingRun(replica.deps, null)
  await work(id)
  expect(await latest()).toMatchObject({ status: 'FINISHED', done: 2, skipped: 1, drafted: 2 })
})

test('anything the model writes after a cancellation is dropped', async () => {
  await someFaqs(1)
  const rest = Promise.withResolvers<void>()
  model.script(modelSays('{"phrasings": ["anything wrapped?"]}', { pauseUntil: rest.promise }))
  const { id } = await startPhrasingRun(replica.deps, null)
  const before = model.requests.length
  const working = work(id)
  await model.asked(before + 1)
  expect(await cancelPhrasingRun(replica.deps, id)).toMatchObject({ status: 'CANCELLED' })
  rest.resolve()
  await working
  expect(await database.db.phrasingDraft.count()).toBe(0)
  // It has ended; ending it again changes nothing.
  await failPhrasingRun(replica.deps, { runId: id })
  expect(await cancelPhrasingRun(replica.deps, id)).toMatchObject({ status: 'CANCELLED' })
  await expect(cancelPhrasingRun(replica.deps, 'nothing')).rejects.toThrow(NotFound)
})

test('two workers at once never draft the same FAQ twice', async () => {
  await someFaqs()
  model.otherwise(draftsFor)
  const { id } = await startPhrasingRun(replica.deps, null)
  await Promise.all([work(id), work(id), work(id)])
  while ((await latest()).status === 'RUNNING') await work(id)
  expect(await latest()).toMatchObject({ done: 3, drafted: 6 })
  expect(await database.db.phrasingDraft.count()).toBe(6)
})

test('a worker that stops leaves the rest to another one', async () => {
  await someFaqs()
  const leaving = new AbortController()
  model.script(twoDrafts('Do you wrap gifts'))
  model.script(modelFaults.stall())
  const { id } = await startPhrasingRun(replica.deps, null)
  const before = model.requests.length
  const stopped = workOnPhrasingRun(replica.deps, { runId: id }, leaving.signal)
  await model.asked(before + 2)
  leaving.abort()
  await stopped
  expect(await latest()).toMatchObject({ status: 'RUNNING', done: 1, trouble: null })
  model.otherwise(draftsFor)
  const another = await buildDeps({ database, modelUrl: model.url, worker: true })
  await vi.waitFor(async () => expect(await latest()).toMatchObject({ status: 'FINISHED', done: 3 }), 20_000)
  expect(await database.db.phrasingDraft.count()).toBe(6)
  await another.close()
})

test('nothing begins without a model', async () => {
  await someFaqs(1)
  const without = await buildDeps({ database })
  await expect(startPhrasingRun(without.deps, null)).rejects.toThrow(Conflict)
  await without.close()
})
