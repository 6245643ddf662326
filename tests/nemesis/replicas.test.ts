import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { subscribe } from '#server/testing/graphql-client.ts'
import { ADMIN_KEY, type Cluster, startCluster } from './cluster.ts'
import {
  CREATE,
  type CreateResult,
  FOLLOW,
  type FollowResult,
  post,
  SEND,
  type SendResult,
} from './operations.ts'
import { createRandom } from './random.ts'

const notified = new Set<string>()
const started = await startCluster({ random: createRandom(5), evidence: { notified }, modelMs: [1500, 2000] })
if (typeof started === 'string') {
  if (process.env.CI) throw new Error(`The tests of several replicas cannot run: ${started}`)
  console.info(`Skipped the tests of several replicas: ${started}`)
}

describe.skipIf(typeof started === 'string')('two web and two worker processes', { timeout: 120_000 }, () => {
  let cluster: Cluster
  beforeAll(() => {
    if (typeof started === 'string') throw new Error(started)
    cluster = started
  })
  afterAll(() => cluster.close())

  const web = (number: number) => cluster.webs[number]?.url ?? ''

  async function openSession(): Promise<{ id: string; token: string }> {
    const { createSession } = await post<CreateResult>(web(0), { query: CREATE, variables: {} }, 10_000)
    const { session, sessionToken } = createSession
    if (!session || !sessionToken) throw new Error('There is no session.')
    return { id: session.id, token: sessionToken }
  }

  function send(
    url: string,
    { id, token }: { id: string; token: string },
    text: string,
    clientMessageId: string,
  ) {
    const input = { sessionId: id, text, clientMessageId }
    return post<SendResult>(url, { query: SEND, variables: { input }, bearer: token }, 60_000)
  }

  function follow(url: string, { id, token }: { id: string; token: string }) {
    const following = subscribe<FollowResult>(url, FOLLOW, { sessionId: id, afterSeq: 0 }, token)
    const has = (seq: number) => (events: readonly FollowResult[]) =>
      events.some(({ sessionEvents }) => sessionEvents.message?.seq === seq)
    return { ...following, gets: (seq: number, ms: number) => following.until(has(seq), ms) }
  }

  test('store one message that is sent fifty times at once to both, and answer all alike', async () => {
    const session = await openSession()
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => send(web(index % 2), session, 'Zyxomma?', 'the same')),
    )
    const told = answers.map(
      ({ sendMessage: { customerMessage, reply } }) => `${customerMessage?.id} ${reply?.id}`,
    )
    expect(new Set(told).size).toBe(1)
    expect(answers[0]?.sendMessage).toMatchObject({ customerMessage: { seq: 1 }, reply: { seq: 2 } })
  })

  test('acknowledge sends while Redis is down, and deliver them at the other replica', async () => {
    const session = await openSession()
    const there = follow(web(1), session)
    await send(web(0), session, 'Hello', 'before')
    await there.gets(2, 10_000)
    await cluster.redis.kill()
    await send(web(0), session, 'Hello', 'during')
    await there.gets(4, 20_000)
    await cluster.redis.restart()
    cluster.redis.suspend()
    await send(web(0), session, 'Hello', 'mute')
    await there.gets(6, 20_000)
    cluster.redis.resume()
    there.close()
  })

  test('hand over a reply in progress when they stop: the reply arrives, the exit code is 0', async () => {
    const session = await openSession()
    const elsewhere = follow(web(1), session)
    const asked = cluster.model.requests.length
    cluster.model.script(() => undefined) // Never answers, so that the grace runs out.
    const sent = send(web(0), session, 'Zyxomma?', 'stop')
    await cluster.model.asked(asked + 1)
    const { code, ms } = (await cluster.webs[0]?.stop()) ?? {}
    expect({ code, withinTenSeconds: (ms ?? 0) < 10_000 }).toEqual({ code: 0, withinTenSeconds: true })
    expect((await sent).sendMessage).toMatchObject({ customerMessage: { seq: 1 }, reply: null })
    await elsewhere.gets(2, 10_000)
    elsewhere.close()
    await cluster.webs[0]?.start()
  })

  test('answer the message of a process that was killed within 15 s', async () => {
    const session = await openSession()
    const elsewhere = follow(web(1), session)
    const asked = cluster.model.requests.length
    cluster.model.script(() => undefined)
    const sent = send(web(0), session, 'Zyxomma?', 'kill').catch(() => 'cut')
    await cluster.model.asked(asked + 1)
    await cluster.webs[0]?.kill()
    expect(await sent).toBe('cut')
    try {
      await elsewhere.gets(2, 15_000)
    } finally {
      elsewhere.close()
      await cluster.webs[0]?.start()
    }
  })

  // After the last sign of life: 10 s of silence, 3 until somebody looks, 2 before the next try, 1 to fetch it, 2 of the
  // model.
  test('answer the message of a worker that was killed in the middle of it within 20 s', async () => {
    const [one, other] = cluster.workers
    await other?.stop()
    const session = await openSession()
    const elsewhere = follow(web(1), session)
    const asked = cluster.model.requests.length
    // Neither the process that took the message nor the worker after it gets an answer from the model.
    cluster.model.script(
      () => undefined,
      () => undefined,
    )
    const sent = send(web(0), session, 'Zyxomma?', 'twice').catch(() => 'cut')
    await cluster.model.asked(asked + 1)
    await cluster.webs[0]?.kill()
    await sent
    await cluster.model.asked(asked + 2)
    await other?.start()
    await one?.kill()
    try {
      await elsewhere.gets(2, 20_000)
    } finally {
      elsewhere.close()
      await Promise.all([one?.start(), cluster.webs[0]?.start()])
    }
  })

  test('find a changed FAQ at the other replica by the event, and within 30 s without it', async () => {
    await createFaq('What is a zyxomma obtusum?')
    // Sooner than anybody looks by themselves.
    await isFound('What is a zyxomma obtusum?', 20_000)
    await cluster.redis.kill()
    await createFaq('What is a zyxomma sechellarum?')
    await isFound('What is a zyxomma sechellarum?', 30_000)
    await cluster.redis.restart()
  })

  function createFaq(question: string) {
    const query = `mutation($q: String!) {
      createFaq(input: { question: $q, answer: "A dragonfly of the Seychelles.", category: "Animals" }) { __typename } }`
    return post(web(0), { query, variables: { q: question }, bearer: ADMIN_KEY }, 10_000)
  }

  async function isFound(question: string, withinMs: number): Promise<void> {
    const query = `query($q: String!) { searchFaqs(query: $q, limit: 1) { faq { question } } }`
    const ask = () =>
      post<{ searchFaqs: { faq: { question: string } }[] }>(
        web(1),
        { query, variables: { q: question } },
        10_000,
      )
    await expect
      .poll(async () => (await ask()).searchFaqs[0]?.faq.question, { timeout: withinMs, interval: 50 })
      .toBe(question)
  }
})
