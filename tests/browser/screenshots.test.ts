import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { describeInBrowser } from './chat-app.ts'
import { openChat } from './chat-page.ts'
import { aCustomer, asksForPerson, openConsoleAs } from './console-page.ts'
import { openHost } from './widget-page.ts'

const images = join(import.meta.dirname, '../../docs/images')
/** Only when asked: a letter that another machine draws otherwise would be a change in everybody's tree. */
const keeps = process.env.SCREENSHOTS !== undefined
const phone = { width: 360, height: 640 }

/** The same picture every time, so that git has nothing to say when nothing has changed. */
async function take(page: Page, name: string): Promise<void> {
  for (const frame of page.frames())
    await frame.locator('time').evaluateAll((times) => {
      for (const time of times) time.textContent = '10:24'
    })
  await page.screenshot({ path: join(images, `${name}.png`), animations: 'disabled', caret: 'hide' })
}

if (!keeps) test.skip('the pictures of the README', () => undefined)
else
  await describeInBrowser('the pictures of the README', (stage) => {
    test('a question and its answer', async () => {
      const { page, ask, sees } = await openChat(stage(), { width: 1080, height: 700 })
      await ask('any news on my package? I ordered on Monday')
      await sees('we email you a tracking link')
      await take(page, 'chat')
    })

    test('the states of the chat on a phone', async () => {
      const empty = await openChat(stage(), phone)
      await empty.page.getByRole('button', { name: 'Where is my order?' }).waitFor()
      await take(empty.page, 'chat-empty')

      const streaming = await openChat(stage(), phone)
      const half = Promise.withResolvers<void>()
      const answer = 'Wash it **by hand** in lukewarm water, then hang it up to dry in the shade. '.repeat(2)
      stage().model.script(modelAnswers({ answer }, { pauseUntil: half.promise, pieceDelayMs: 5 }))
      await streaming.write('Explain how a quilted poncho survives a festival in the mud')
      await streaming.page.locator('.message-streaming').getByText('lukewarm water').waitFor()
      await take(streaming.page, 'chat-streaming')
      half.resolve()

      const waiting = await openChat(stage(), phone)
      await waiting.ask('Where is my order?')
      await waiting.page.getByRole('button', { name: 'Talk to a person' }).click()
      await waiting.page.locator('.banner', { hasText: 'in line' }).waitFor()
      await take(waiting.page, 'chat-waiting')

      const failed = await openChat(stage(), { ...phone, dark: true })
      await failed.ask('Where is my order?')
      await failed.page.route('**/graphql', (route) => route.abort())
      await failed.write('How long does delivery take?')
      await failed.page.getByRole('button', { name: 'Retry' }).waitFor()
      await take(failed.page, 'chat-error-dark')

      const arabic = await openChat(stage(), { ...phone, locale: 'ar' })
      await arabic.ask('Where is my order?')
      await take(arabic.page, 'chat-arabic')
    })

    test('the widget on somebody’s page, closed and open', async () => {
      const { page, launcher, ask } = await openHost(stage(), '', { width: 720, height: 640 })
      await take(page, 'widget-closed')
      await launcher.click()
      await ask('Where is my order?')
      await take(page, 'widget-open')
    })

    test('the console', async () => {
      const customer = await aCustomer(stage(), 'Where is my order?', { name: 'Maya', plan: 'Plus' })
      await asksForPerson(stage(), customer, 'It is lost')
      const path = `/inbox/${customer.sessionId}`
      const { page } = await openConsoleAs(stage(), 'Ada', { role: 'ADMIN', path, width: 1280, height: 760 })
      await page.getByRole('button', { name: 'Take conversation' }).click()
      await page.getByRole('textbox', { name: 'Reply' }).fill('/delivery')
      await page.getByRole('option').first().waitFor()
      await take(page, 'console-inbox')
      await page.goto(`${stage().app.url}/console/faq`)
      await page.locator('.faq-row').first().click()
      await page.getByRole('heading', { name: 'Edit question' }).waitFor()
      await take(page, 'console-faq')
    })
  })
