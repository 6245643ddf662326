import { expect, test } from 'vitest'
import { modelAnswers, modelSays } from '#server/testing/scripted-model-scripts.ts'
import { describeInBrowser } from './chat-app.ts'
import { aCustomer, asksForPerson, openConsole, openConsoleAs, says } from './console-page.ts'
import { keepsPictures, takePicture } from './take-picture.ts'
import { usageReport } from './usage-report.ts'

const screen = { width: 1280, height: 720 }

const file = `question,answer,category,enabled
Do you repair zeppelins?,On Tuesdays.,Repairs,
Where is my order?,It is on its way.,Shipping,
No answer?,,Repairs,
Are you open?,Yes.,Shop,perhaps
`

if (!keepsPictures) test.skip('pictures of the console', () => undefined)
else
  await describeInBrowser('pictures of the console', (stage) => {
    test('every screen', async () => {
      const { page: before } = await openConsole(stage(), '', screen)
      await before.getByLabel('API key').waitFor()
      await takePicture(before, 'console-sign-in')

      stage().model.otherwise(() => modelAnswers({ answer: 'I am not sure of that.', confidence: 0.2 }))
      await aCustomer(stage(), 'Do you have a shop in Berlin?', { name: 'Kim' })
      await aCustomer(stage(), 'is there a shop in Berlin?', { name: 'Lou' })
      await aCustomer(stage(), 'Can my dog come along?', { name: 'Sam' })
      const noor = await aCustomer(stage(), 'How do I send something back?', { name: 'Noor' })
      await asksForPerson(stage(), noor, 'The parcel shop is closed')
      stage().model.summaries(() =>
        modelSays(JSON.stringify({ summary: 'Wants: her parcel\nTried: the tracking page, twice' })),
      )
      const maya = await aCustomer(stage(), 'Where is my order?', { name: 'Maya', plan: 'Plus' })
      await asksForPerson(stage(), maya, 'It is lost')
      await says(stage(), maya, 'Are you there?')

      const { page } = await openConsoleAs(stage(), 'Ada', {
        ...{ role: 'ADMIN', ...screen },
        path: `/inbox/${maya.sessionId}`,
      })
      const show = async (path: string, shown: string): Promise<void> => {
        await page.goto(`${stage().app.url}/console${path}`)
        await page.getByText(shown).filter({ visible: true }).first().waitFor()
      }
      await page.getByRole('button', { name: 'Take conversation' }).click()
      await page.getByRole('textbox', { name: 'Reply' }).fill('/delivery')
      await page.getByRole('option').first().waitFor()
      await page.getByText('Wants').waitFor()
      await takePicture(page, 'console-inbox')

      await show(`/sessions/${noor.sessionId}`, 'The parcel shop is closed')
      await page.getByText('Why', { exact: true }).last().click()
      await page.getByText('Best matches').waitFor()
      await takePicture(page, 'console-sessions')

      await show('/faq', 'Where is my order?')
      await page.getByRole('button', { name: /Where is my order/ }).click()
      await page.getByRole('region', { name: 'Try it' }).getByRole('textbox').fill('any news on my package?')
      await page.getByText('Answers with the first match').waitFor()
      await page.getByRole('region', { name: 'Before you save' }).waitFor()
      await takePicture(page, 'console-faq')

      await show('/faq/import', 'Drop a file here')
      const buffer = Buffer.from(file)
      await page
        .getByLabel('Drop a file here')
        .setInputFiles({ name: 'faq.csv', mimeType: 'text/csv', buffer })
      await page.getByText('Nothing has been saved yet.').waitFor()
      await takePicture(page, 'console-import')

      await show('/unanswered', 'shop in Berlin')
      await takePicture(page, 'console-unanswered')

      await page.route('**/graphql', (route) =>
        route.request().postDataJSON().operationName === 'Usage'
          ? route.fulfill({ json: { data: { usage: usageReport } } })
          : route.fallback(),
      )
      await show('/usage?days=30', 'Conversations and messages')
      await page.locator('.uplot').nth(5).waitFor({ state: 'attached' })
      await takePicture(page, 'console-usage')

      await show('/settings', 'Last used')
      await page.getByRole('row', { name: /^database OK/ }).waitFor()
      await takePicture(page, 'console-settings')

      await show('/settings/audit', 'Take conversation')
      await takePicture(page, 'console-audit')

      await show(`/settings/personal-data?session=${maya.sessionId}`, 'Show what we store')
      await page.getByRole('button', { name: 'Show what we store' }).click()
      await page.getByRole('button', { name: 'Erase…' }).click()
      await page.getByRole('dialog', { name: 'Erase for good?' }).waitFor()
      await takePicture(page, 'console-personal-data')
      expect(page.url()).toContain('/console/settings/personal-data')
    })
  })
