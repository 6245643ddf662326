import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { accessibilityFindings } from './accessibility-findings.ts'
import { describeInBrowser } from './chat-app.ts'
import { openConsoleAs } from './console-page.ts'
import type { PageOptions } from './open-browser.ts'

const words = 'We look into it at once.'

await describeInBrowser('unsaved words in the FAQ editor', (stage) => {
  const begin = async (options: PageOptions = {}) => {
    const opened = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path: '/faq', ...options })
    const { page } = opened
    await page.getByRole('button', { name: 'Where is my order?' }).click()
    const answer = page.getByLabel('Answer', { exact: true })
    await answer.fill(words)
    const asked = page.getByRole('dialog', { name: 'Leave without saving?' })
    const stay = async (): Promise<void> => {
      await asked.getByRole('button', { name: 'Keep editing' }).last().click()
      await asked.waitFor({ state: 'hidden' })
      expect(await answer.inputValue()).toBe(words)
    }
    return { ...opened, answer, asked, stay }
  }
  const leavePage = async (page: Page): Promise<void> => {
    const asked = page.waitForEvent('dialog')
    await page.close({ runBeforeUnload: true })
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
  }

  test('are kept when another question is chosen, until the editor discards them', async () => {
    const { page, answer, asked, complaints } = await begin()
    const other = page.getByRole('button', { name: 'How do I cancel my order?' })
    await other.focus()
    await page.keyboard.press('Enter')
    await asked.waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await asked.waitFor({ state: 'hidden' })
    expect(await answer.inputValue()).toBe(words)
    expect(await other.evaluate((button) => button === document.activeElement)).toBe(true)

    await page.keyboard.press('Enter')
    await asked.waitFor()
    await asked.getByRole('button', { name: 'Leave without saving' }).focus()
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.getByLabel('Question', { exact: true }).inputValue())
      .toBe('How do I cancel my order?')
    expect(complaints).toEqual([])
  })

  test('are asked about on every other way out', async () => {
    const { page, answer, asked, stay, complaints } = await begin({ width: 700 })
    await page.getByRole('button', { name: 'Back to the list' }).click()
    await asked.waitFor()
    await stay()
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('link', { name: 'Usage' }).click()
    await asked.waitFor()
    await stay()
    const { href } = new URL(page.url())
    await page.goBack()
    await asked.waitFor()
    expect(page.url()).toBe(href)
    await stay()
    await leavePage(page)
    expect(await answer.inputValue()).toBe(words)

    await page.goBack()
    await asked.getByRole('button', { name: 'Leave without saving' }).click()
    await page.waitForURL((url) => url.search === '')
    await page.getByRole('heading', { name: 'Edit question' }).waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })

  test('are not asked about once they are saved or reverted', async () => {
    const { page, answer, asked } = await begin()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved. The assistant uses it now.').first().waitFor()
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await page.getByRole('heading', { name: 'New question' }).waitFor()
    await answer.fill('Begun')
    await answer.fill('')
    await page.getByRole('link', { name: 'Inbox' }).click()
    await page.getByRole('heading', { name: 'Inbox' }).waitFor()
    expect(await asked.count()).toBe(0)
  })
})
