import { createServer } from 'node:net'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelFaults } from '#server/testing/scripted-model-faults.ts'
import { newCustomer } from './customer.ts'
import { type Running, run, temporaryFolder } from './process.ts'
import { events, openSocket, seqsTold, until } from './socket.ts'

const data = temporaryFolder()
const running: Running[] = []

// Generous: the machine of a test is busy. What the product promises is measured on an idle one.
const START_MS = 180_000

function start(
  env: Record<string, string> = {},
  command: [string, ...string[]] = ['node', 'server/main.ts'],
) {
  const started = run(command, { DATA_DIR: data.path, ...env })
  running.push(started)
  return started
}

/** How quickly it ends is measured by `npm run bench`. */
async function stop(program: Running, signal: NodeJS.Signals): Promise<void> {
  program.child.kill(signal)
  expect(await program.ended, program.printed()).toBe(0)
}

afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL')
    await ended
  }
})
afterAll(() => data.remove())

describe('a user who starts the product', { timeout: START_MS }, () => {
  let adminKey = ''

  test('reads where everything is, with the admin key, and stops it with Ctrl-C', async () => {
    const program = start()
    const url = await program.url()
    const screen = program.printed()
    expect(screen).toMatch(`Console    ${url}/console`)
    expect(screen).toMatch(`API        ${url}/graphql`)
    expect(screen).toMatch(/embedded PostgreSQL in .* \(set DATABASE_URL/)
    expect(screen).toMatch(/set OPENROUTER_API_KEY/)
    adminKey = /Admin key, shown only now: (ak_\S+)/.exec(screen)?.[1] ?? ''
    expect((await fetch(url)).status).toBe(200)
    expect((await fetch(`${url}/health/ready`)).status).toBe(200)
    const { data: answer } = await request(
      url,
      '{ apiKeys { name } faqs(first: 1) { totalCount } }',
      {},
      adminKey,
    )
    expect(answer).toMatchObject({
      apiKeys: [{ name: 'Support team' }],
      faqs: { totalCount: expect.any(Number) },
    })
    await stop(program, 'SIGINT')
  })

  test('sees no key the second time, finds the data, and stops it with SIGTERM to npm', async () => {
    const program = start({}, ['npm', 'start'])
    const url = await program.url()
    expect(program.printed()).not.toMatch(/Admin key|ak_/)
    const { errors } = await request(url, '{ apiKeys { name } }', {}, adminKey)
    expect(errors).toBeUndefined()
    await stop(program, 'SIGTERM')
    await expect(fetch(url)).rejects.toThrow()
  })

  test('stops it in time while a customer is connected and the model writes', async () => {
    const model = await startScriptedModel()
    model.otherwise(() => modelFaults.stall())
    const program = start({
      OPENROUTER_API_KEY: 'sk-scripted',
      OPENROUTER_BASE_URL: model.url,
      GROUNDING: 'open',
    })
    const url = await program.url()
    const customer = await newCustomer(url)
    const socket = openSocket(url, customer.token)
    const told = socket.subscribe(events, { id: customer.id, afterSeq: 0 })
    const sent = customer.say('Would a purple submarine like jazz on Neptune?').catch(() => 'cut')
    await model.asked(1)
    await until(() => expect(seqsTold(told)).toEqual([1]))
    await stop(program, 'SIGTERM')
    await sent
    await until(() => expect(socket.closed.map(({ code }) => code)).toEqual([1012]))
    socket.close()
    await model.close()
  })

  test('loses nothing that was acknowledged when it is killed', async () => {
    const killed = start()
    const customer = await newCustomer(await killed.url())
    const acknowledged: number[] = []
    const talk = async () => {
      for (;;) acknowledged.push((await customer.say('thanks')).customerMessage?.seq ?? 0)
    }
    const talking = talk().catch(() => undefined)
    await until(() => expect(acknowledged.length).toBeGreaterThan(3))
    killed.child.kill('SIGKILL')
    await talking
    const again = start()
    const query = 'query ($id: ID!) { session(id: $id) { messages(first: 100) { nodes { seq sender } } } }'
    const { data: found } = await request<{ session: { messages: { nodes: { seq: number }[] } } }>(
      await again.url(),
      query,
      { id: customer.id },
      customer.token,
    )
    const seqs = found.session.messages.nodes.map(({ seq }) => seq)
    expect(seqs).toEqual(seqs.map((_, index) => index + 1))
    expect(seqs).toEqual(expect.arrayContaining(acknowledged))
    await stop(again, 'SIGTERM')
  })

  test('reads when the data is open in another process, or the port is taken', async () => {
    const first = start()
    const url = await first.url()
    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.printed()).toMatch(
      /The start failed\. The embedded database in .* is already open in process \d+\./,
    )
    const other = temporaryFolder()
    const third = start({ DATA_DIR: other.path, PORT: new URL(url).port })
    expect(await third.ended).toBe(1)
    expect(third.printed()).toMatch(/The start failed\. Port \d+ is in use\..*set PORT/)
    for (const { printed } of [second, third]) expect(printed()).not.toMatch(/ {4}at /)
    other.remove()
    await stop(first, 'SIGTERM')
  })
})

describe('a user who sets something wrong', { timeout: START_MS }, () => {
  test('reads about all of it at once, by name', async () => {
    const program = start({
      PORT: 'http',
      RATE_LIMIT_REQUESTS: '-1',
      CONFIDENCE_THRESHOLD: '2',
      ROLE: 'web',
      GROUNDING: 'maybe',
      DATABASE_URL: 'mysql://x',
      ALLOWED_ORIGINS: 'shop.example',
    })
    expect(await program.ended).toBe(1)
    for (const name of [
      'PORT',
      'RATE_LIMIT_REQUESTS',
      'CONFIDENCE_THRESHOLD',
      'GROUNDING',
      'DATABASE_URL',
      'ALLOWED_ORIGINS',
      'REDIS_URL',
    ]) {
      expect(program.printed()).toMatch(new RegExp(`- ${name} `))
    }
    expect(program.printed()).not.toMatch(/ {4}at /)
  })

  test('reads that the database does not answer, without seeing its password', async () => {
    const nobody = createServer()
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve))
    const address = nobody.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await new Promise((resolve) => nobody.close(resolve))
    const program = start({ DATABASE_URL: `postgresql://me:hunter2@127.0.0.1:${port}/db` })
    expect(await program.ended).toBe(1)
    expect(program.printed()).toMatch(
      /The start failed\. PostgreSQL at DATABASE_URL cannot be used: .*ECONNREFUSED/,
    )
    expect(program.printed()).not.toMatch(/hunter2| {4}at /)
  })
})
