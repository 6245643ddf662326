import { expect, test } from 'vitest'
import { describeInBrowser } from './chat-app.ts'
import { openConsoleAs } from './console-page.ts'

const lists = [
  {
    name: 'the audit log',
    path: '/settings/audit',
    asks: 'AuditEntries',
    empty: 'No matching entries.',
  },
  { name: 'the sessions', path: '/sessions', asks: 'Sessions', empty: 'No conversations match' },
]

await describeInBrowser('a list that cannot be loaded', (stage) => {
  test.each(lists)('is not shown as empty: $name', async ({ path, asks, empty }) => {
    const { page } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN' })
    await page.route('**/graphql', (route) =>
      route.request().postDataJSON().operationName === asks ? route.abort() : route.fallback(),
    )
    await page.goto(`${stage().app.url}/console${path}`)
    await page.getByText('We can’t reach the server.').waitFor()
    expect(await page.getByText(empty).count()).toBe(0)

    await page.unroute('**/graphql')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('We can’t reach the server.').waitFor({ state: 'detached' })
    await page.goto(`${stage().app.url}/console${path}?subject=nobody&search=zzzz-nothing`)
    await page.getByText(empty).waitFor()
  })

  test('does not show the whole FAQ when a search fails, only what contains the words', async () => {
    const { page } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path: '/faq' })
    const rows = page.locator('.faq-row')
    await rows.first().waitFor()
    await page.route('**/graphql', (route) =>
      route.request().postDataJSON().operationName === 'SearchFaqs' ? route.abort() : route.fallback(),
    )
    await page.getByRole('searchbox').fill('sing me a song about zebras')
    await page.getByText('We can’t reach the server.').waitFor()
    expect(await rows.count()).toBe(0)
    await page.getByRole('searchbox').fill('gift wrp')
    await page.getByRole('heading', { name: 'Containing these words' }).waitFor()
    expect(await rows.first().innerText()).toContain('Can you gift-wrap my order?')
  })
})
