import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEncoderFolder, type EncoderFolder } from '#server/testing/encoder-folder.ts'
import { newCustomer } from './customer.ts'
import { type Running, run, temporaryFolder } from './process.ts'

const SLOW = 300_000
const data = temporaryFolder()
let folder: EncoderFolder
const settings = () => ({
  ...{ DATA_DIR: data.path, ENCODER_DIR: folder.path, ENCODER_LANGUAGES: 'en,de' },
  ...{ ENCODER_QUERY_PREFIX: 'query: ', ENCODER_PASSAGE_PREFIX: 'passage: ' },
})

beforeAll(async () => {
  folder = await createEncoderFolder()
})
afterAll(() => {
  folder.remove()
  data.remove()
})

describe('a server with an encoder of the operator’s in a folder', { timeout: SLOW }, () => {
  let server: Running
  beforeAll(async () => {
    server = run(['node', 'server/main.ts'], settings())
    await server.url()
  }, SLOW)
  afterAll(async () => {
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
  })

  test('answers by words until every text is embedded, then by it, and shows how far it is', async () => {
    const url = await server.url()
    expect(server.printed()).toContain(`the one in ${folder.path} (en, de)`)
    const customer = await newCustomer(url)
    expect(await customer.say('How do I reset my password?')).toMatchObject({ reply: { source: 'FAQ' } })
    const check = async () => {
      const report = (await (await fetch(`${url}/health`)).json()) as {
        checks: { faqs: { state: string; detail: string | null } }
      }
      return report.checks.faqs
    }
    await expect.poll(async () => (await check()).detail, { timeout: SLOW }).toBeNull()
    expect(await check()).toMatchObject({ state: 'ok' })
  })
})

describe('doctor', { timeout: SLOW }, () => {
  test('says what it found in the folder, and what serves which languages', async () => {
    const doctor = run(['node', 'server/commands/doctor.ts'], settings())
    expect(await doctor.ended).toBe(0)
    expect(doctor.printed()).toMatch(/^✓ own model .* loads: 384 numbers a text \(mean\)/m)
    expect(doctor.printed()).toMatch(
      /^✓ languages +en, de: \S+; ar, el, es, .*zh: words and glosses into English; all others: words alone$/m,
    )
  })
})

test(
  'a folder that cannot be used ends the start, and doctor, by the name of its setting',
  async () => {
    const wrong = { ...settings(), DATA_DIR: `${data.path}/other`, ENCODER_DIR: '/nowhere' }
    for (const program of ['server/main.ts', 'server/commands/doctor.ts']) {
      const started = run(['node', program], wrong)
      expect(await started.ended, program).toBe(1)
      expect(started.printed()).toMatch(/ENCODER_DIR cannot be used. \/nowhere is no folder\./)
    }
  },
  SLOW,
)
