import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { accessibilityFindings } from './accessibility-findings.ts'
import { describeInBrowser } from './chat-app.ts'
import { aCustomer, asksForPerson, makeKey, openConsole, says, signIn } from './console-page.ts'

/** Nine screens, each read whole by axe, on a busy machine of two cores. */
const manyScreensMs = 240_000

const looks = [
  { name: 'on a wide screen', width: 1440, height: 900 },
  { name: 'on a wide screen in the dark', width: 1440, height: 900, dark: true },
  { name: 'on a laptop', width: 1024, height: 768 },
  { name: 'on a phone in the dark', width: 390, height: 780, dark: true },
  { name: 'in forced colours', width: 1024, height: 700, forcedColors: true },
]

await describeInBrowser('how the console looks', (stage) => {
  const go = async (page: Page, path: string): Promise<void> => {
    await page.goto(`${stage().app.url}/console${path}`)
    await page.getByRole('navigation', { name: 'Screens' }).waitFor()
  }

  for (const { name, ...options } of looks)
    test(`${name}, every screen is accessible and fits`, { timeout: manyScreensMs }, async () => {
      const waits = await aCustomer(stage(), 'Where is my order?', { name: 'Maya', plan: 'Plus' })
      await asksForPerson(stage(), waits, 'It is lost')
      await says(stage(), waits, 'Are you there?')
      const key = await makeKey(stage(), 'Ada', 'ADMIN')
      const opened = await openConsole(stage(), '', options)
      const { page } = opened
      const check = async (state: string): Promise<void> => {
        expect(await accessibilityFindings(page), state).toEqual([])
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(excess, state).toBeLessThanOrEqual(0)
      }

      await page.getByLabel('API key').waitFor()
      await check('sign-in')
      await signIn(opened, key)
      await page.getByRole('link', { name: /Maya/ }).first().waitFor()
      await check('inbox')
      await go(page, `/inbox/${waits.sessionId}`)
      await page.getByRole('button', { name: 'Take conversation' }).waitFor()
      await check('a conversation that waits')
      await page.getByRole('button', { name: 'Take conversation' }).click()
      await page.getByRole('textbox', { name: 'Reply' }).fill('/delivery')
      await page.getByRole('option').first().waitFor()
      await check('a conversation of mine, with answers to pick from')
      await go(page, '/sessions?status=with_agent')
      await page.getByRole('link', { name: /Maya/ }).first().waitFor()
      await check('sessions')
      await go(page, '/faq?open=new')
      await page.getByRole('heading', { name: 'New question' }).waitFor()
      await check('a new question')
      await go(page, '/usage?days=30')
      await page.locator('.uplot').nth(5).waitFor({ state: 'attached' })
      await check('usage')
      await go(page, '/settings')
      await page.getByRole('cell', { name: 'database' }).waitFor()
      await check('settings')
      await page.keyboard.press('?')
      await page.getByRole('dialog', { name: 'Keyboard' }).waitFor()
      await check('keys')
      expect(opened.complaints).toEqual([])
      await opened.context.close()
    })
})
