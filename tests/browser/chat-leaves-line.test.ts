import { expect, test } from 'vitest'
import { agentAtWork } from './agent-at-work.ts'
import { describeInBrowser } from './chat-app.ts'
import { type ChatPage, openChat } from './chat-page.ts'

await describeInBrowser('a customer who leaves the line', (stage) => {
  const newest = () =>
    stage().app.database.db.session.findFirstOrThrow({
      orderBy: { createdAt: 'desc' },
      include: { tickets: true },
    })
  async function waitsInLine(): Promise<ChatPage> {
    const chat = await openChat(stage())
    await chat.ask('How long does delivery take?')
    await chat.page.getByRole('button', { name: 'Talk to a person' }).first().click()
    await chat.page.locator('.banner-waiting', { hasText: 'in line' }).waitFor()
    return chat
  }
  const asksToStartOver = async ({ page }: ChatPage) => {
    await page.getByRole('button', { name: 'New conversation' }).click()
    return page.getByRole('dialog', { name: 'New conversation' })
  }

  test('by the button in the banner is back with the assistant, with the ticket withdrawn', async () => {
    const chat = await waitsInLine()
    const { page, complaints } = chat
    await page.getByRole('button', { name: "I don't need a colleague any more" }).click()
    await page.locator('.banner-waiting').waitFor({ state: 'detached' })
    expect(await page.locator('.header-status').innerText()).toBe('AI assistant')
    await page.getByRole('log').getByText("You've left the line. The assistant answers again.").waitFor()
    expect(await newest()).toMatchObject({
      status: 'ACTIVE',
      tickets: [{ status: 'RESOLVED', outcome: 'WITHDRAWN' }],
    })

    // It lasts, the assistant answers, and a person can be asked for anew.
    await page.reload()
    await page.locator('.header-status', { hasText: 'AI assistant' }).waitFor()
    await chat.ask('How long does delivery take?')
    await page.getByRole('button', { name: 'Talk to a person' }).first().click()
    await page.locator('.banner-waiting', { hasText: 'in line' }).waitFor()
    expect(complaints).toEqual([])
  })

  test('sees an error when that fails, and tries again', async () => {
    const { page, complaints } = await waitsInLine()
    const banner = page.locator('.banner-waiting')
    let away = true
    await page
      .context()
      .route('**/graphql', (route) =>
        away && route.request().postData()?.includes('withdrawTicket') ? route.abort() : route.continue(),
      )
    await page.getByRole('button', { name: "I don't need a colleague any more" }).click()
    await banner.getByText("We couldn't reach the server.").waitFor()
    expect((await newest()).status).toBe('WAITING')
    away = false
    await banner.getByRole('button', { name: 'Try again' }).click()
    await banner.waitFor({ state: 'detached' })
    expect(await newest()).toMatchObject({ status: 'ACTIVE', tickets: [{ outcome: 'WITHDRAWN' }] })
    expect(complaints).toEqual([])
  })

  test('too late stays with the agent who was quicker', async () => {
    const { page, sees } = await waitsInLine()
    const agent = await agentAtWork(stage())
    // The agent takes it while the customer's wish is on its way.
    await page.context().route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('withdrawTicket')) await agent.take()
      await route.continue()
    })
    await page.getByRole('button', { name: "I don't need a colleague any more" }).click()
    await page.locator('.header-status', { hasText: 'is here to help' }).waitFor()
    await agent.say('Hello, how can I help?')
    await sees('Hello, how can I help?')
    expect((await newest()).status).toBe('WITH_AGENT')
  })

  test('for a new conversation is asked first, and keeps the place or gives it up', async () => {
    const chat = await waitsInLine()
    const { page, complaints } = chat
    const { id } = await newest()
    const asked = await asksToStartOver(chat)
    await asked.getByText("Start over? You'll lose your place in line.").waitFor()
    await asked.getByRole('button', { name: 'Keep my place' }).click()
    await asked.waitFor({ state: 'hidden' })
    await page.locator('.banner-waiting', { hasText: 'in line' }).waitFor()
    expect((await newest()).status).toBe('WAITING')

    await asksToStartOver(chat)
    await asked.getByRole('button', { name: 'Leave the line and start over' }).click()
    await page.locator('.banner-waiting').waitFor({ state: 'detached' })
    await page.locator('.message-customer').waitFor({ state: 'detached' })
    expect(await newest()).toMatchObject({ id, tickets: [{ status: 'RESOLVED', outcome: 'WITHDRAWN' }] })

    await chat.ask('How long does delivery take?')
    expect((await newest()).id).not.toBe(id)
    expect(complaints).toEqual([])
  })

  test('when an agent is already there ends that chat, or cancels', async () => {
    const chat = await waitsInLine()
    const agent = await agentAtWork(stage())
    await agent.take()
    await chat.page.locator('.header-status', { hasText: 'is here to help' }).waitFor()
    const asked = await asksToStartOver(chat)
    await asked.getByText(/Start over\? This ends your chat with/).waitFor()
    await asked.getByRole('button', { name: 'Cancel' }).click()
    await asked.waitFor({ state: 'hidden' })
    expect((await newest()).status).toBe('WITH_AGENT')

    await asksToStartOver(chat)
    await asked.getByRole('button', { name: 'Start new' }).click()
    await chat.page.locator('.message-customer').waitFor({ state: 'detached' })
    expect(await newest()).toMatchObject({ id: agent.sessionId, status: 'RESOLVED' })
  })
})
