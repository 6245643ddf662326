import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { accessibilityFindings } from './accessibility-findings.ts'
import { describeInBrowser } from './chat-app.ts'
import { aCustomer, asksForPerson, openConsoleAs } from './console-page.ts'

await describeInBrowser('what admins alone see', (stage) => {
  const saved = async (page: Page, button: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ])
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
  }

  test('the audit log says who did what to which, and the address keeps what is looked for', async () => {
    const customer = await aCustomer(stage(), 'Where is my order?', { name: 'Maya' })
    await asksForPerson(stage(), customer, 'Lost')
    const agent = await openConsoleAs(stage(), 'Ada', { path: `/inbox/${customer.sessionId}` })
    await agent.page.getByRole('button', { name: 'Take conversation' }).click()
    await agent.page.getByRole('textbox', { name: 'Reply' }).waitFor()
    await agent.page.goto(`${stage().app.url}/console/settings/audit`)
    await agent.page.getByText('There is nothing here').waitFor()

    const path = '/settings/audit'
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path })
    const taken = page.getByRole('row', { name: /Ada\s+Take ticket\s+ticket …\w+\s+session …\w+/ })
    await taken.waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.getByLabel('Did').selectOption('Take ticket')
    await page.getByText('1 found').waitFor()
    expect(new URL(page.url()).search).toBe('?action=takeTicket')
    await page.getByLabel('To', { exact: true }).fill('0189-nothing')
    await page.getByText('Nothing of that kind was done.').waitFor()
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

  test('the audit log goes on page by page', async () => {
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

  test('what is held of a session is exported, and erased once its id is typed', async () => {
    const customer = await aCustomer(stage(), 'My name is Canary, where is my order?')
    const other = await aCustomer(stage(), 'Where is mine?')
    const path = `/sessions/${customer.sessionId}`
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path, width: 1440 })
    await page.getByRole('link', { name: 'Export or erase its data' }).click()
    expect(await page.getByLabel('Session id').inputValue()).toBe(customer.sessionId)
    await page.getByRole('button', { name: 'See what is held' }).click()
    const held = page.getByRole('region', { name: /What is held of session/ })
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
    await page.getByRole('heading', { name: 'Receipt of the erasure' }).waitFor()
    const receipt = JSON.parse((await saved(page, 'Save the receipt')).text)
    expect(receipt).toMatchObject({ sessions: 1, messages: 2, sessionIds: [customer.sessionId] })
    expect(await accessibilityFindings(page)).toEqual([])
    const { db } = stage().app.database
    const left = await db.session.findMany({ where: { id: { in: [customer.sessionId, other.sessionId] } } })
    expect(left.map(({ id }) => id)).toEqual([other.sessionId])
    await page.getByRole('button', { name: 'Another one' }).click()
    await page.getByLabel('One session').check()
    await page.getByLabel('Session id').fill(customer.sessionId)
    await page.keyboard.press('Enter')
    await page.getByText('Nothing is held under this id.').waitFor()
    expect(complaints).toEqual([])
  })

  test('all sessions of a customer are found by the partner’s id, which stays out of the address', async () => {
    const query = 'mutation ($input: CreateSessionInput!) { createSession(input: $input) { __typename } }'
    for (const _ of [1, 2]) await request(stage().app.url, query, { input: { userId: 'maya@shop.example' } })
    const path = '/settings/personal-data'
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path })
    await page.getByLabel('User id').fill('maya@shop.example')
    await page.keyboard.press('Enter')
    const held = page.getByRole('region', { name: 'What is held of customer maya@shop.example' })
    await held.getByText('2', { exact: true }).waitFor()
    expect(page.url()).not.toContain('maya')
    expect(complaints).toEqual([])
  })

  test('settings say what the server runs on and how it is', async () => {
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path: '/settings' })
    const server = page.getByRole('region', { name: 'This server' })
    await server.getByText('in this process (set REDIS_URL for several replicas)').waitFor()
    await server.getByText('pg-boss in this process').waitFor()
    await server.getByRole('row', { name: /^database well answers in/ }).waitFor()
    const agent = await openConsoleAs(stage(), 'Ada', { path: '/settings' })
    await agent.page.getByRole('row', { name: /^database well/ }).waitFor()
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
    expect(await page.getByRole('link', { name: 'Audit log of it' }).count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
