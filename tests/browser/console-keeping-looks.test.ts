import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { accessibilityFindings } from './accessibility-findings.ts'
import { describeInBrowser } from './chat-app.ts'
import { aCustomer, openConsoleAs } from './console-page.ts'

/** Six screens, each read whole by axe, on a busy machine of two cores. */
const manyScreensMs = 240_000

const looks = [
  { name: 'on a wide screen', width: 1440, height: 900 },
  { name: 'on a wide screen in the dark', width: 1440, height: 900, dark: true },
  { name: 'on the smallest phone', width: 320, height: 640 },
  { name: 'on the smallest phone in the dark', width: 320, height: 640, dark: true },
]

const file = `question,answer,category,enabled
Do you repair zeppelins?,On Tuesdays.,Repairs,
No answer?,,Repairs,
Are you open?,Yes.,Shop,perhaps
`

await describeInBrowser('how the screens for maintaining the bot look', (stage) => {
  const go = async (page: Page, path: string): Promise<void> => {
    await page.goto(`${stage().app.url}/console${path}`)
    await page.getByRole('navigation', { name: 'Screens' }).waitFor()
  }

  for (const { name, ...options } of looks)
    test(`${name}, each is accessible and fits`, { timeout: manyScreensMs }, async () => {
      stage().model.otherwise(() => modelAnswers({ answer: 'I am not sure of that.', confidence: 0.2 }))
      const { sessionId } = await aCustomer(stage(), 'Can I rent a tent for the weekend?', { name: 'Maya' })
      const { page, complaints, context } = await openConsoleAs(stage(), 'Boss', {
        role: 'ADMIN',
        ...options,
      })
      const check = async (state: string): Promise<void> => {
        expect(await accessibilityFindings(page), state).toEqual([])
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(excess, state).toBeLessThanOrEqual(0)
        const inside = await page.evaluate(() => {
          const main = document.querySelector('.page, .faq-editor')
          return main ? main.scrollWidth - main.clientWidth : 0
        })
        expect(inside, `${state}, inside`).toBeLessThanOrEqual(0)
      }

      await go(page, '/unanswered')
      await page.getByRole('article').first().waitFor()
      await check('unanswered')
      await go(page, '/faq?open=new')
      await page.getByLabel('Question', { exact: true }).fill('Where is my order?')
      await page.getByRole('region', { name: 'Try it' }).getByRole('textbox').fill('where is my order')
      await page.getByText('Asks which one the customer means').waitFor()
      await page.getByText('is in another FAQ too').waitFor()
      await check('a question with warnings')
      await go(page, '/faq/import')
      const buffer = Buffer.from(file)
      await page
        .getByLabel('Drop a file here')
        .setInputFiles({ name: 'faq.csv', mimeType: 'text/csv', buffer })
      await page.getByText('Nothing has been saved yet.').waitFor()
      await check('an import that was looked at')
      await go(page, '/settings')
      await page.getByRole('row', { name: /^database OK/ }).waitFor()
      await check('settings')
      await go(page, '/settings/audit')
      await page.getByRole('table').waitFor()
      await check('audit log')
      await go(page, `/settings/personal-data?session=${sessionId}`)
      await page.getByRole('button', { name: 'Show what we store' }).click()
      await page.getByRole('button', { name: 'Erase…' }).click()
      await page.getByRole('dialog', { name: 'Erase for good?' }).waitFor()
      await check('personal data')
      expect(complaints).toEqual([])
      await context.close()
    })
})
