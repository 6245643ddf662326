import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { accessibilityFindings } from './accessibility-findings.ts'
import { describeInBrowser } from './chat-app.ts'
import { aCustomer, asksForPerson, openConsoleAs } from './console-page.ts'

await describeInBrowser('what only admins see', (stage) => {
  const saved = async (page: Page, button: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ])
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
  }

  test('the audit log shows who did what to which object, and the address keeps the filter', async () => {
    const customer = await aCustomer(stage(), 'Where is my order?', { name: 'Maya' })
    await asksForPerson(stage(), customer, 'Lost')
    const agent = await openConsoleAs(stage(), 'Ada', { path: `/inbox/${customer.sessionId}` })
    await agent.page.getByRole('button', { name: 'Take conversation' }).click()
    await agent.page.getByRole('textbox', { name: 'Reply' }).waitFor()
    await agent.page.goto(`${stage().app.url}/console/settings/audit`)
    await agent.page.getByText('Page not found').waitFor()

    const path = '/settings/audit'
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path })
    const taken = page.getByRole('row', { name: /Ada\s+Take conversation\s+ticket …\w+\s+conversation …\w+/ })
    await taken.waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.getByLabel('Action').selectOption('Take conversation')
    await page.getByText('1 found').waitFor()
    expect(new URL(page.url()).search).toBe('?action=takeTicket')
    await page.getByLabel('Subject', { exact: true }).fill('0189-nothing')
    await page.getByText('No matching entries.').waitFor()
    await page.getByRole('link', { name: 'Clear' }).click()
    await page.getByRole('link', { name: 'Ada' }).first().click()
    await page.getByText('1 found').waitFor()
    await page.reload()
    await taken.waitFor()
    expect(await page.getByLabel('Who').locator('option:checked').innerText()).toMatch(/^Ada \(ak_/)
    await taken.getByRole('link', { name: /…/ }).first().click()
    await page.getByRole('log').getByText('Where is my order?').first().waitFor()
    expect([...complaints, ...agent.complaints]).toEqual([])
  })

  test('the audit log loads page by page', async () => {
    const { db } = stage().app.database
    const line = { actorName: 'Script', address: 'command line', subjects: {}, subjectIds: [] }
    await db.auditEntry.createMany({
      data: Array.from({ length: 60 }, () => ({ ...line, action: 'importFaqs' })),
    })
    const path = '/settings/audit?action=importFaqs'
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path })
    await page.getByText('60 found').waitFor()
    await expect.poll(() => page.getByRole('row', { name: /Script/ }).count()).toBe(50)
    await page.getByRole('button', { name: 'Show 50 more' }).click()
    await expect.poll(() => page.getByRole('row', { name: /Script/ }).count()).toBe(60)
    expect(complaints).toEqual([])
  })

  test('the data of a session is exported, and erased once its id is typed', async () => {
    const customer = await aCustomer(stage(), 'My name is Canary, where is my order?')
    const other = await aCustomer(stage(), 'Where is mine?')
    const path = `/sessions/${customer.sessionId}`
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path, width: 1440 })
    await page.getByRole('link', { name: 'Export or erase data' }).click()
    expect(await page.getByLabel('Conversation ID').inputValue()).toBe(customer.sessionId)
    await page.getByRole('button', { name: 'Show what we store' }).click()
    const held = page.getByRole('region', { name: /What we store about conversation/ })
    await held.waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    const file = await saved(page, 'Export as JSON')
    expect(file.name).toMatch(/^personal-data-[\d-T]+\.json$/)
    expect(JSON.parse(file.text).sessions[0].messages[0].text).toBe('My name is Canary, where is my order?')

    await page.getByRole('button', { name: 'Erase…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Erase for good?' })
    const erase = dialog.getByRole('button', { name: 'Erase for good' })
    await dialog.getByRole('textbox').fill('anything')
    expect(await erase.isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Erase…' }).click()
    await dialog.getByRole('textbox').fill(customer.sessionId)
    expect(await accessibilityFindings(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Erasure receipt' }).waitFor()
    const receipt = JSON.parse((await saved(page, 'Save the receipt')).text)
    // The question, its reply and, of a customer who waits, the notice of it.
    const { length: messages } = JSON.parse(file.text).sessions[0].messages
    expect(receipt).toMatchObject({ sessions: 1, messages, sessionIds: [customer.sessionId] })
    expect(await accessibilityFindings(page)).toEqual([])
    const { db } = stage().app.database
    const left = await db.session.findMany({ where: { id: { in: [customer.sessionId, other.sessionId] } } })
    expect(left.map(({ id }) => id)).toEqual([other.sessionId])
    await page.getByRole('button', { name: 'Look up another' }).click()
    await page.getByLabel('One conversation').check()
    await page.getByLabel('Conversation ID').fill(customer.sessionId)
    await page.keyboard.press('Enter')
    await page.getByText('We store nothing under this ID.').waitFor()
    expect(complaints).toEqual([])
  })

  test('all conversations of a customer are found by the partner’s id, which stays out of the address', async () => {
    const query = 'mutation ($input: CreateSessionInput!) { createSession(input: $input) { __typename } }'
    for (const _ of [1, 2]) await request(stage().app.url, query, { input: { userId: 'maya@shop.example' } })
    const path = '/settings/personal-data'
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path })
    await page.getByLabel('User ID', { exact: true }).fill('maya@shop.example')
    await page.keyboard.press('Enter')
    const held = page.getByRole('region', { name: 'What we store about customer maya@shop.example' })
    await held.getByText('2', { exact: true }).waitFor()
    expect(page.url()).not.toContain('maya')
    expect(complaints).toEqual([])
  })

  test('settings show what the server runs on and its health', async () => {
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path: '/settings' })
    const server = page.getByRole('region', { name: 'This server' })
    await server.getByText('in this process (set REDIS_URL for several replicas)').waitFor()
    await server.getByText('pg-boss in this process').waitFor()
    await server.getByRole('row', { name: /^database OK responds in/ }).waitFor()
    const agent = await openConsoleAs(stage(), 'Ada', { path: '/settings' })
    await agent.page.getByRole('row', { name: /^database OK/ }).waitFor()
    expect(await agent.page.getByText('set REDIS_URL').count()).toBe(0)
    expect(await agent.page.getByRole('navigation', { name: 'Settings' }).count()).toBe(0)
    expect([...complaints, ...agent.complaints]).toEqual([])
  })
})

