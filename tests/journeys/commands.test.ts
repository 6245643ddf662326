import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelFaults } from '#server/testing/scripted-model-faults.ts'
import { newCustomer } from './customer.ts'
import { type Running, run, temporaryFolder } from './process.ts'
import { until } from './socket.ts'

// An operator's commands, beside a server with an embedded database that runs, and after it has stopped.

const SLOW = 300_000
const data = temporaryFolder()
const env = { DATA_DIR: data.path, EMBEDDINGS: 'off' }
let server: Running

async function command(name: string, args: string[], more: Record<string, string> = {}) {
  const program = run(['node', `server/commands/${name}.ts`, ...args], { ...env, ...more })
  return { code: await program.ended, printed: program.printed() }
}

beforeAll(async () => {
  server = run(['node', 'server/main.ts'], { ...env, ADMIN_KEY: 'ak_test_admin_key_of_no_server' })
  await server.url()
}, SLOW)
afterAll(async () => {
  server.child.kill('SIGKILL')
  await server.ended
  data.remove()
})

describe('beside a running server', { timeout: SLOW }, () => {
  test('key makes a key that works at once, lists it without its secret, and revokes it', async () => {
    const url = await server.url()
    const made = await command('key', ['create', '--role', 'admin', '--name', 'Ada'])
    const secret = /^ {2}(ak_\S+)$/m.exec(made.printed)?.[1] ?? ''
    const keys = async () =>
      request<{ apiKeys: { id: string; name: string }[] }>(url, '{ apiKeys { id name } }', {}, secret)
    const ada = (await keys()).data.apiKeys.find(({ name }) => name === 'Ada')

    const listed = await command('key', ['list'])
    expect(listed.printed).toContain(ada?.id)
    expect(listed.printed).not.toContain(secret)

    expect(await command('key', ['revoke', ada?.id ?? ''])).toMatchObject({ code: 0 })
    await until(async () => expect((await keys()).errors).toBeDefined())
    expect(await command('key', ['revoke', 'nowhere'])).toMatchObject({ code: 1 })
  })

  test('privacy shows what is stored about a session, and erases it when confirmed', async () => {
    const url = await server.url()
    const customer = await newCustomer(url)
    await customer.say('thanks')
    const exported = await command('privacy', ['export', '--session', customer.id])
    expect(JSON.parse(exported.printed)).toMatchObject({ sessions: [{ id: customer.id, lastSeq: 2 }] })
    expect((await command('privacy', ['erase', '--session', customer.id])).printed).toContain('Add --yes.')
    const erased = await command('privacy', ['erase', '--session', customer.id, '--yes'])
    expect(JSON.parse(erased.printed)).toMatchObject({ sessions: 1, messages: 2 })
    expect(await customer.say('thanks')).toEqual({ __typename: 'Unauthenticated' })
  })

  test('backup says that the server has to stop first', async () => {
    const refused = await command('backup', ['backup', join(data.path, 'kept.tar.gz')])
    expect(refused).toMatchObject({ code: 1, printed: expect.stringMatching(/already open in process \d+/) })
  })
})

describe('doctor', { timeout: SLOW }, () => {
  test('finds nothing wrong with a healthy installation', async () => {
    const found = await command('doctor', [])
    expect(found).toMatchObject({ code: 0, printed: expect.stringContaining('All is well.') })
  })

  test('says what is wrong with each part, by the name of its setting', async () => {
    const refuses = createServer((_request, response) => response.writeHead(401).end()).listen(0, '127.0.0.1')
    await once(refuses, 'listening')
    const { port } = refuses.address() as AddressInfo // It listens on a port.
    const found = await command('doctor', [], {
      DATABASE_URL: 'postgresql://me:hunter2@127.0.0.1:1/db',
      DATABASE_REPLICA_URL: 'postgresql://me:hunter2@127.0.0.1:1/db',
      REDIS_URL: 'redis://127.0.0.1:1',
      OPENROUTER_API_KEY: 'sk-scripted',
      OPENROUTER_BASE_URL: `http://127.0.0.1:${port}/v1`,
      EMBEDDINGS: 'on',
      EMBEDDINGS_BASE_URL: `http://127.0.0.1:${port}/v1`,
      EMBEDDINGS_MODEL: 'some',
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    })
    refuses.close()
    expect(found.code).toBe(1)
    for (const [what, setting] of [
      ['database', 'DATABASE_URL'],
      ['replica', 'DATABASE_REPLICA_URL'],
      ['redis', 'REDIS_URL'],
      ['model', 'OPENROUTER_API_KEY'],
      ['embeddings', 'EMBEDDINGS_BASE_URL'],
      ['traces', 'OTEL_EXPORTER_OTLP_ENDPOINT'],
    ]) {
      expect(found.printed).toMatch(new RegExp(`^✗ ${what} .*${setting}`, 'm'))
    }
    expect(found.printed).toContain('6 to mend.')
    expect(found.printed).not.toContain('hunter2')
  })

  test.each([
    [402, 'is out of credit'],
    [401, 'refuses the key'],
    [404, 'does not know this model'],
  ])('says what a model that answers with %i lacks', async (status, words) => {
    const model = await startScriptedModel()
    model.otherwise(() => modelFaults.status(status))
    const settings = { OPENROUTER_API_KEY: 'sk-scripted', OPENROUTER_BASE_URL: model.url }
    const found = await command('doctor', [], settings)
    await model.close()
    expect(found.printed).toMatch(new RegExp(`^✗ model .*${words}`, 'm'))
  })

  test('names every wrong setting', async () => {
    const found = await command('doctor', [], { PORT: 'http', GROUNDING: 'maybe' })
    expect(found.code).toBe(1)
    for (const name of ['PORT', 'GROUNDING'])
      expect(found.printed).toMatch(new RegExp(`^✗ settings +${name} `, 'm'))
  })
})

describe('after it has stopped', { timeout: SLOW }, () => {
  test('backup and restore bring back what was there, and keep what they replace', async () => {
    const customer = await newCustomer(await server.url())
    server.child.kill('SIGTERM')
    await server.ended
    const file = join(data.path, 'kept.tar.gz')
    expect((await command('backup', ['backup', file])).code).toBe(0)
    expect((await command('privacy', ['erase', '--session', customer.id, '--yes'])).code).toBe(0)
    expect((await command('privacy', ['export', '--session', customer.id])).code).toBe(1)

    expect((await command('backup', ['restore', file])).code).toBe(0)
    expect((await command('privacy', ['export', '--session', customer.id])).code).toBe(0)
    expect(readdirSync(data.path).filter((name) => name.startsWith('postgres-before-'))).toHaveLength(1)
    expect(existsSync(file)).toBe(true)
    expect((await command('backup', ['restore', join(data.path, 'nothing')])).printed).toMatch(
      /There is no file/,
    )
  })
})
