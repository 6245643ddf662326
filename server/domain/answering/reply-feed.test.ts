import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ask, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelFaults } from '#server/testing/scripted-model-faults.ts'
import { answerJson, modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/test-database.ts'
import { questions } from '#server/testing/test-faqs.ts'
import { type FeedItem, sessionFeed } from '../feed/session-feed.ts'

const answer =
  'It is there. This is another sentence of many words, which the model writes slowly, later, and in its own good time.'

let database: TestDatabase
let server: ScriptedModel
let replica: Replica
const leave: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  server = await startScriptedModel()
  replica = await buildDeps({ database, modelUrl: server.url, settings: { grounding: 'open' } })
})
beforeEach(() => {
  leave.length = 0
})
afterEach(async () => {
  await Promise.all(leave.map((end) => end()))
  expect(replica.deps.watch.watched()).toBe(0)
  server.expectNothingLeft()
})
afterAll(async () => {
  await replica.close()
  await server.close()
  await database.close()
})

type Delta = Extract<FeedItem, { type: 'delta' }>

/** A subscriber's screen: what they would read of the reply being written. */
function follow(sessionId: string) {
  const feed = sessionFeed(replica.deps, sessionId, {
    afterSeq: 0,
    stillAllowed: async () => true,
    onSlow: () => undefined,
  })
  leave.push(async () => feed.return?.())
  const items: FeedItem[] = []
  const looks = new Set<() => void>()
  const reading = (async () => {
    for await (const item of feed) {
      items.push(item)
      for (const look of looks) look()
    }
  })()
  leave.push(() => reading)
  const deltas = () => items.filter((item): item is Delta => item.type === 'delta')
  const screen = () => deltas().reduce((text, piece) => text.slice(0, piece.offset) + piece.text, '')
  return {
    deltas,
    screen,
    seqs: () => items.flatMap((item) => (item.type === 'message' ? [item.message.seq] : [])),
    until: (seen: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => seen() && resolve()
        looks.add(look)
        look()
      }),
  }
}

test('a reply can be read while it is being written, from its beginning even by a late reader', async () => {
  const session = await openSession(replica.deps)
  const rest = Promise.withResolvers<void>()
  server.script(modelAnswers({ answer }, { pauseUntil: rest.promise }))
  const early = follow(session.id)
  const sent = ask(replica.deps, session, questions.unknown)
  // The model pauses here: what came in one burst is on the screen all the same.
  await early.until(() => early.screen().length > 10)

  const late = follow(session.id)
  await late.until(() => late.deltas().length > 0)
  expect(late.deltas()[0]).toMatchObject({ replyToSeq: 1, offset: 0 })
  expect(answer.startsWith(late.screen())).toBe(true)

  rest.resolve()
  expect((await sent).reply?.text).toBe(answer)
  for (const subscriber of [early, late]) {
    await subscriber.until(() => subscriber.seqs().includes(2))
    expect(subscriber.screen()).toBe(answer)
    expect(subscriber.seqs()).toEqual([1, 2])
    // Nothing was told twice: each piece begins where the one before ended.
    let length = 0
    for (const { offset, text } of subscriber.deltas()) {
      expect(offset).toBe(length)
      length += text.length
    }
  }
})

test('what a failed attempt has shown stays, and the next one does not repeat it', async () => {
  const session = await openSession(replica.deps)
  server.script(modelFaults.stall(answerJson({ answer }).slice(0, -40)), modelAnswers({ answer }))
  const subscriber = follow(session.id)
  const quick = await buildDeps({
    database,
    modelUrl: server.url,
    bus: replica.deps.bus,
    settings: { grounding: 'open', modelTimeoutSeconds: 4 },
  })
  const { reply } = await ask(quick.deps, session, questions.unknown)
  expect(reply?.text).toBe(answer)
  await subscriber.until(() => subscriber.seqs().includes(2))
  expect(subscriber.screen()).toBe(answer)
  expect(subscriber.deltas().filter(({ offset }) => offset === 0)).toHaveLength(1)
  await quick.close()
})
