import type { Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { ChatStage } from './chat-app.ts'
import { type HostPageOptions, startHostPage } from './host-page.ts'
import type { PageOptions } from './open-browser.ts'

/** What the page's own scripts find at window.SupportBot. */
export interface SupportBot {
  open(): void
  close(): void
  identify(identity: { userId?: string; userHash?: string }): void
  onMessage(listener: (message: { sender: string; text: string }) => void): () => void
}

/** A shop with the widget on it, in a browser of its own. */
export async function openHost(
  { app, browser }: ChatStage,
  attributes = '',
  options?: PageOptions & { host?: HostPageOptions },
) {
  const host = await startHostPage(app.url, attributes, options?.host)
  const opened = await browser.newPage(options)
  onTestFinished(async () => {
    await opened.context.close()
    await host.close()
  })
  const requests: string[] = []
  opened.page.on('request', (request) => requests.push(request.url()))
  await opened.page.goto(host.url)
  const { page } = opened
  const launcher = page.locator('section[aria-label]').getByRole('button')
  await launcher.waitFor()
  const chat = page.frameLocator('section iframe')
  const field = chat.getByRole('textbox')
  return {
    ...opened,
    host,
    requests,
    launcher,
    chat,
    field,
    async ask(text: string) {
      const replies = chat.locator('.message-bot:not(.message-typing):not(.message-streaming)')
      // The greeting looks like a reply.
      await replies.first().waitFor()
      const before = await replies.count()
      await field.fill(text)
      await field.press('Enter')
      await replies.nth(before).waitFor()
    },
    isFocused: (target: typeof field) => target.evaluate((element) => element.matches(':focus')),
    /** Calls the page's own API. */
    api: (name: 'open' | 'close') =>
      page.evaluate((call) => (window as unknown as { SupportBot: SupportBot }).SupportBot[call](), name),
  }
}

/** The shop says who its customer is. */
export const identify = (page: Page, identity: { userId?: string; userHash?: string }) =>
  page.evaluate((who) => (window as unknown as { SupportBot: SupportBot }).SupportBot.identify(who), identity)
