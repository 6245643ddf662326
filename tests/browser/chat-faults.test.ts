import { expect, test } from 'vitest'
import { describeInBrowser } from './chat-app.ts'
import { chatOn, openChat } from './chat-page.ts'

const patience = { timeout: 45_000 }

await describeInBrowser('when things go wrong in the chat', (stage) => {
  const isSend = (body: string | null): boolean => body?.includes('"SendMessage"') ?? false

  test('a failed send says so and is sent once by "Retry"', async () => {
    const { page, ask, write, texts, complaints } = await openChat(stage())
    await ask('Where is my order?')
    await page.route('**/graphql', (route) =>
      isSend(route.request().postData()) ? route.abort() : route.continue(),
    )
    await write('How long does delivery take?')
    await page.getByText("Not sent. We couldn't reach the server.").waitFor()
    await page.unroute('**/graphql')
    const replies = await page.locator('.message-bot').count()
    await page.getByRole('button', { name: 'Retry' }).click()
    await page.locator('.message-bot').nth(replies).waitFor()
    const asked = (await texts()).filter((text) => text === 'How long does delivery take?')
    expect(asked).toHaveLength(1)
    expect(complaints).toEqual([])
  })

  test('an answer lost on its way back stores nothing twice', async () => {
    const { page, write, sees, texts } = await openChat(stage())
    let lost = 0
    await page.route('**/graphql', async (route) => {
      if (!isSend(route.request().postData()) || lost > 0) return route.continue()
      lost += 1
      await route.fetch()
      return route.abort()
    })
    await write('Where is my order?')
    await sees('we email you a tracking link')
    await page.reload()
    await sees('we email you a tracking link')
    expect(lost).toBe(1)
    expect(await texts()).toHaveLength(3)
  })

  test('a message written offline is kept and sent once when the network is back', async () => {
    const { page, context, ask, write, sees, texts } = await openChat(stage())
    await ask('Where is my order?')
    await context.setOffline(true)
    await page.getByText("You're offline.").waitFor()
    await write('How long does delivery take?')
    await page.getByText("Will be sent when you're back online").waitFor()
    await context.setOffline(false)
    await page.getByText("You're offline.").waitFor({ state: 'detached' })
    await sees('How long does delivery take?')
    await expect.poll(texts, patience).toHaveLength(5)
    expect((await texts()).filter((text) => text === 'How long does delivery take?')).toHaveLength(1)
    const saved = () => page.evaluate(() => window.localStorage.getItem('support-chat'))
    await expect.poll(saved, patience).toContain('"unsent":[]')
  })

  test('a socket that is cut reconnects, with each message from the meantime once', async () => {
    const { browser, app } = stage()
    const opened = await browser.newPage()
    const cuts: (() => void)[] = []
    await opened.page.routeWebSocket('**/graphql', (socket) => {
      socket.connectToServer()
      cuts.push(() => void socket.close({ code: 1011, reason: 'the test cuts it' }))
    })
    await opened.page.goto(app.url)
    const first = await chatOn(opened)
    await first.ask('Where is my order?')
    const second = await chatOn({ ...opened, page: await opened.context.newPage() }, app.url)
    await second.sees('Where is my order?')
    cuts[0]?.()
    await second.ask('How long does delivery take?')
    await first.sees('How long does delivery take?')
    await expect.poll(first.texts, patience).toEqual(await second.texts())
    expect(cuts.length).toBeGreaterThanOrEqual(2)
  })

  test('two tabs show one conversation, whichever starts it', async () => {
    const { app } = stage()
    const first = await openChat(stage())
    const second = await chatOn({ ...first, page: await first.context.newPage() }, app.url)
    await first.ask('Where is my order?')
    await second.sees('we email you a tracking link')
    await second.ask('How long does delivery take?')
    await expect.poll(first.texts, patience).toEqual(await second.texts())
  })

  test('a conversation that the server no longer has is replaced by a new one, and the text is not lost', async () => {
    const { page, ask, write, sees, texts } = await openChat(stage())
    await ask('Where is my order?')
    await stage().app.database.pool.query('DELETE FROM "Session"')
    await write('How long does delivery take?')
    await page.getByText('Your earlier conversation has expired').waitFor()
    await sees('How long does delivery take?')
    await expect.poll(texts, patience).toHaveLength(3)
  })
})

await describeInBrowser(
  'when a customer writes too much',
  (stage) => {
    test('the limit shows the seconds left, and the text can be sent afterwards', async () => {
      const { page, ask, write } = await openChat(stage())
      await ask('Where is my order?')
      await ask('Where is my order?')
      await write('How long does delivery take?')
      await page.getByText(/You can send again in \d+ s\./).waitFor()
      await page.getByText('You can send again now.').waitFor({ timeout: 25_000 })
      await page.getByRole('button', { name: 'Retry' }).click()
      await page.locator('.message-bot').nth(3).waitFor()
    })

    test('a text that is too long cannot be sent, and says by how much', async () => {
      const { page } = await openChat(stage())
      await page.getByRole('textbox').fill('x'.repeat(4003))
      await page.getByText('3 characters too many').waitFor()
      expect(await page.getByRole('button', { name: 'Send message' }).isDisabled()).toBe(true)
    })
  },
  { RATE_LIMIT_REQUESTS: '2', RATE_LIMIT_WINDOW: '10' },
)
