import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readFaqFile, writeFaqFile } from '#server/commands/faq-file.ts'
import { exportFaqs } from '#server/domain/knowledge/faq/export-faqs.ts'
import { accessibilityFindings } from './accessibility-findings.ts'
import { describeInBrowser } from './chat-app.ts'
import { openConsoleAs } from './console-page.ts'

await describeInBrowser('the FAQ as a file', (stage) => {
  const choose = (page: Page, name: string, text: string) =>
    page
      .getByLabel('Drop a file here')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  const saved = async (page: Page, button: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ])
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
  }
  const stored = async () => {
    const { db } = stage().app.database
    return (await Array.fromAsync(exportFaqs(db))).flat()
  }

  test('is saved as CSV and JSON, the same as by the command', async () => {
    const { page, complaints } = await openConsoleAs(stage(), 'Ada', { path: '/faq' })
    await page.getByRole('link', { name: 'Export' }).click()
    await page.getByRole('heading', { name: 'Export', exact: true }).waitFor()
    expect(await page.getByLabel('Drop a file here').count()).toBe(0)
    const faqs = await stored()
    expect(await saved(page, 'CSV')).toEqual({ name: 'faq.csv', text: writeFaqFile(faqs, 'csv') })
    const json = await saved(page, 'JSON')
    expect(readFaqFile(Buffer.from(json.text), 'json').rows?.map(({ input }) => input)).toEqual(faqs)
    expect(complaints).toEqual([])
  })

  test('is previewed before anything is written, and each bad row is named', async () => {
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path: '/faq/import' })
    await choose(page, 'faq.csv', 'question,answer\nOne?,Yes\n')
    await page.getByText('missing: category').waitFor()
    const [first] = await stored()
    const rows = [
      'question,answer,category,keywords,enabled',
      `"${first?.question}",Quite another answer.,${first?.category},,`,
      'Do you repair zeppelins?,On Tuesdays.,Repairs,zeppelin,',
      'No answer?,,Repairs,,',
      'Do you repair ZEPPELINS,Never.,Repairs,,',
      'Are you open?,Yes.,Shop,,perhaps',
    ]
    await choose(page, 'faq.csv', rows.join('\n'))
    await page.getByText('Nothing has been saved yet.').waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    const bad = page.getByRole('table', { name: 'Rows with errors' })
    await bad.getByRole('row', { name: /^4\s+answer\s+/ }).waitFor()
    await bad.getByRole('row', { name: /^5\s+question\s+Same question as row 3/ }).waitFor()
    await bad.getByRole('row', { name: /^6\s+enabled\s+“perhaps” is neither yes nor no/ }).waitFor()
    const plan = page.getByRole('table', { name: 'Preview' })
    await plan.getByRole('row', { name: /^3\s+Do you repair zeppelins\?\s+Created/ }).waitFor()
    await plan.getByRole('row', { name: /^2\s.*Updated/ }).waitFor()
    await plan.getByText('answer, keywords').click()
    await plan.getByText('Quite another answer.').waitFor()
    expect(await stored()).toContainEqual(first)

    await page.getByRole('button', { name: 'Import 2 questions' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('faq.csv was imported.').waitFor()
    expect((await stored()).find(({ question }) => question.includes('zeppelin'))?.keywords).toEqual([
      'zeppelin',
    ])
    await page.getByRole('link', { name: 'See the questions' }).click()
    await page.getByRole('button', { name: /zeppelins/ }).waitFor()
    expect(complaints).toEqual([])
  })

  test('in another language and with HTML is understood, and can be undone as a whole', async () => {
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path: '/faq/import' })
    const before = await stored()
    const rows = [
      'sep=;',
      'Frage;Antwort;Kategorie;Aktiv;Notiz',
      'Was kostet Tarif A+?;<p>Zehn <b>Euro</b>.</p>;Tarife;WAHR;x',
      'Was kostet Tarif A?;Fünf Euro.;tarife;FALSCH;',
    ]
    await choose(page, 'tarife.csv', rows.join('\r\n'))
    await page.getByText("Columns that aren't used: Notiz").waitFor()
    await page.getByText('One row contains HTML.').waitFor()
    await page.getByRole('button', { name: 'Import 2 questions' }).click()
    await page.getByText('tarife.csv was imported.').waitFor()
    expect((await stored()).filter(({ category }) => category === 'Tarife')).toMatchObject([
      { question: 'Was kostet Tarif A+?', answer: 'Zehn **Euro**.', enabled: true },
      { question: 'Was kostet Tarif A?', enabled: false },
    ])
    const past = page.getByRole('region', { name: 'Past imports' })
    const line = past.getByRole('listitem').filter({ hasText: 'tarife.csv' })
    await line.getByText('2 created, 0 updated').waitFor()
    await line.getByRole('button', { name: 'Undo…' }).click()
    await line.getByRole('button', { name: 'Undo it' }).click()
    await past.getByText('Undone: 0 restored, 2 deleted.').waitFor()
    await line.getByText(/^Undone .* by Boss/).waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    expect(await stored()).toEqual(before)
    expect(complaints).toEqual([])
  })

  test('is sent in calls that the API accepts, and continues where it was cut off', async () => {
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path: '/faq/import' })
    const faqs = Array.from({ length: 24 }, (_, number) => ({
      question: `Is part number ${number} there?`,
      answer: 'x'.repeat(7000),
      category: 'Parts',
    }))
    let calls = 0
    await page.route('**/graphql', (route) => {
      const body = route.request().postData() ?? ''
      if (!body.includes('"dryRun":false')) return route.continue()
      calls += 1
      return calls === 2 ? route.abort() : route.continue()
    })
    await choose(page, 'parts.json', JSON.stringify(faqs))
    await page.getByRole('button', { name: 'Import 24 questions' }).click()
    await page.getByText('The import stopped').waitFor()
    await page.getByRole('button', { name: 'Check again' }).click()
    await page.getByRole('button', { name: /^Import \d+ questions$/ }).click()
    await page.getByText('parts.json was imported.').waitFor()
    expect((await stored()).filter(({ category }) => category === 'Parts')).toHaveLength(24)
    expect(complaints).toEqual([])
  })
})
