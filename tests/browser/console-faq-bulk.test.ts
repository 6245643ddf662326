import { expect, test } from 'vitest'
import { describeInBrowser } from './chat-app.ts'
import { openConsoleAs } from './console-page.ts'

const patience = { timeout: 45_000 }

await describeInBrowser('several questions at once', (stage) => {
  test('are filtered by status and category, deactivated, deleted and restored', async () => {
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path: '/faq' })
    const rows = page.locator('.faq-row')
    await rows.first().waitFor()
    const all = await rows.count()
    await page.getByLabel('Category filter').selectOption('Gift cards')
    const ofGifts = await rows.count()
    expect(ofGifts).toBeGreaterThan(1)
    expect(ofGifts).toBeLessThan(all)

    await page.getByRole('button', { name: 'Select', exact: true }).click()
    await page.getByLabel('Select all in Gift cards').check()
    await page.getByText(`${ofGifts} selected`).waitFor()
    await page.getByRole('button', { name: 'Deactivate' }).click()
    await page.getByText(`${ofGifts} questions deactivated.`).waitFor()
    await page.getByLabel('State', { exact: true }).selectOption('Active')
    await page.getByText('No questions match this filter.').waitFor()
    await page.getByLabel('State', { exact: true }).selectOption('Inactive')
    await expect.poll(() => rows.count(), patience).toBe(ofGifts)
    await page.getByRole('button', { name: /^Undo/ }).click()
    await page.getByText('No questions match this filter.').waitFor()

    await page.getByLabel('State', { exact: true }).selectOption('All')
    await page.getByLabel('Select all in Gift cards').check()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByText(`${ofGifts} questions deleted.`).waitFor()
    await page.getByText('No questions match this filter.').waitFor()
    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect.poll(() => rows.count(), patience).toBe(ofGifts)

    // What came back is stored, not only shown.
    await page.reload()
    await expect.poll(() => rows.count(), patience).toBe(all)
    expect(complaints).toEqual([])
  })

  test('collapse by category, and agents can only read', async () => {
    const { page, complaints } = await openConsoleAs(stage(), 'Ada', { path: '/faq' })
    const row = page.getByRole('button', { name: 'How do I buy a gift card?' })
    await row.waitFor()
    await page.getByRole('heading', { name: /^Gift cards/ }).click()
    await row.waitFor({ state: 'hidden' })
    await page.getByRole('heading', { name: /^Gift cards/ }).click()
    await row.waitFor()
    expect(await page.getByRole('button', { name: 'Select', exact: true }).count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
