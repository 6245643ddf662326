import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'

let app: RunningApp
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faq-command-'))
  app = await startTestApp({ env: { EMBEDDINGS: 'off' } })
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

/** `npm run faq -- …`, beside the server that runs. */
function faq(...args: string[]): Promise<{ code: number; out: string; errors: string }> {
  const env = { PATH: process.env.PATH, DATABASE_URL: app.database.url }
  return new Promise((done) => {
    execFile(process.execPath, ['server/commands/faq.ts', ...args], { env }, (error, out, errors) =>
      done({ code: error ? Number(error.code ?? -1) : 0, out, errors }),
    )
  })
}

async function find(query: string): Promise<string | undefined> {
  // The server looks every 10 seconds; a test does not wait.
  await app.app.deps.faqs.refreshIfChanged()
  const found = await request<{ searchFaqs: { faq: { answer: string } }[] }>(
    app.url,
    'query ($query: String!) { searchFaqs(query: $query, limit: 1) { faq { answer } } }',
    { query },
  )
  return found.data.searchFaqs[0]?.faq.answer
}

test('brings a file into a running server, names bad rows, and writes the same file again', async () => {
  const file = join(folder, 'in.csv')
  await writeFile(
    file,
    'question,answer,category,phrasings\n' +
      'Do you sell zithers?,"Yes, by the dozen.",Instruments,any zithers | zither please\n' +
      'Do you sell lutes?,,Instruments,\n' +
      'do you SELL zithers,No.,Instruments,\n' +
      'Do you tune pianos?,=1+1,Instruments,\n',
  )
  const tried = await faq('import', file, '--dry-run')
  expect(tried.out).toContain('Dry run, nothing is written: 2 created, 0 updated, 0 unchanged, 2 bad.')
  expect(tried.errors).toContain('Row 3, answer: answer is empty.')
  expect(tried.errors).toContain('Row 4, question: Same question as row 2.')
  expect(tried.code).toBe(1)
  expect(await find('any zithers')).not.toBe('Yes, by the dozen.')

  expect((await faq('import', file)).out).toContain('2 created, 0 updated, 0 unchanged, 2 bad.')
  expect(await find('any zithers')).toBe('Yes, by the dozen.')

  const copy = join(folder, 'out.csv')
  expect((await faq('export', copy)).code).toBe(0)
  const exported = await readFile(copy, 'utf8')
  expect(exported).toContain("'=1+1")
  await writeFile(copy, exported.replace('Yes, by the dozen.', 'Not any more.'))
  expect((await faq('import', copy)).out).toContain('0 created, 1 updated')
  expect(await find('any zithers')).toBe('Not any more.')

  const { data } = await request<{ faqHistory: { nodes: { action: string; changedBy: string | null }[] } }>(
    app.url,
    '{ faqHistory(first: 1) { nodes { action changedBy } } }',
    {},
    TEST_ADMIN_KEY,
  )
  expect(data.faqHistory.nodes).toEqual([{ action: 'UPDATED', changedBy: null }])
  // Five processes that start from nothing, on a machine that may be busy.
}, 120_000)

test('explains what it cannot do', async () => {
  expect(await faq()).toMatchObject({ code: 1, errors: expect.stringContaining('npm run faq -- import') })
  expect(await faq('import', join(folder, 'none.csv'))).toMatchObject({ code: 1, out: '' })
  expect(await faq('export', join(folder, 'out.xlsx'))).toMatchObject({
    code: 1,
    errors: expect.stringContaining('.csv or .json'),
  })
})
