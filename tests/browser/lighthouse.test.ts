import { expect, onTestFinished, test } from 'vitest'
import { openInspectedBrowser } from '../lighthouse/open-inspected-browser.ts'
import { describeInBrowser } from './chat-app.ts'
import { findChromium } from './chromium.ts'

await describeInBrowser('Lighthouse, on a phone', (stage) => {
  // Its performance is measured by `npm run lighthouse`: a test must not depend on how busy the machine is.
  test.each(['/', '/console'])('finds %s accessible and built as it should be', async (path) => {
    const chromium = await findChromium()
    if (!chromium) return
    const browser = await openInspectedBrowser(chromium)
    onTestFinished(() => browser.close())
    const { scores, findings } = await browser.inspect(`${stage().app.url}${path}`, [
      'accessibility',
      'best-practices',
    ])
    expect(findings).toEqual([])
    expect(Math.min(...Object.values(scores))).toBeGreaterThanOrEqual(95)
  })
})
