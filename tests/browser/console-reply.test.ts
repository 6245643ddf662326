import { expect, test } from 'vitest'
import { describeInBrowser } from './chat-app.ts'
import { aCustomer, asksForPerson, openConsoleAs } from './console-page.ts'

const patience = { timeout: 45_000 }

await describeInBrowser('writing a reply in the console', (stage) => {
  /** An agent who has taken the conversation of a customer of that name. */
  async function anAgentWith(name: string) {
    const customer = await aCustomer(stage(), 'Where is my order?', { name })
    await asksForPerson(stage(), customer, 'Lost')
    const opened = await openConsoleAs(stage(), `Agent of ${name}`, { path: `/inbox/${customer.sessionId}` })
    const { page } = opened
    await page.getByRole('button', { name: 'Take conversation' }).click()
    const reply = page.getByRole('textbox', { name: 'Reply' })
    await reply.waitFor()
    return {
      ...opened,
      customer,
      reply,
      sent: page.locator('.said-agent:not(.said-pending)'),
      search: async (words: string) => {
        await reply.pressSequentially(words)
        await page.getByRole('option', { selected: true }).first().waitFor()
      },
    }
  }

  test('an answer from the FAQ is inserted at the cursor, even after a greeting', async () => {
    const { page, reply, search, complaints } = await anAgentWith('Maya')
    await reply.fill('Hi Maya,  Best, Ada')
    await page.keyboard.press('Home')
    for (let step = 0; step < 'Hi Maya, '.length; step += 1) await page.keyboard.press('ArrowRight')
    await search('/how long does delivery take')
    await page.keyboard.press('Enter')
    await expect.poll(() => reply.inputValue(), patience).toMatch(/^Hi Maya, \w{3,}[^/]* Best, Ada$/s)
    await page.getByRole('region', { name: 'Preview' }).waitFor()
    expect(complaints).toEqual([])
  })

  test.each([2, 3, 5])(
    '%d quick Enters do not send an answer that was only just inserted',
    async (presses) => {
      const { page, reply, search, sent } = await anAgentWith(`Tom ${presses}`)
      await search('/how long does delivery take')
      for (let press = 0; press < presses; press += 1) await page.keyboard.press('Enter')
      await page.getByText('Check the answer, then press Send').waitFor()
      const inserted = await reply.inputValue()
      expect(inserted.length).toBeGreaterThan(20)
      expect(await page.locator('.said-agent').count()).toBe(0)

      // Having looked at it, Enter sends as ever.
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('Enter')
      await sent.waitFor()
      expect(await reply.inputValue()).toBe('')
    },
  )

  test.each([
    ['in Chromium’s way', { isComposing: true, keyCode: 13 }],
    ['in Safari’s way', { isComposing: false, keyCode: 229 }],
  ])('Enter that confirms a word of an input method sends nothing, %s', async (_way, how) => {
    const { page, reply, sent } = await anAgentWith(`Yuki ${how.keyCode}`)
    await reply.fill('返金')
    await reply.evaluate((field, init) => {
      const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init })
      field.dispatchEvent(event)
    }, how)
    expect(await page.locator('.said-agent').count()).toBe(0)
    expect(await reply.inputValue()).toBe('返金')
    await reply.press('Enter')
    await sent.waitFor()
  })

  test('a lost message is sent again, once, after the agent went elsewhere or reloaded', async () => {
    const { page, context, reply, customer, sent } = await anAgentWith('Rosa')
    await context.route('**/graphql', (route) =>
      (route.request().postData()?.includes('sendAgentMessage(') ?? false) ? route.abort() : route.continue(),
    )
    await reply.fill('It comes on Friday.')
    await reply.press('Enter')
    await page.locator('.said-pending').waitFor()
    await page.getByRole('link', { name: 'FAQ' }).click()
    await page.getByRole('heading', { name: 'FAQ' }).waitFor()
    await page.reload()
    await context.unrouteAll({ behavior: 'wait' })
    await page.goto(`${stage().app.url}/console/inbox/${customer.sessionId}`)
    await sent.getByText('It comes on Friday.').waitFor()
    await page.locator('.said-pending').waitFor({ state: 'detached' })
    await page.reload()
    await sent.getByText('It comes on Friday.').waitFor()
    expect(await sent.count()).toBe(1)
  })
})
