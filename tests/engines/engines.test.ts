import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { startHostPage } from '../browser/host-page.ts'
import type { EnginePage } from './engine-page.ts'
import { findFirefox, openFirefox } from './open-firefox.ts'
import { findWebKit, openWebKit } from './open-webkit.ts'

const firefox = findFirefox()
const webKit = findWebKit()
const advice =
  'Journeys in Firefox and WebKit are skipped: apt-get install firefox-esr webkit2gtk-driver xvfb xauth fonts-noto-color-emoji'
if (!firefox || !webKit) {
  if (process.env.CI) throw new Error(advice)
  console.warn(advice)
}

const patience = { timeout: 20_000 }

describe.each([
  { name: 'Firefox', open: firefox && (() => openFirefox(firefox)) },
  { name: 'WebKit', open: webKit && (() => openWebKit(webKit)) },
])('in $name', { timeout: 120_000 }, ({ open }) => {
  const opened = new AsyncDisposableStack()
  let app: RunningApp
  let page: EnginePage
  beforeAll(async () => {
    if (!open) return
    const failure = inject('clientBuildFailure')
    if (failure) throw new Error(failure)
    app = await startTestApp({ env: { ALLOWED_ORIGINS: '*' } })
    opened.defer(() => app.close())
    page = await open()
    opened.defer(() => page.close())
  })
  afterAll(() => opened.disposeAsync())

  const reads = (expression: string) =>
    expect.poll(() => page.evaluate(expression).catch(() => undefined), patience)
  const click = async (element: string): Promise<void> => {
    await reads(`!!${element}`).toBe(true)
    const { x, y } = await page.evaluate<{ x: number; y: number }>(
      `(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))(${element}.getBoundingClientRect())`,
    )
    await page.clickAt(x, y)
  }

  test.skipIf(!open)('the chat answers, and the answer is never raw Markdown', async () => {
    await page.goto(app.url)
    await click('document.querySelector("textarea")')
    await page.type('Where is my order?\n')
    await reads('document.querySelector("[role=log]").innerText').toContain('tracking link')
    expect(await page.evaluate('document.querySelector("[role=log]").innerText')).not.toMatch(/\*\*|\]\(/)
    // What was typed is there after a reload.
    await page.type('and how long')
    await page.goto(app.url)
    await reads('document.querySelector("textarea").value').toBe('and how long')
    await click('document.querySelector("textarea")')
    await page.type('?\n')
    await reads('document.querySelector("textarea").value').toBe('')
  })

  test.skipIf(!open)('the console lets an agent in, and shows each of its screens', async () => {
    await page.goto(`${app.url}/console`)
    await click('document.querySelector("input:not([type=checkbox])")')
    await page.type(`${TEST_ADMIN_KEY}\n`)
    for (const [path, heading] of [
      ['/faq', 'FAQ'],
      ['/usage', 'Usage'],
      ['/settings', 'Settings'],
    ]) {
      await click(`document.querySelector('nav a[href$="/console${path}"]')`)
      await reads('document.querySelector("main h1, main h2")?.innerText').toContain(heading)
    }
  })

  test.skipIf(!open)('the widget opens, answers, and is open on the next page', async () => {
    const host = await startHostPage(app.url)
    opened.defer(() => host.close())
    const root = 'document.querySelector("support-bot").shadowRoot'
    await page.goto(host.url)
    await reads('!!document.querySelector("support-bot")').toBe(true)
    await page.evaluate(
      '(window.heard = [], window.SupportBot.onMessage(({ sender, text }) => window.heard.push(sender + ": " + text)), 1)',
    )
    await click(`${root}.querySelector("button")`)
    // Before the chat is there, while it gets the focus, and in it: no key is lost, and none overtakes another.
    for (const key of 'How long does delivery take') await page.type(key)
    await reads(`${root}.activeElement?.tagName`).toBe('IFRAME')
    await page.type('?\n')
    await reads('window.heard[0]').toBe('CUSTOMER: How long does delivery take?')
    await reads('window.heard[1]').toMatch(/^BOT: /)

    await click(`${root}.querySelector("button")`)
    await reads(`${root}.querySelector("section").className`).not.toContain('open')
    await click(`${root}.querySelector("button")`)
    await page.type('Where is my order?\n')
    await reads('window.heard[2]').toBe('CUSTOMER: Where is my order?')
    await page.goto(`${host.url}/tents`)
    await reads(`${root}?.querySelector("section").className`).toContain('open')

    // In the tab that an agent has signed in on before.
    await page.goto(`${app.url}/console`)
    await reads(`!!document.querySelector('nav a[href$="/console/faq"]')`).toBe(true)
  })
})
