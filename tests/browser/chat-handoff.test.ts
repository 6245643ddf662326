import { expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { describeInBrowser } from './chat-app.ts'
import { composer, openChat } from './chat-page.ts'

await describeInBrowser('a hand-off in the chat', (stage) => {
  /** An agent at work, by the API. */
  const agent = async <T>(query: string, variables: Record<string, unknown>): Promise<T> => {
    const answer = await request<T>(stage().app.url, query, variables, TEST_ADMIN_KEY)
    expect(answer.errors).toBeUndefined()
    return answer.data
  }
  const takeNewestTicket = async (): Promise<string> => {
    const { tickets } = await agent<{ tickets: { nodes: { id: string; session: { id: string } }[] } }>(
      'query Open { tickets(status: OPEN, last: 50) { nodes { id session { id } } } }',
      {},
    )
    const { sessions } = await agent<{ sessions: { nodes: { id: string }[] } }>(
      'query Waiting { sessions(status: WAITING, first: 1) { nodes { id } } }',
      {},
    )
    const newest = sessions.nodes[0]?.id
    const ticket = tickets.nodes.find(({ session }) => session.id === newest)
    if (!ticket) throw new Error('Nobody is waiting.')
    await agent('mutation Take($id: ID!) { takeTicket(input: { ticketId: $id }) { __typename } }', {
      id: ticket.id,
    })
    return ticket.session.id
  }
  const say = (sessionId: string, text: string): Promise<unknown> =>
    agent(
      'mutation Say($s: ID!, $t: String!) { sendAgentMessage(input: { sessionId: $s, text: $t }) { __typename } }',
      {
        s: sessionId,
        t: text,
      },
    )

  test('asks for a person at any time, and shows the place in the line until one is there', async () => {
    const { page, sees, write, complaints } = await openChat(stage())
    await page.getByRole('button', { name: 'Talk to a person' }).click()
    await page.locator('.banner', { hasText: /next in line|in line/ }).waitFor()
    expect(await page.locator('.header-status').innerText()).toBe('Waiting for a colleague')
    await page.reload()
    await page.locator('.banner', { hasText: 'in line' }).waitFor()

    const sessionId = await takeNewestTicket()
    await page.locator('.header-status', { hasText: 'is here to help' }).waitFor()
    await page.locator('.banner').waitFor({ state: 'detached' })
    await say(sessionId, 'Hello, how can I help?')
    await sees('Hello, how can I help?')

    await write('My tent has no pegs.')
    await sees('My tent has no pegs.')
    await say(sessionId, 'I will send you some.')
    await sees('I will send you some.')
    // The bot is silent: nothing of it after the person came.
    expect(await page.locator('.message-agent ~ .message-bot').count()).toBe(0)

    await agent('mutation Back($s: ID!) { returnToBot(input: { sessionId: $s }) { __typename } }', {
      s: sessionId,
    })
    await page.locator('.header-status', { hasText: 'AI assistant' }).waitFor()
    expect(complaints).toEqual([])
  })

  test('offers notifications only while waiting for a person, and alerts a customer who is in another tab', async () => {
    const { page, context, ask, complaints } = await openChat(stage())
    await context.grantPermissions(['notifications'])
    await page.evaluate(() => {
      const shown: string[] = []
      Object.assign(window, { shown })
      window.Notification = class {
        static permission = 'granted'
        static requestPermission = async () => 'granted'
        constructor(title: string, { body }: { body: string }) {
          shown.push(`${title}: ${body}`)
        }
      } as unknown as typeof Notification
    })
    await ask('Where is my order?')
    expect(await page.getByRole('button', { name: 'Notify me' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Talk to a person' }).first().click()
    await page.getByRole('button', { name: 'Notify me' }).click()
    await page.getByRole('button', { name: 'Notify me' }).waitFor({ state: 'detached' })
    const sessionId = await takeNewestTicket()
    await page.locator('.header-status', { hasText: 'is here to help' }).waitFor()
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await say(sessionId, 'I have found your order.')
    await expect.poll(() => page.title(), { timeout: 45_000 }).toBe('1 new message')
    expect(await page.evaluate('shown')).toEqual([expect.stringContaining('I have found your order.')])
    expect(complaints).toEqual([])
  })

  test('shows each side when the other is writing', async () => {
    const { page } = await openChat(stage())
    await page.getByRole('button', { name: 'Talk to a person' }).click()
    await page.locator('.banner', { hasText: 'in line' }).waitFor()
    const sessionId = await takeNewestTicket()
    await page.locator('.header-status', { hasText: 'is here to help' }).waitFor()
    await agent('mutation T($s: ID!) { setTyping(input: { sessionId: $s, typing: true }) { __typename } }', {
      s: sessionId,
    })
    await page.getByRole('img', { name: /is writing/ }).waitFor()

    const told = page.waitForRequest((sent) => sent.postData()?.includes('"typing":true') ?? false)
    await composer(page).pressSequentially('Well')
    await told
  })

  test('withdraws what the bot was still writing when a person takes over', async () => {
    const { page, write, sees } = await openChat(stage())
    const { promise, resolve } = Promise.withResolvers<void>()
    const { modelAnswers } = await import('#server/testing/scripted-model-scripts.ts')
    const answer =
      'Half of it is here. The rest never will be, because a person comes and takes over before the model has written it.'
    stage().model.script(modelAnswers({ answer }, { pauseUntil: promise }))
    await write('Explain how a quilted poncho survives a festival in the mud')
    await page.locator('.message-streaming').waitFor()
    await page.getByRole('button', { name: 'Talk to a person' }).click()
    await page.locator('.banner', { hasText: 'in line' }).waitFor()
    const sessionId = await takeNewestTicket()
    await page.locator('.message-streaming').waitFor({ state: 'detached' })
    resolve()
    await say(sessionId, 'Let me look into the poncho myself.')
    await sees('Let me look into the poncho myself.')
    expect(await page.getByRole('log').getByText('Half of it is here').count()).toBe(0)
  })
})
