import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { accessibilityFindings } from './accessibility-findings.ts'
import { describeInBrowser } from './chat-app.ts'
import { type ChatPage, expectNoSidewaysScroll, openChat } from './chat-page.ts'

/** Every state in every look: gallery.test.ts. Here they are reached as a customer reaches them. */
const looks = [
  { name: 'on a small phone', width: 320, height: 640 },
  { name: 'on a wide screen in the dark', width: 1440, height: 900, dark: true },
  { name: 'in forced colours', width: 1024, height: 700, forcedColors: true },
]

await describeInBrowser('how the chat looks', (stage) => {
  const states: { name: string; reach: (chat: ChatPage) => Promise<() => void> }[] = [
    { name: 'empty', reach: async () => () => undefined },
    {
      name: 'answered',
      reach: async ({ ask, page }) => {
        await ask('Where is my order?')
        await page.getByText('Did that solve it?').waitFor()
        return () => undefined
      },
    },
    {
      name: 'an article open',
      reach: async ({ ask, page }) => {
        await ask('Where is my order?')
        await page.getByRole('button', { name: /Read the help article/ }).click()
        await page.getByRole('dialog').waitFor()
        return () => undefined
      },
    },
    {
      name: 'streaming',
      reach: async ({ write, page }) => {
        const half = Promise.withResolvers<void>()
        const answer = Array.from(
          { length: 8 },
          (_, at) => `Sentence ${at + 1} of a long answer, of which half can be read.`,
        ).join(' ')
        stage().model.script(modelAnswers({ answer }, { pauseUntil: half.promise, pieceDelayMs: 5 }))
        await write('Explain how a quilted poncho survives a festival in the mud')
        await page.locator('.message-streaming').waitFor()
        return half.resolve
      },
    },
    {
      name: 'waiting',
      reach: async ({ page }) => {
        await page.getByRole('button', { name: 'Talk to a person' }).click()
        await page.locator('.banner', { hasText: 'in line' }).waitFor()
        return () => undefined
      },
    },
    {
      name: 'a failed send',
      reach: async ({ page, write }) => {
        await page.route('**/graphql', (route) => route.abort())
        await write('Supercalifragilisticexpialidocious'.repeat(4))
        await page.getByRole('button', { name: 'Retry' }).waitFor()
        return () => undefined
      },
    },
  ]

  for (const { name: look, ...options } of looks)
    test.each(states)(`${look}, $name: accessible, and without a second scroll bar`, async ({ reach }) => {
      const chat = await openChat(stage(), options)
      const leave = await reach(chat)
      expect(await accessibilityFindings(chat.page)).toEqual([])
      await expectNoSidewaysScroll(chat.page)
      leave()
      expect(chat.complaints).toEqual([])
      await chat.context.close()
    })

  test('a phone with its keyboard open still shows the last message and the composer', async () => {
    const { page, ask } = await openChat(stage(), { width: 360, height: 640 })
    await ask('Where is my order?')
    await page.setViewportSize({ width: 360, height: 320 })
    await expect.poll(() => isVisible(page, '.solved'), { timeout: 45_000 }).toBe(true)
    expect(await isVisible(page, 'textarea')).toBe(true)
  })

  test('a reader who has scrolled up is not moved, and sees how many messages are new', async () => {
    const { page, ask, write } = await openChat(stage(), { width: 360, height: 500 })
    await ask('Where is my order?')
    await ask('How long does delivery take?')
    const top = await page.getByRole('log').evaluate((log) => {
      log.scrollTop = 0
      return log.scrollTop
    })
    await page.getByRole('button', { name: 'Go to the latest message' }).waitFor()
    // Said in another tab: what one writes oneself one wants to see.
    const other = await page.context().newPage()
    await other.goto(stage().app.url)
    await other.getByRole('textbox').fill('How long do I have to return something?')
    await other.keyboard.press('Enter')
    const pill = page.getByRole('button', { name: '1 new message' })
    await pill.waitFor()
    expect(await page.getByRole('log').evaluate((log) => log.scrollTop)).toBe(top)
    await pill.click()
    await pill.waitFor({ state: 'detached' })
    await write('Thanks')
  })

  test('a long conversation loads its beginning when the reader gets there, without a jump', async () => {
    const { page, ask, context } = await openChat(stage(), { width: 400, height: 600 })
    await ask('Where is my order?')
    const { sessionId } = await savedSession(page)
    const { db } = stage().app.database
    await db.message.createMany({
      data: Array.from({ length: 120 }, (_, index) => ({
        sessionId,
        seq: index + 3,
        sender: 'SYSTEM' as const,
        text: `Entry number ${index + 3}`,
      })),
    })
    await db.session.update({ where: { id: sessionId }, data: { lastSeq: 122 } })
    await page.reload()
    const log = page.getByRole('log')
    await log.getByText('Entry number 122').waitFor()
    expect(await log.getByText('Entry number 60').count()).toBe(0)
    const before = log.getByText('Entry number 74')
    await log.evaluate((element) => {
      element.scrollTop = 120
    })
    await log.getByText('Entry number 60').waitFor({ state: 'attached' })
    const box = await before.boundingBox()
    expect(box && box.y > 0 && box.y < 600).toBe(true)
    await log.evaluate((element) => {
      element.scrollTop = 0
    })
    await log.getByText('we email you a tracking link').waitFor({ state: 'attached' })
    await context.close()
  })
})

function isVisible(page: Page, selector: string): Promise<boolean> {
  return page.locator(selector).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= window.innerHeight
  })
}

async function savedSession(page: Page): Promise<{ sessionId: string }> {
  const saved = await page.evaluate(() => window.localStorage.getItem('support-chat'))
  const { session }: { session: { sessionId: string } } = JSON.parse(saved ?? '{}')
  return session
}
