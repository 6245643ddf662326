import { expect, test } from 'vitest'
import { describeInBrowser } from './chat-app.ts'
import { aCustomer, asksForPerson, makeKey, openConsoleAs, signIn } from './console-page.ts'
import { openWatchedPage, startCanary } from './harm-watch.ts'
import { makeAnswersHostile } from './hostile-answers.ts'
import { storeHostileMessages } from './hostile-conversation.ts'
import { groupsOf, hostileTextsFor } from './hostile-texts.ts'

/** Thousands of rows, on a busy machine of two cores. */
const manyTexts = { timeout: 300_000 }
const groupSize = 200

await describeInBrowser('hostile texts in the console', (stage) => {
  /** So many customers who wait for a person; their names come from what the answers are turned into. */
  const manyWait = async (count: number): Promise<string> => {
    const { db } = stage().app.database
    const sessions = await db.session.createManyAndReturn({
      data: Array.from({ length: count }, (_, index) => ({
        tokenHash: Buffer.from(`hostile ${index}`),
        status: 'WAITING' as const,
        lastSeq: 1,
        metadata: { name: 'someone', plan: 'any' },
        summary: 'Wants: something',
        userId: 'somebody',
      })),
      select: { id: true },
    })
    const sessionIds = sessions.map(({ id }) => id)
    await db.message.createMany({
      data: sessionIds.map((sessionId) => ({ sessionId, seq: 1, sender: 'CUSTOMER' as const, text: 'Help' })),
    })
    await db.ticket.createMany({
      data: sessionIds.map((sessionId) => ({
        sessionId,
        reason: 'CUSTOMER_REQUESTED' as const,
        note: 'Help',
      })),
    })
    return sessionIds[0] ?? ''
  }

  test('on every screen, in every text from the server', manyTexts, async () => {
    const canary = await startCanary()
    const texts = hostileTextsFor(0, canary.url)
    const { url, database } = stage().app
    // What a screen shows only when there was something.
    const unsure = await aCustomer(stage(), 'Can I rent a submarine?', { name: 'Maya' })
    await asksForPerson(stage(), unsure, 'Lost')
    const waiting = await manyWait(100)
    const faq = await database.db.faq.findFirstOrThrow()
    const watched = await openWatchedPage(stage(), [url], { width: 1440, height: 900 })
    const { page, harms } = watched
    await page.goto(`${url}/console`)
    await signIn(watched, await makeKey(stage(), 'Boss', 'ADMIN'))
    const server = await makeAnswersHostile(page)
    const screens = [
      { path: '/', shown: '.queue-row >> nth=99' },
      { path: `/inbox/${waiting}`, shown: '.details-summary' },
      { path: `/sessions/${unsure.sessionId}`, shown: '.said-bot' },
      { path: `/faq?open=${faq.id}`, shown: '.faq-editor' },
      { path: '/unanswered', shown: '.page-head' },
      { path: '/usage', shown: '.uplot >> nth=5' },
      { path: '/settings', shown: '.key-prefix >> nth=1' },
      { path: '/settings/audit', shown: '.page-head' },
      { path: '/faq/import', shown: '.page-head' },
    ]
    for (const group of groupsOf(texts, groupSize)) {
      const words = group.join('\n')
      server.says(words, group)
      const known = [...texts, ...texts.map((text) => text.trim().slice(0, 80)), words]
      for (const { path, shown } of screens) {
        await page.goto(`${url}/console${path}`)
        await page.locator(shown).waitFor({ state: 'attached' })
        await page.locator('details').evaluateAll((all) => {
          for (const details of all) details.setAttribute('open', '')
        })
        expect(await harms(known), path).toEqual([])
      }
    }
    expect(canary.calls).toEqual([])
  })

  test('in a transcript, from any sender, with the trace of each answer', manyTexts, async () => {
    const canary = await startCanary()
    const texts = hostileTextsFor(1, canary.url)
    const { url } = stage().app
    const customer = await aCustomer(stage(), 'Where is my order?', { name: 'Maya' })
    await storeHostileMessages(stage(), customer.sessionId, texts)
    const watched = await openWatchedPage(stage(), [url], { width: 1440, height: 900 })
    const { page, harms } = watched
    await page.goto(`${url}/console/sessions/${customer.sessionId}`)
    await signIn(watched, await makeKey(stage(), 'Boss', 'ADMIN'))
    const older = page.getByRole('button', { name: 'Show earlier messages' })
    await older.waitFor()
    while ((await older.count()) > 0) {
      const before = await page.locator('.said').count()
      await older.click()
      await expect.poll(() => page.locator('.said').count(), { timeout: 45_000 }).toBeGreaterThan(before)
    }
    const said = await page.locator('.said-customer .said-bubble').allTextContents()
    expect(said.slice(1)).toEqual(texts)
    expect(await page.locator('.said-agent').count()).toBe(texts.length)
    expect(await harms(texts)).toEqual([])
    expect(canary.calls).toEqual([])
  })

  test('in what is found, picked and kept', manyTexts, async () => {
    const canary = await startCanary()
    const texts = hostileTextsFor(2, canary.url)
    const { db } = stage().app.database
    await db.apiKey.createMany({
      data: texts.map((name, index) => ({
        name,
        role: 'AGENT' as const,
        prefix: 'ak_',
        hash: Buffer.from(`hostile ${index}`),
      })),
    })
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path: '/settings' })
    await page
      .getByRole('cell')
      .nth(texts.length * 6)
      .waitFor()
    const names = await page.locator('.table strong').allTextContents()
    expect(texts.filter((text) => !names.includes(text))).toEqual([])
    // Under the policy, too: nothing had to be refused by it.
    expect([complaints, canary.calls]).toEqual([[], []])
  })
})
