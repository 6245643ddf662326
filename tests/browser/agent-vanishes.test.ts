import { expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { describeInBrowser } from './chat-app.ts'
import { openChat } from './chat-page.ts'
import {
  aCustomer,
  asksForPerson,
  makeKey,
  openConsole,
  openConsoleAs,
  says,
  signIn,
} from './console-page.ts'
import type { TestPage } from './open-browser.ts'

/** A page on a busy machine of two cores. */
const slow = { timeout: 45_000 }

await describeInBrowser('an agent who vanishes', (stage) => {
  /** As if the customer's message were a quarter of an hour old, and its agent had done nothing since. */
  async function aQuarterOfAnHourLater(sessionId: string): Promise<void> {
    const { db } = stage().app.database
    const then = new Date(Date.now() - 15 * 60_000)
    const { ownerId, unansweredSince } = await db.session.findUniqueOrThrow({ where: { id: sessionId } })
    if (!ownerId || !unansweredSince) throw new Error('No message waits for an agent.')
    await db.apiKey.update({ where: { id: ownerId }, data: { lastSeenAt: then } })
    await db.session.update({ where: { id: sessionId }, data: { unansweredSince: then } })
  }
  /** Looking at the tab again has the console read the queue; otherwise it does so every half a minute. */
  const looksAgain = ({ page }: TestPage) =>
    page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  const newestSession = async () =>
    (await stage().app.database.db.session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })).id

  async function comesToWork(key: string, path = ''): Promise<TestPage> {
    const opened = await openConsole(stage(), path)
    await signIn(opened, key)
    return opened
  }
  async function takesAndAnswers({ page }: TestPage, text: string): Promise<void> {
    await page.getByRole('button', { name: 'Take conversation' }).click()
    const reply = page.getByRole('textbox', { name: 'Reply' })
    await reply.fill(text)
    await reply.press('Enter')
    await page.locator('.said-agent:not(.said-pending)', { hasText: text }).waitFor()
  }

  test('leaves a customer to a colleague, who takes over; the customer sees who answers, and the first agent is notified', async () => {
    const chat = await openChat(stage())
    const adaKey = await makeKey(stage(), 'Ada')
    const ada = await comesToWork(adaKey)
    await chat.ask('How long does delivery take?')
    await chat.page.getByRole('button', { name: 'Talk to a person' }).first().click()
    await ada.page.getByRole('link', { name: /How long does delivery take/ }).click()
    await takesAndAnswers(ada, 'Hello, this is Ada.')
    await chat.sees('Hello, this is Ada.')
    await chat.page.locator('.header-status', { hasText: 'Ada' }).waitFor()
    await ada.context.close()

    const sessionId = await newestSession()
    const ben = await openConsoleAs(stage(), 'Ben', { path: `/inbox/${sessionId}` })
    const takeOver = ben.page.getByRole('button', { name: 'Take over' })
    await chat.write('Are you still there?')
    await ben.page.getByRole('log').getByText('Are you still there?').waitFor()
    await ben.page.getByText('Ada is answering. You’re viewing live.').waitFor()
    expect(await takeOver.count()).toBe(0)

    await aQuarterOfAnHourLater(sessionId)
    await looksAgain(ben)
    await ben.page.getByText('Ada is away, and the customer is waiting for an answer.').waitFor()
    await ben.page.locator('.session-head').getByText('Away', { exact: true }).waitFor()
    await ben.page
      .getByRole('link', { name: /Are you still there/ })
      .getByText('Ada · away')
      .waitFor()
    await takeOver.click()
    await ben.page.locator('.session-head').getByText('With Ben').waitFor()
    await ben.page.getByRole('heading', { name: /^Yours/ }).waitFor()

    await chat.page.locator('.header-status', { hasText: 'Ben' }).waitFor()
    for (const notice of ['Ada left', 'Ben joined'])
      await chat.page.getByRole('log').getByText(notice).last().waitFor()
    const reply = ben.page.getByRole('textbox', { name: 'Reply' })
    await reply.fill('Ben here, I have your order.')
    await reply.press('Enter')
    await chat.sees('Ben here, I have your order.')

    const back = await comesToWork(adaKey, `/inbox/${sessionId}`)
    await back.page.getByText('Ben is answering. You’re viewing live.').waitFor()
    await back.page.getByRole('log').getByText('Ben joined').waitFor()
    await back.page.getByRole('heading', { name: /^With colleagues/ }).waitFor()
    expect(await back.page.getByRole('textbox', { name: 'Reply' }).count()).toBe(0)
    const { data } = await request<{ sendAgentMessage: object }>(
      stage().app.url,
      'mutation Late($id: ID!) { sendAgentMessage(input: { sessionId: $id, text: "Back!" }) { __typename ... on Conflict { reason message } } }',
      { id: sessionId },
      adaKey,
    )
    expect(data.sendAgentMessage).toMatchObject({
      reason: 'OWNED_BY_ANOTHER',
      message: 'Ben has this session.',
    })
    expect([...chat.complaints, ...ben.complaints, ...back.complaints]).toEqual([])
  })

  test('with the window left open, sees at once who took over, and cannot write any more', async () => {
    const vera = await aCustomer(stage(), 'Where is my order?', { name: 'Vera' })
    await asksForPerson(stage(), vera, 'Lost')
    const path = `/inbox/${vera.sessionId}`
    const alan = await openConsoleAs(stage(), 'Alan', { path })
    await takesAndAnswers(alan, 'I am looking.')
    // At lunch: nothing is a sign of life any more.
    await alan.context.route('**/graphql', (route) =>
      /mutation Set(Presence|Typing)/.test(route.request().postData() ?? '')
        ? route.abort()
        : route.continue(),
    )
    await says(stage(), vera, 'Have you found it?')
    await alan.page.getByRole('log').getByText('Have you found it?').waitFor()
    await aQuarterOfAnHourLater(vera.sessionId)

    const barbara = await openConsoleAs(stage(), 'Barbara', { path })
    await barbara.page.getByRole('button', { name: 'Take over' }).click()
    await barbara.page.getByRole('textbox', { name: 'Reply' }).waitFor()
    await alan.page.getByText('Barbara took over your conversation with Vera.').waitFor()
    await alan.page.getByText('Barbara is answering. You’re viewing live.').waitFor()
    expect(await alan.page.getByRole('textbox', { name: 'Reply' }).count()).toBe(0)
    expect([...alan.complaints, ...barbara.complaints]).toEqual([])
  })

  test('with a revoked key, loses the conversation to the queue at once, at its old place', async () => {
    const chat = await openChat(stage())
    await chat.ask('Can I return a tent that I have used?')
    await chat.page.getByRole('button', { name: 'Talk to a person' }).first().click()
    await chat.page.locator('.banner', { hasText: /in line/ }).waitFor()
    const sessionId = await newestSession()
    const tom = await aCustomer(stage(), 'Where is my order?', { name: 'Tom' })
    await asksForPerson(stage(), tom, 'Lost')

    const grace = await openConsoleAs(stage(), 'Grace', { path: `/inbox/${sessionId}` })
    const linus = await openConsoleAs(stage(), 'Linus')
    const waiting = linus.page.locator('.queue-group:has-text("Waiting") + .queue-list')
    await takesAndAnswers(grace, 'I am looking.')
    await chat.page.locator('.header-status', { hasText: 'Grace' }).waitFor()
    await expect.poll(() => waiting.locator('.queue-name').allInnerTexts(), slow).toEqual(['Tom'])

    const admin = await openConsoleAs(stage(), 'Edsger', { role: 'ADMIN', path: '/settings' })
    await admin.page.getByRole('button', { name: 'Revoke Grace’s key' }).click()
    await admin.page
      .getByRole('dialog', { name: 'Revoke Grace’s key?' })
      .getByRole('button', { name: 'Revoke' })
      .click()

    await expect
      .poll(() => waiting.locator('.queue-text').allInnerTexts(), slow)
      .toEqual(['Can I return a tent that I have used?', 'Where is my order?'])
    await chat.page
      .getByRole('log')
      .getByText("Grace had to leave. You've kept your place in line.")
      .last()
      .waitFor()
    await chat.page.locator('.banner', { hasText: 'next in line' }).waitFor()
    await grace.page.getByText('Your key is no longer accepted.').waitFor()
    expect([...chat.complaints, ...linus.complaints]).toEqual([])
  })
})
