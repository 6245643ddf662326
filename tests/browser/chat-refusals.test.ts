import type { BrowserContext, Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { describeInBrowser } from './chat-app.ts'
import { chatOn, composer } from './chat-page.ts'

const patience = { timeout: 45_000 }

await describeInBrowser('a chat whose browser refuses things', (stage) => {
  async function open(prepare: (context: BrowserContext) => Promise<unknown>) {
    const opened = await stage().browser.newPage()
    onTestFinished(() => opened.context.close())
    await prepare(opened.context)
    return chatOn(opened, stage().app.url)
  }

  test.each([
    [
      'rejects locks',
      'navigator.locks.request = async () => { throw new DOMException("no", "SecurityError") }',
    ],
    ['throws at locks', 'navigator.locks.request = () => { throw new DOMException("no", "SecurityError") }'],
    ['never grants a lock', 'navigator.locks.request = () => new Promise(() => {})'],
    ['has no locks', 'Object.defineProperty(navigator, "locks", { value: undefined })'],
    [
      'refuses storage, locks, notifications, the clipboard, channels and sound',
      `for (const name of ["localStorage", "sessionStorage", "indexedDB"])
         Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError") } })
       Object.defineProperty(document, "cookie", { get() { throw new Error("no") }, set() { throw new Error("no") } })
       navigator.locks.request = async () => { throw new DOMException("no", "SecurityError") }
       for (const name of ["BroadcastChannel", "Notification", "AudioContext"])
         window[name] = class { constructor() { throw new Error("no") } }
       navigator.clipboard.writeText = () => { throw new Error("no") }`,
    ],
    [
      'has none of them',
      `for (const name of ["localStorage", "sessionStorage", "indexedDB", "BroadcastChannel", "Notification", "AudioContext"])
         Object.defineProperty(window, name, { value: undefined })
       for (const name of ["locks", "clipboard"]) Object.defineProperty(navigator, name, { value: undefined })`,
    ],
    [
      'has a full disk',
      'Storage.prototype.setItem = () => { throw new DOMException("no", "QuotaExceededError") }',
    ],
    [
      'loses its storage while the page is open',
      `setTimeout(() => { for (const name of ["getItem", "setItem", "removeItem"])
         Storage.prototype[name] = () => { throw new DOMException("no", "SecurityError") } })`,
    ],
  ])('%s: messages are sent and answered all the same', async (_, script) => {
    const { ask, write, sees, page, complaints } = await open((context) =>
      context.addInitScript({ content: script }),
    )
    await ask('Where is my order?')
    await write('How long does delivery take?')
    await expect.poll(() => page.locator('.send-state').count(), patience).toBe(0)
    await sees('How long does delivery take?')
    await page.getByRole('button', { name: 'Sound' }).click()
    const copy = page.getByRole('button', { name: 'Copy message' }).last()
    if (await copy.isVisible()) await copy.click()
    expect(complaints).toEqual([])
  })

  test('an Enter that only confirms a word in an input method sends nothing', async () => {
    const { page } = await open(async () => undefined)
    const field = composer(page)
    const press = (keys: string) =>
      field.evaluate((element, script) => {
        const fire = (type: string, init: KeyboardEventInit & { keyCode?: number } = {}) =>
          element.dispatchEvent(
            new KeyboardEvent(type, { key: 'Enter', bubbles: true, cancelable: true, ...init }),
          )
        const compose = (type: string) => element.dispatchEvent(new CompositionEvent(type, { bubbles: true }))
        new Function('fire', 'compose', script)(fire, compose)
      }, keys)
    await field.fill('返品')
    // As Safari, as Chrome, and as some input methods do.
    await press('compose("compositionend"); fire("keydown", { keyCode: 229 }); fire("keyup")')
    await press(
      'fire("keydown", { isComposing: true, keyCode: 229 }); compose("compositionend"); fire("keyup")',
    )
    await press('compose("compositionend"); fire("keydown", { keyCode: 13 }); fire("keyup")')
    expect(await field.inputValue()).toBe('返品')
    expect(await page.locator('.message-customer').count()).toBe(0)
    await field.press('Enter')
    await page.locator('.message-customer', { hasText: '返品' }).waitFor()
  })

  test('a draft is still there after a reload, until it is sent', async () => {
    const { page, complaints } = await open(async () => undefined)
    await composer(page).fill('Where is my')
    await page.reload()
    await expect.poll(() => composer(page).inputValue(), patience).toBe('Where is my')
    await composer(page).fill('Where is my order?')
    await composer(page).press('Enter')
    await page.locator('.message-customer').waitFor()
    await page.reload()
    await page.locator('.message-customer').waitFor()
    expect(await composer(page).inputValue()).toBe('')
    expect(complaints).toEqual([])
  })

  test('no answer is ever shown as raw Markdown, however late its renderer loads', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { page, write } = await open((context) =>
      context.route(/\/assets\/markdown-.*\.js/, async (route) => {
        await promise
        await route.continue()
      }),
    )
    await collectTexts(page)
    await write('Where is my order?')
    await page.locator('.message-bot .typing-dots').last().waitFor()
    await page.locator('.message-bot:not(.message-typing) .rich-text').waitFor()
    expect(await page.locator('.rich-text').innerText()).toBe('')
    resolve()
    await page.locator('.rich-text strong, .rich-text a').first().waitFor()
    expect(await page.evaluate('window.texts.filter((text) => /\\*\\*|\\]\\(/.test(text))')).toEqual([])
  })
})

/** Every text that the log has ever shown. */
const collectTexts = (page: Page) =>
  page.evaluate(() => {
    const texts: string[] = []
    Object.assign(window, { texts })
    new MutationObserver(() => texts.push(document.querySelector('[role=log]')?.textContent ?? '')).observe(
      document.body,
      { subtree: true, childList: true, characterData: true },
    )
  })
