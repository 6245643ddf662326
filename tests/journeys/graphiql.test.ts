import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningApp, startTestApp } from '#server/testing/start-app.ts'
import { findChromium } from '../browser/chromium.ts'
import { openBrowser } from '../browser/open-browser.ts'

const chromium = await findChromium()

let app: RunningApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.close())

describe.skipIf(!chromium)('GraphiQL', () => {
  test('works under its own security policy, loading nothing from anywhere', {
    timeout: 120_000,
  }, async () => {
    if (!chromium) return
    const browser = await openBrowser(chromium)
    try {
      const { page, complaints } = await browser.newPage()
      const foreign: string[] = []
      page.on('request', (request) => {
        const ours = [app.url, 'data:', 'blob:'].some((start) => request.url().startsWith(start))
        if (!ours) foreign.push(request.url())
      })
      const response = await page.goto(`${app.url}/graphql`, { timeout: 60_000 })
      expect(response?.headers()['content-security-policy']).toMatch(
        /^default-src 'none'.*frame-ancestors 'none'/,
      )
      await page.getByText('mutation AskAQuestion').first().waitFor({ timeout: 60_000 })
      expect({ complaints, foreign }).toEqual({ complaints: [], foreign: [] })
    } finally {
      await browser.close()
    }
  })
})
