import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { Chromium } from './chromium.ts'

export interface TestBrowser {
  /** A page in a browser context of its own: its storage is empty and shared with nobody. */
  newPage(options?: PageOptions): Promise<TestPage>
  /** All that were opened, with what they have stored; others can be opened afterwards. */
  closePages(): Promise<void>
  close(): Promise<void>
}

export interface PageOptions {
  width?: number
  height?: number
  dark?: boolean
  locale?: string
  forcedColors?: boolean
  /** Without the page's content security policy. */
  bypassCSP?: boolean
}

export interface TestPage {
  page: Page
  context: BrowserContext
  /** What the page complained about: errors, refusals of its security policy. To be empty at the end of a test. */
  complaints: string[]
}

export async function openBrowser({ executablePath, env }: Chromium): Promise<TestBrowser> {
  const browser: Browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  })
  return {
    async newPage({ width = 1280, height = 800, dark, locale = 'en-GB', forcedColors, bypassCSP } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        forcedColors: forcedColors ? 'active' : 'none',
        locale,
        bypassCSP,
        timezoneId: 'Europe/Berlin',
      })
      // Shorter than a test's time, so that what was waited for is named.
      context.setDefaultTimeout(45_000)
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        // A request that failed is the subject of some tests; the browser reports it as an error, the page does not.
        const isRequest = /Failed to load resource|WebSocket connection to/.test(message.text())
        if (message.type() === 'error' && !isRequest) complaints.push(message.text())
      })
      return { page, context, complaints }
    },
    async closePages() {
      await Promise.all(browser.contexts().map((context) => context.close()))
    },
    close: () => browser.close(),
  }
}
