import type { WebSocketRoute } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeInBrowser } from './chat-app.ts'
import { aCustomer, asksForPerson, makeKey, openConsole, says, signIn } from './console-page.ts'

const patience = { timeout: 45_000 }

await describeInBrowser('when an agent’s connection is cut', (stage) => {
  /** An agent in a conversation of their own, over sockets that can lose what the server sends, and be cut. */
  async function anAgentWith(customer: { sessionId: string }, name: string) {
    const opened = await openConsole(stage())
    const { page } = opened
    const sockets: WebSocketRoute[] = []
    let loses = ''
    await page.routeWebSocket('**/graphql', (socket) => {
      const server = socket.connectToServer()
      server.onMessage((frame) => {
        if (loses === '' || !frame.toString().includes(loses)) socket.send(frame)
      })
      sockets.push(socket)
    })
    await signIn(opened, await makeKey(stage(), name))
    await page.goto(`${stage().app.url}/console/inbox/${customer.sessionId}`)
    await page.getByRole('button', { name: 'Take conversation' }).click()
    const reply = page.getByRole('textbox', { name: 'Reply' })
    await reply.waitFor()
    return {
      ...opened,
      texts: () => page.locator('.said-bubble').allInnerTexts(),
      lose: (text: string) => {
        loses = text
      },
      cut: () => {
        loses = ''
        for (const socket of sockets.splice(0)) void socket.close({ code: 1011, reason: 'the test cuts it' })
      },
      async answer(text: string) {
        await reply.fill(text)
        await reply.press('Enter')
        await page.locator('.said-agent:not(.said-pending)', { hasText: text }).waitFor()
      },
    }
  }

  test.each([
    ['one message', ['LOST but where is my parcel?']],
    ['several messages', ['LOST hello?', 'LOST is anyone there?', 'LOST I can wait.']],
  ])(
    '%s lost with the socket comes back in its place, although a later one has arrived',
    async (_name, lost) => {
      const customer = await aCustomer(stage(), 'Where is my order?', { name: 'Maya' })
      await asksForPerson(stage(), customer, 'My parcel is lost')
      const agent = await anAgentWith(customer, `Ada ${lost.length}`)
      agent.lose('LOST')
      for (const text of lost) await says(stage(), customer, text)
      // The result of the send brings the newest message; the ones before it never came.
      await agent.answer('I am looking for it.')
      expect((await agent.texts()).filter((text) => text.includes('LOST'))).toEqual([])
      agent.cut()
      await expect
        .poll(async () => (await agent.texts()).slice(-1 - lost.length), patience)
        .toEqual([...lost, 'I am looking for it.'])
      expect(agent.complaints).toEqual([])
    },
  )

  test('an answer written offline is kept and sent once when the network is back', async () => {
    const customer = await aCustomer(stage(), 'Where is my order?', { name: 'Tom' })
    await asksForPerson(stage(), customer, 'Lost')
    const { page, context, texts } = await anAgentWith(customer, 'Grace')
    await context.setOffline(true)
    const reply = page.getByRole('textbox', { name: 'Reply' })
    await reply.fill('It comes on Friday.')
    await reply.press('Enter')
    await page.getByText('Will be sent when the connection is back').waitFor()
    await context.setOffline(false)
    await page.locator('.said-agent:not(.said-pending)', { hasText: 'It comes on Friday.' }).waitFor()
    expect((await texts()).filter((text) => text === 'It comes on Friday.')).toHaveLength(1)
  })
})
