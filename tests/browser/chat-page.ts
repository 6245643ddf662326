import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { ChatStage } from './chat-app.ts'
import type { PageOptions, TestPage } from './open-browser.ts'

export interface ChatPage extends TestPage {
  /** Writes and sends; does not wait for anything. */
  write(text: string): Promise<void>
  /** Writes, and waits for the reply to be complete. */
  ask(text: string): Promise<void>
  /** The texts in the log, one a message, in order, the greeting first. */
  texts(): Promise<string[]>
  /** Waits until a message in the log holds these words. */
  sees(words: string): Promise<void>
}

/** The chat in a browser of its own, ready to be written to. */
export async function openChat({ app, browser }: ChatStage, options?: PageOptions): Promise<ChatPage> {
  const opened = await browser.newPage(options)
  await opened.page.goto(app.url)
  return chatOn(opened)
}

/** The chat in this page, which goes to `url` first when there is one, once it can be written to. */
export async function chatOn(opened: TestPage, url?: string): Promise<ChatPage> {
  const { page } = opened
  if (url) await page.goto(url)
  await composer(page).waitFor()
  const bubbles = page.getByRole('log').locator('.message:not(.message-typing) .bubble')
  const chat: ChatPage = {
    ...opened,
    async write(text) {
      await composer(page).fill(text)
      await composer(page).press('Enter')
    },
    async ask(text) {
      const replies = page.locator('.message-bot:not(.message-typing):not(.message-streaming)')
      const before = await replies.count()
      await chat.write(text)
      await replies.nth(before).waitFor()
    },
    texts: () => bubbles.allInnerTexts(),
    sees: (words) => bubbles.filter({ hasText: words }).first().waitFor(),
  }
  return chat
}

export function composer(page: Page) {
  return page.getByRole('textbox')
}

/** Nothing is wider than the window: what would need a second scroll bar is broken on a phone. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(() => {
    const log = document.querySelector('[role=log]')
    return Math.max(
      document.documentElement.scrollWidth - window.innerWidth,
      log ? log.scrollWidth - log.clientWidth : 0,
    )
  })
  expect(excess).toBeLessThanOrEqual(0)
}
