import { expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { accessibilityFindings } from './accessibility-findings.ts'
import { describeInBrowser } from './chat-app.ts'
import { expectNoSidewaysScroll, openChat } from './chat-page.ts'

const patience = { timeout: 45_000 }

await describeInBrowser('feedback from a customer', (stage) => {
  const feedback = () => stage().app.database.db.feedback.findMany({ orderBy: { createdAt: 'desc' } })

  test('a thumb on a reply is stored, can be changed with a reason, and is there after a reload', async () => {
    const { page, ask, complaints } = await openChat(stage(), { width: 320, height: 640 })
    await ask('Where is my order?')
    const helpful = page.getByRole('button', { name: 'Helpful', exact: true })
    await helpful.click()
    await page.getByText('Thanks for telling us.').waitFor()
    await expect.poll(async () => (await feedback())[0], patience).toMatchObject({ helpful: true })

    const notHelpful = page.getByRole('button', { name: 'Not helpful' })
    await notHelpful.click()
    const reason = page.getByRole('textbox', { name: 'What was missing?' })
    await reason.waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await expectNoSidewaysScroll(page)
    await reason.fill('I have no number.')
    await reason.press('Enter')
    await expect
      .poll(async () => (await feedback())[0], patience)
      .toMatchObject({ helpful: false, reason: 'I have no number.' })

    await page.reload()
    await expect.poll(() => notHelpful.getAttribute('aria-pressed'), patience).toBe('true')
    expect(await helpful.getAttribute('aria-pressed')).toBe('false')
    expect(complaints).toEqual([])
  })

  test('a thumb that could not be stored is reverted, with the reason', async () => {
    const { page, ask } = await openChat(stage())
    await ask('Where is my order?')
    await page.route('**/graphql', (route) => route.abort())
    const helpful = page.getByRole('button', { name: 'Helpful', exact: true })
    await helpful.click()
    await page.getByText("We couldn't reach the server.").waitFor()
    expect(await helpful.getAttribute('aria-pressed')).toBe('false')
  })

  test('a failure to mark a question as solved says why, and can be retried', async () => {
    const { page, ask, complaints } = await openChat(stage())
    await ask('Where is my order?')
    await page.route('**/graphql', (route) => route.abort())
    await page.getByRole('button', { name: 'Yes, thanks' }).click()
    await page.getByRole('alert').getByText("We couldn't reach the server.").waitFor()
    await page.unroute('**/graphql')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('log').getByText("Glad that's solved.").waitFor()
    expect(complaints).toEqual([])
  })

  test('an agent who helped can be rated afterwards, once', async () => {
    const { page, ask, complaints } = await openChat(stage(), { width: 360, height: 640 })
    await ask('Where is my order?')
    const { db } = stage().app.database
    const { id: sessionId } = await db.session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
    const agent = async (query: string, id: string) => {
      const answer = await request<Record<string, { ticket?: { id: string } }>>(
        stage().app.url,
        query,
        { id },
        TEST_ADMIN_KEY,
      )
      expect(answer.errors).toBeUndefined()
      return answer.data
    }
    const { escalate } = await agent(
      'mutation E($id: ID!) { escalate(input: { sessionId: $id, reason: "stuck" }) { ... on EscalatePayload { ticket { id } } } }',
      sessionId,
    )
    const ticketId = escalate?.ticket?.id ?? ''
    await agent('mutation T($id: ID!) { takeTicket(input: { ticketId: $id }) { __typename } }', ticketId)
    await agent(
      'mutation R($id: ID!) { resolveSession(input: { sessionId: $id }) { __typename } }',
      sessionId,
    )

    await page.getByRole('radio', { name: '4 stars' }).check({ force: true })
    expect(await accessibilityFindings(page)).toEqual([])
    await expectNoSidewaysScroll(page)
    await page.getByRole('textbox', { name: 'Anything to add?' }).fill('Quick and kind.')
    await page.locator('.rating-frame').getByRole('button', { name: 'Send' }).click()
    await page.getByText('Thank you for your rating.').waitFor()
    expect(await db.session.findUniqueOrThrow({ where: { id: sessionId } })).toMatchObject({
      rating: 4,
      ratingComment: 'Quick and kind.',
    })
    await page.reload()
    await page.getByText('Thank you for your rating.').waitFor()
    expect(await page.getByRole('radio').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  test('a message can be copied as it was written', async () => {
    const { page, context, ask, complaints } = await openChat(stage())
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await ask('Where is my order?')
    await page.getByRole('button', { name: 'Copy message' }).click()
    await page.getByText('Copied').waitFor({ state: 'attached' })
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      'we email you a tracking link',
    )
    expect(complaints).toEqual([])
  })

  test('sound is off until it is switched on, and then plays for each message that arrives', async () => {
    const { page, ask, complaints } = await openChat(stage())
    await page.evaluate(() => {
      const played: number[] = []
      Object.assign(window, { played })
      const { start } = OscillatorNode.prototype
      OscillatorNode.prototype.start = function (when) {
        played.push(when ?? 0)
        start.call(this, when)
      }
    })
    const played = () => page.evaluate(() => (window as unknown as { played: number[] }).played.length)
    await ask('Where is my order?')
    const sound = page.getByRole('button', { name: 'Sound' })
    expect(await sound.getAttribute('aria-pressed')).toBe('false')
    await ask('How long does delivery take?')
    expect(await played()).toBe(0)
    await sound.click()
    expect(await played()).toBe(1)
    await ask('Where is my order?')
    await expect.poll(played, patience).toBe(2)
    await page.reload()
    await expect.poll(() => sound.getAttribute('aria-pressed'), patience).toBe('true')
    expect(complaints).toEqual([])
  })
})
