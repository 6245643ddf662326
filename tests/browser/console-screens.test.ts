import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { describeInBrowser } from './chat-app.ts'
import { aCustomer, asksForPerson, makeKey, openConsole, openConsoleAs, signIn } from './console-page.ts'

const slow = { timeout: 45_000 }

await describeInBrowser('the screens of the console', (stage) => {
  test('a key that does not work gets advice, and a good one stays in its tab', async () => {
    const opened = await openConsole(stage(), '/faq')
    const { page, context } = opened
    const tryKey = async (key: string): Promise<void> => {
      await page.getByLabel('API key').fill(key)
      await page.getByRole('button', { name: 'Sign in' }).click()
    }
    await tryKey('two words')
    await page.getByText('A key is one word without spaces.').waitFor()
    await tryKey('ak_wrong')
    await page.getByText('This key does not open the console.').waitFor()

    const requested: string[] = []
    page.on('request', (sent) => requested.push(sent.url()))
    const key = await makeKey(stage(), 'Ada')
    await signIn(opened, key)
    await page.reload()
    await page.getByRole('heading', { name: 'FAQ' }).waitFor()
    expect(requested.join(' ')).not.toContain(key)
    expect(await page.evaluate(() => JSON.stringify(window.localStorage))).not.toContain(key)
    expect(await context.cookies()).toEqual([])
    const other = await context.newPage()
    await other.goto(`${stage().app.url}/console`)
    await other.getByLabel('API key').waitFor()

    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('API key').waitFor()
    expect(await page.evaluate(() => JSON.stringify(window.sessionStorage))).not.toContain(key)
    expect(opened.complaints).toEqual([])
  })

  test('an agent who stays signed in is signed in in every tab, until they sign out of one', async () => {
    const opened = await openConsole(stage())
    const { page, context } = opened
    const key = await makeKey(stage(), 'Ada')
    expect(await page.getByLabel('Keep me signed in').isChecked()).toBe(false)
    await page.getByLabel('Keep me signed in').check()
    await signIn(opened, key)
    const other = await context.newPage()
    await other.goto(`${stage().app.url}/console`)
    await other.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('API key').waitFor()
    const stored = () => page.evaluate(() => JSON.stringify([window.localStorage, window.sessionStorage]))
    expect(await stored()).not.toContain(key)
  })

  test.each([
    ['c', ['c']],
    ['en-US@posix', ['en-US@posix', 'c']],
    ['', []],
    ['en_US.UTF-8', ['en_US.UTF-8', 'en']],
  ])('a browser whose language is %j shows the usage, with its charts', async (language, languages) => {
    const opened = await openConsole(stage())
    await opened.context.addInitScript(
      (wrong) => {
        Object.defineProperty(navigator, 'language', { get: () => wrong.language, configurable: true })
        Object.defineProperty(navigator, 'languages', { get: () => wrong.languages, configurable: true })
      },
      { language, languages },
    )
    await opened.page.reload()
    await signIn(opened, await makeKey(stage(), 'Boss', 'ADMIN'))
    await opened.page.goto(`${stage().app.url}/console/usage`)
    await opened.page.getByRole('heading', { name: 'Usage' }).waitFor()
    await opened.page.locator('.uplot canvas').first().waitFor()
    expect(opened.complaints).toEqual([])
  })

  test('a revoked key is signed out within seconds, with the reason', async () => {
    const { page } = await openConsoleAs(stage(), 'Mallory')
    const { data } = await request<{ apiKeys: { id: string; name: string }[] }>(
      stage().app.url,
      'query Keys { apiKeys { id name } }',
      {},
      TEST_ADMIN_KEY,
    )
    const key = data.apiKeys.find(({ name }) => name === 'Mallory')
    await request(
      stage().app.url,
      'mutation Revoke($id: ID!) { revokeApiKey(input: { id: $id }) { __typename } }',
      { id: key?.id },
      TEST_ADMIN_KEY,
    )
    const customer = await aCustomer(stage(), 'Where is my order?')
    await asksForPerson(stage(), customer, 'Lost')
    await page.getByText('Your key is no longer accepted.').waitFor()
  })

  test('the whole inbox works by keyboard, and single-key shortcuts can be switched off', async () => {
    const customer = await aCustomer(stage(), 'Where is my order?', { name: 'Nina' })
    await asksForPerson(stage(), customer, 'Lost')
    const { page, complaints } = await openConsoleAs(stage(), 'Ada')
    const row = page.getByRole('link', { name: /^Nina/ })
    await row.waitFor()
    await expect
      .poll(async () => {
        await page.keyboard.press('j')
        return row.getAttribute('aria-current')
      }, slow)
      .toBe('page')
    await page.getByRole('button', { name: 'Take conversation' }).waitFor()
    await page.keyboard.press('t')
    const reply = page.getByRole('textbox', { name: 'Reply' })
    await reply.waitFor()
    await page.keyboard.type('/how long does delivery take')
    await page.getByRole('option', { selected: true }).first().waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => reply.inputValue(), slow).toMatch(/\w{3,}.*\./)
    await page.keyboard.press('Control+Enter')
    await page.locator('.said-agent:not(.said-pending)').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+E')
    await page.locator('.session-head').getByText('Resolved').waitFor()

    await page.keyboard.press('?')
    await page.getByLabel('Single-key shortcuts').uncheck()
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await page.keyboard.press('f')
    await page.keyboard.press('?')
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(new URL(page.url()).pathname).toContain('/console/inbox/')
    expect(complaints).toEqual([])
  })

  test('conversations are found by what was said, and the address keeps the search', async () => {
    await aCustomer(stage(), 'Where is my order with the purple hammock?', { name: 'Olga' })
    const { page, complaints } = await openConsoleAs(stage(), 'Ada', { path: '/sessions' })
    await page.getByRole('searchbox').fill('purple hammock')
    await page.getByText('1 found').waitFor()
    await page.getByRole('link', { name: /^Olga/ }).click()
    await page.getByRole('log').getByText('purple hammock').waitFor()
    await page.reload()
    await page.getByText('1 found').waitFor()
    await page.getByRole('log').getByText('purple hammock').waitFor()
    expect(new URL(page.url()).search).toBe('?search=purple+hammock')
    await page.getByLabel('Status').selectOption('Resolved')
    await page.getByText('No conversations match').waitFor()
    expect(complaints).toEqual([])
  })

  test('an admin writes an FAQ, tries it, switches it off and deletes it; an agent only reads', async () => {
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path: '/faq' })
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await page.getByLabel('Question', { exact: true }).fill('Do you repair zeppelins?')
    await page.getByLabel('Answer', { exact: true }).fill('Yes, **every** Tuesday.')
    await page.getByLabel('Category', { exact: true }).fill('Repairs')
    await page.getByLabel('Other ways to ask', { exact: true }).fill('zeppelin repair\nmy zeppelin is broken')
    await page.getByRole('button', { name: 'Add question' }).click()
    await page.getByRole('heading', { name: 'Edit question' }).waitFor()
    const tryIt = page.getByRole('region', { name: 'Try it' })
    await expect
      .poll(
        async () => {
          await tryIt.getByRole('textbox').fill('')
          await tryIt.getByRole('textbox').fill('my zeppelin is broken')
          await tryIt.getByRole('listitem').first().waitFor()
          return tryIt.getByRole('listitem').first().innerText()
        },
        { timeout: 20_000, interval: 1000 },
      )
      .toMatch(/zeppelins\?\s*This one/)

    await page.getByLabel('Active').uncheck()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('button', { name: /zeppelins\?.*Inactive/s }).waitFor()
    const agent = await openConsoleAs(stage(), 'Ada', { path: '/faq' })
    await agent.page.getByRole('button', { name: /zeppelins/ }).click()
    await agent.page.getByText('Only admins change the FAQ').waitFor()
    expect(await agent.page.getByLabel('Question', { exact: true }).isDisabled()).toBe(true)

    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('button', { name: /zeppelins/ }).waitFor({ state: 'detached' })
    expect([...complaints, ...agent.complaints]).toEqual([])
  })

  test('a new key is shown once, works, and stops working when it is revoked', async () => {
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path: '/settings' })
    await page.getByRole('button', { name: 'New key' }).click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Katherine')
    await page.getByRole('button', { name: 'Create key' }).click()
    const secret = await page.getByRole('textbox', { name: 'Katherine’s key' }).inputValue()
    await page.getByRole('button', { name: 'Done' }).click()
    expect(await page.content()).not.toContain(secret)
    const hers = await openConsole(stage())
    await signIn(hers, secret)
    await page.getByRole('button', { name: 'Revoke Katherine’s key' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('row', { name: /Katherine.*Revoked/s }).waitFor()
    await hers.page.reload()
    await hers.page.getByText('Your key is no longer accepted.').waitFor()
    expect([...complaints, ...hers.complaints]).toEqual([])
  })

  test('usage is shown as charts and tables, and saved as CSV', async () => {
    await aCustomer(stage(), 'Where is my order?')
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path: '/usage' })
    await page.locator('.uplot canvas').first().waitFor()
    await page.getByText('30 days').click()
    await expect.poll(() => new URL(page.url()).search, slow).toBe('?days=30')
    await page.getByText('As a table').first().click()
    await expect.poll(() => page.getByRole('table').first().getByRole('row').count(), slow).toBe(31)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ])
    const rows = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
    expect(rows).toHaveLength(31)
    expect(rows[0]).toMatch(/^date,sessions,messages/)
    expect(complaints).toEqual([])
  })
})