await describeInBrowser('a conversation as a file', (stage) => {
  test('is saved whole, as text to read and as JSON', async () => {
    const customer = await aCustomer(stage(), 'Where is my order with the purple hammock?', { name: 'Olga' })
    const { db } = stage().app.database
    const seq = (number: number) => ({
      seq: number + 10,
      text: `line ${number}`,
      sender: 'CUSTOMER' as const,
    })
    const lines = Array.from({ length: 120 }, (_, number) => ({
      ...seq(number),
      sessionId: customer.sessionId,
    }))
    await db.message.createMany({ data: lines })
    const path = `/sessions/${customer.sessionId}`
    const { page, complaints } = await openConsoleAs(stage(), 'Ada', { path, width: 1440 })
    const save = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('complementary', { name: 'Details' }).getByRole('button', { name }).click(),
      ])
      expect(download.suggestedFilename()).toMatch(new RegExp(`^conversation-${customer.sessionId}\\.`))
      return readFile(await download.path(), 'utf8')
    }
    const text = await save('Text')
    expect(text).toMatch(/Olga:\nWhere is my order with the purple hammock\?\n\n\[.*\] Assistant:\n/)
    expect(text).toContain('line 119')
    const json = JSON.parse(await save('JSON'))
    expect(json).toMatchObject({ id: customer.sessionId, metadata: { name: 'Olga' } })
    expect(json.messages).toHaveLength(122)
    expect(await page.getByRole('link', { name: 'Audit log' }).count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
