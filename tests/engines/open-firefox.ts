import { existsSync } from 'node:fs'
import { launch, type Page } from 'puppeteer-core'
import type { EnginePage } from './engine-page.ts'

const places = ['/usr/bin/firefox-esr', '/usr/bin/firefox']

export function findFirefox(): string | undefined {
  return places.find((place) => existsSync(place))
}

/** A window of Firefox without a screen, over WebDriver BiDi. */
export async function openFirefox(executablePath: string): Promise<EnginePage> {
  const browser = await launch({ browser: 'firefox', executablePath, headless: true })
  // The first tab never has the focus.
  const page = await browser.newPage()
  await page.setViewport({ width: 1280, height: 900 })
  return {
    goto: (url) => leaveFor(page, url),
    // Expressions of our own tests.
    evaluate: <Value>(expression: string) => page.evaluate(expression) as Promise<Value>,
    clickAt: (x, y) => page.mouse.click(x, y),
    async type(text) {
      for (const key of text) await page.keyboard.press(key === '\n' ? 'Enter' : (key as 'a'))
    },
    close: () => browser.close(),
  }
}

/**
 * As a link would. The driver's own way waits until it has heard of the end of every frame of the page before, and of
 * the widget's it never hears: the next page is there, and the test would wait for ever.
 */
async function leaveFor(page: Page, url: string): Promise<void> {
  await page.evaluate((to) => {
    Object.assign(window, { isLeft: true })
    window.location.assign(to)
  }, url)
  const deadline = Date.now() + 30_000
  for (;;) {
    // Between two pages there is nothing to ask.
    const there = await page
      .evaluate(() => !('isLeft' in window) && document.readyState !== 'loading')
      .catch(() => false)
    if (there) return
    if (Date.now() > deadline) throw new Error(`The page is not there: ${url}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
