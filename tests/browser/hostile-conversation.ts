import type { Page } from 'playwright-core'
import type { ChatStage } from './chat-app.ts'
import type { WatchedPage } from './harm-watch.ts'

/** One FAQ of each text: in its question, its answer and its category. Gives back their ids. */
export async function storeHostileFaqs({ app }: ChatStage, texts: readonly string[]): Promise<string[]> {
  const stored = await app.database.db.faq.createManyAndReturn({
    data: texts.map((text) => ({ question: text, answer: text, category: text, keywords: [text] })),
    select: { id: true },
  })
  return stored.map(({ id }) => id)
}

/**
 * Each text said by the customer, by the bot (with an FAQ of it as the source), by a person of that name, and by the
 * system. Straight into the table: what the API refuses or cleans is shown all the same if it ever gets there.
 */
export async function storeHostileMessages(
  { app }: ChatStage,
  sessionId: string,
  texts: readonly string[],
): Promise<void> {
  const { db } = app.database
  const faqIds = await storeHostileFaqs({ app } as ChatStage, texts)
  const { lastSeq } = await db.session.findUniqueOrThrow({ where: { id: sessionId } })
  const rows = texts.flatMap((text, index) => {
    const faqId = faqIds[index] ?? ''
    const trace = { rule: text, [text]: text, nearest: [{ faqId, confidence: 0.9 }] }
    const bot = {
      sender: 'BOT' as const,
      source: 'FAQ' as const,
      confidence: 0.9,
      citedFaqIds: [faqId],
      trace,
    }
    return [
      { sender: 'CUSTOMER' as const, text },
      { ...bot, text, suggestedFaqIds: [faqId] },
      { sender: 'AGENT' as const, text, agentName: text },
      { sender: 'SYSTEM' as const, text },
    ]
  })
  await db.message.createMany({
    data: rows.map((row, index) => ({ ...row, sessionId, seq: lastSeq + 1 + index })),
  })
  await db.session.update({ where: { id: sessionId }, data: { lastSeq: lastSeq + rows.length } })
}

/** The id of the session that this browser has. */
export async function sessionOf(page: Page): Promise<string> {
  const saved = await page.evaluate(() => window.localStorage.getItem('support-chat'))
  const { session }: { session: { sessionId: string } } = JSON.parse(saved ?? '{}')
  return session.sessionId
}

/** Scrolls up until the conversation's beginning is there. */
export async function readToTheTop({ page }: WatchedPage, beginning: string): Promise<void> {
  const log = page.getByRole('log')
  while ((await page.locator(beginning).count()) === 0) {
    const before = await page.locator('.message').count()
    await log.evaluate((element) => {
      element.scrollTop = element.scrollTop === 0 ? 1 : 0
    })
    await page.waitForFunction(
      ([count, selector]) =>
        document.querySelectorAll('.message').length > count || document.querySelector(selector),
      [before, beginning] as const,
    )
  }
}
