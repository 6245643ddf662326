import type { BrowserContext } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { type ChatStage, describeInBrowser } from './chat-app.ts'
import { chatOn } from './chat-page.ts'
import { makeKey, signIn } from './console-page.ts'

await describeInBrowser('a part whose file does not load', (stage) => {
  /** The first `times` requests for a file of this name fail. */
  async function pageWithout(name: string, times: number, { browser }: ChatStage = stage()) {
    const opened = await browser.newPage()
    onTestFinished(() => opened.context.close())
    await fail(opened.context, name, times)
    return opened
  }
  const fail = (context: BrowserContext, name: string, times: number) => {
    let left = times
    return context.route(new RegExp(`/assets/${name}-[^/]*\\.js`), (route) => {
      if (left === 0) return route.continue()
      left -= 1
      return route.abort()
    })
  }

  test.each([
    ['UsagePage', '/usage', 'Usage'],
    ['FaqPage', '/faq', 'FAQ'],
    ['SettingsPage', '/settings', 'Settings'],
  ])('a screen of the console: %s is there after "Try again"', async (file, path, heading) => {
    const opened = await pageWithout(file, 2)
    await opened.page.goto(`${stage().app.url}/console`)
    await signIn(opened, await makeKey(stage(), 'Ada', 'ADMIN'))
    await opened.page.locator(`nav a[href="/console${path}"]`).click()
    await opened.page.getByText("This part couldn't be loaded.").waitFor()
    await opened.page.getByRole('button', { name: 'Try again' }).click()
    await opened.page.getByRole('heading', { name: heading, exact: true }).waitFor()
    // It was no reload: that would have another entry.
    expect(await opened.page.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1)
    expect(opened.complaints).toEqual([])
  })

  test('one lost request is repeated silently', async () => {
    const opened = await pageWithout('FaqPage', 1)
    await opened.page.goto(`${stage().app.url}/console`)
    await signIn(opened, await makeKey(stage(), 'Ada', 'ADMIN'))
    await opened.page.locator('nav a[href="/console/faq"]').click()
    await opened.page.getByRole('heading', { name: 'FAQ', exact: true }).waitFor()
    expect(opened.complaints).toEqual([])
  })

  test.each([
    ['HeaderActions', 'New conversation'],
    ['AnswerExtras', 'Yes, thanks'],
  ])('a part of the chat: %s says so, and is there after "Try again"', async (file, button) => {
    const opened = await pageWithout(file, 2)
    const { page, ask, complaints } = await chatOn(opened, stage().app.url)
    await ask('Where is my order?')
    await page.getByText("This part couldn't be loaded.").waitFor()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('button', { name: button }).waitFor()
    expect(complaints).toEqual([])
  })

  test.each(['live-subscription', 'markdown'])('the chat answers without %s, too', async (file) => {
    const opened = await pageWithout(file, 2)
    const { ask, sees, complaints } = await chatOn(opened, stage().app.url)
    await ask('Where is my order?')
    await sees('tracking link')
    expect(complaints).toEqual([])
  })
})
