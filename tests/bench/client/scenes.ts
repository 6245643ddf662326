import type { Page } from 'playwright-core'
import type { Felt } from './felt.ts'
import type { LongConversation } from './long-conversation.ts'
import type { SlowPage } from './slow-page.ts'

/** Says what was felt in the part of a scene that ends here. */
export type Report = (part: string, felt: Felt) => void

const WORDS = 'Where is the lamp that I ordered last week?'
const KEY_EVERY_MS = 120

/** The first load, and a long answer that is streamed while the customer looks at it. */
export async function watchAnswer(
  { page, felt }: SlowPage,
  url: string,
  end: string,
  report: Report,
): Promise<void> {
  await page.goto(url)
  await page.locator('textarea').waitFor()
  report('chat: first load', await felt())
  await page
    .locator('textarea')
    .fill('My aunt wonders what becomes of a lantern that the parcel people dropped')
  await page.locator('textarea').press('Enter')
  await page
    .locator('.message-bot:not(.message-typing):not(.message-streaming)')
    .filter({ hasText: end })
    .waitFor()
  report('chat: answer of 1,500 words', { ...(await felt()), keys: [] })
  await type(page)
  report('chat: typing below it', await felt())
}

/** A long conversation, read from its end to its beginning. */
export async function readBack(
  { page, context, felt }: SlowPage,
  url: string,
  { sessionId, token }: LongConversation,
  report: Report,
): Promise<void> {
  await context.addInitScript(
    (saved) => localStorage.setItem('support-chat', saved),
    JSON.stringify({ session: { sessionId, token }, unsent: [] }),
  )
  await page.goto(url)
  await page.locator('.message-bot').first().waitFor()
  report('chat: last 50 of 500', await felt())
  await page.locator('.log').evaluate(async (log) => {
    while (!document.querySelector('.welcome')) {
      log.scrollTo(0, 0)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })
  report('chat: back to the first', await felt())
  await type(page)
  report('chat: typing below 500', await felt())
}

/** The same as an agent reads it. */
export async function readAsAgent(
  { page, context, felt }: SlowPage,
  url: string,
  { sessionId }: LongConversation,
  key: string,
  report: Report,
): Promise<void> {
  await context.addInitScript((saved) => sessionStorage.setItem('support-console-key', saved), key)
  await page.goto(`${url}/console/sessions/${sessionId}`)
  await page.locator('.said-bot').first().waitFor()
  report('console: last 50 of 500', await felt())
  // Inside the page, and by no role: what looks for a role reads all of a long page, and that would be measured.
  await page.evaluate(async () => {
    for (;;) {
      const earlier = document.querySelector<HTMLButtonElement>('.transcript-older')
      if (!earlier) return
      if (!earlier.disabled) earlier.click()
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })
  report('console: back to the first', { ...(await felt()), keys: [] })
  await page.locator('.reply-take').click()
  await page.locator('textarea').waitFor()
  report('console: stepping in', { ...(await felt()), keys: [] })
  await type(page)
  report('console: typing below 500', await felt())
}

async function type(page: Page): Promise<void> {
  await page.locator('textarea').pressSequentially(WORDS, { delay: KEY_EVERY_MS })
}
