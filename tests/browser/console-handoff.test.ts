import { expect, test } from 'vitest'
import { describeInBrowser } from './chat-app.ts'
import { composer, openChat } from './chat-page.ts'
import { aCustomer, asksForPerson, openConsoleAs, says } from './console-page.ts'

/** A page on a busy machine of two cores. */
const slow = { timeout: 45_000 }

await describeInBrowser('a hand-off between a customer and an agent, each in a window', (stage) => {
  test('question, hand-off, place in the queue, take-over, typing both ways, answers, return, resolve', async () => {
    const chat = await openChat(stage())
    const { page, complaints } = await openConsoleAs(stage(), 'Ada')
    await page.getByText('All caught up', { exact: true }).waitFor()

    await chat.ask('How long does delivery take?')
    await chat.page.getByRole('button', { name: 'Talk to a person' }).first().click()
    await chat.page.locator('.banner', { hasText: /in line/ }).waitFor()

    // The agent sees it without doing anything, and the tab says so.
    const row = page.getByRole('link', { name: /How long does delivery take/ })
    await row.waitFor()
    await expect.poll(() => page.title(), slow).toMatch(/^\(1\) 1 waiting/)
    await row.click()
    const log = page.getByRole('log', { name: 'Conversation' })
    await log.getByText(/From the FAQ, \d+% sure/).waitFor()
    await page.getByText('The customer asked for an agent.').waitFor()

    await page.getByRole('button', { name: 'Take conversation' }).click()
    await page.getByText('With Ada').waitFor()
    await chat.page.locator('.header-status', { hasText: 'Ada' }).waitFor()
    await expect.poll(() => page.title(), slow).toBe('Inbox · Support console')

    // Taking it puts the cursor where the answer goes.
    const reply = page.getByRole('textbox', { name: 'Reply' })
    await expect.poll(() => reply.evaluate((field) => field === document.activeElement)).toBe(true)
    await reply.pressSequentially('Hello, this is Ada.')
    await chat.page
      .getByText(/Ada is (typing|writing)|typing/)
      .or(chat.page.locator('.message-typing'))
      .first()
      .waitFor()
    await reply.press('Enter')
    await chat.sees('Hello, this is Ada.')
    expect(await reply.inputValue()).toBe('')

    await composer(chat.page).pressSequentially('My tent has')
    await log.getByText(/is writing/).waitFor()
    await composer(chat.page).fill('My tent has no pegs.')
    await composer(chat.page).press('Enter')
    await log.getByText('My tent has no pegs.').waitFor()

    await page.getByRole('button', { name: 'Return to assistant' }).click()
    await page.getByText('With the assistant').waitFor()
    await chat.page.locator('.header-status', { hasText: 'AI assistant' }).waitFor()
    await chat.ask('How long does delivery take?')

    // The agent comes back by themselves, then ends it.
    await page.getByRole('button', { name: 'Step in' }).click()
    await page.getByText('With Ada').waitFor()
    await page.getByRole('button', { name: 'Resolve' }).click()
    await page.locator('.session-head').getByText('Resolved').waitFor()
    await page.getByText('The queue is empty.').waitFor()
    expect(complaints).toEqual([])
    expect(chat.complaints).toEqual([])
  })

  test('two agents with the same name see each other, and each has only what they took', async () => {
    const customer = await aCustomer(stage(), 'Where is my order?', { name: 'Maya' })
    await asksForPerson(stage(), customer, 'My parcel is lost')
    const path = `/inbox/${customer.sessionId}`
    const one = await openConsoleAs(stage(), 'Sam', { path })
    const other = await openConsoleAs(stage(), 'Sam', { path })
    await one.page.getByText('Sam is viewing').waitFor()
    await one.page.getByRole('button', { name: 'Take conversation' }).click()
    await one.page.getByRole('textbox', { name: 'Reply' }).waitFor()
    await one.page.getByRole('heading', { name: /^Yours/ }).waitFor()
    await other.page.getByText('Sam is answering. You’re viewing live.').waitFor()
    await other.page.getByRole('heading', { name: /^With colleagues/ }).waitFor()
    expect(await other.page.getByRole('heading', { name: /^Yours/ }).count()).toBe(0)
    await one.page.getByRole('button', { name: 'Resolve' }).click()
    await one.page.locator('.session-head').getByText('Resolved').waitFor()
    expect([...one.complaints, ...other.complaints]).toEqual([])
  })

  test('of two agents who click at once, one gets the conversation and the other sees who has it', async () => {
    const customer = await aCustomer(stage(), 'Where is my order?', { name: 'Maya' })
    await asksForPerson(stage(), customer, 'My parcel is lost')
    const path = `/inbox/${customer.sessionId}`
    const grace = await openConsoleAs(stage(), 'Grace', { path })
    const linus = await openConsoleAs(stage(), 'Linus', { path })
    const take = ({ page }: typeof grace) => page.getByRole('button', { name: 'Take conversation' })
    await Promise.all([take(grace).waitFor(), take(linus).waitFor()])
    // Neither sees the other's news before both have pressed.
    await Promise.all(
      [grace, linus].map((agent) => take(agent).evaluate((button) => (button as HTMLElement).click())),
    )

    await grace.page
      .locator('.session-head')
      .getByText(/With (Grace|Linus)/)
      .waitFor()
    const winner = (await grace.page.locator('.session-head').innerText()).includes('With Grace')
    const [has, watches, name] = winner ? [grace, linus, 'Grace'] : [linus, grace, 'Linus']
    await has.page.getByRole('textbox', { name: 'Reply' }).waitFor()
    await watches.page.getByText(`${name} is answering. You’re viewing live.`).waitFor()
    expect(await watches.page.getByRole('textbox', { name: 'Reply' }).count()).toBe(0)
    await watches.page.getByRole('heading', { name: 'With colleagues 1' }).waitFor()
    expect([...grace.complaints, ...linus.complaints]).toEqual([])
  })

  test('an agent with two customers keeps a draft for each, and sees who wrote meanwhile', async () => {
    const first = await aCustomer(stage(), 'Where is my order?', { name: 'Maya' })
    const second = await aCustomer(stage(), 'How do I return a tent?', { name: 'Tom' })
    await asksForPerson(stage(), first, 'Lost')
    await asksForPerson(stage(), second, 'Broken')
    const { page, complaints } = await openConsoleAs(stage(), 'Barbara', {
      path: `/inbox/${first.sessionId}`,
    })
    const reply = page.getByRole('textbox', { name: 'Reply' })
    await page.getByRole('button', { name: 'Take conversation' }).click()
    await reply.fill('Dear Maya')
    await page.getByRole('link', { name: /^Tom/ }).click()
    await page.getByRole('button', { name: 'Take conversation' }).click()
    await reply.waitFor()
    expect(await reply.inputValue()).toBe('')
    await reply.fill('Dear Tom')

    await says(stage(), first, 'Are you still there?')
    await page.getByRole('link', { name: /Maya.*Are you still there\?.*1\s*new/s }).click()
    await page.getByRole('log').getByText('Are you still there?').waitFor()
    await expect.poll(() => reply.inputValue(), slow).toBe('Dear Maya')
    await page.reload()
    await expect.poll(() => reply.inputValue(), slow).toBe('Dear Maya')
    await page.getByRole('link', { name: /^Tom/ }).click()
    await expect.poll(() => reply.inputValue(), slow).toBe('Dear Tom')
    expect(complaints).toEqual([])
  })

  test('an answer that could not be sent is kept, marked, and sent once on "Retry"', async () => {
    const customer = await aCustomer(stage(), 'Where is my order?', { name: 'Rosa' })
    await asksForPerson(stage(), customer, 'Lost')
    const { page, context } = await openConsoleAs(stage(), 'Edsger', { path: `/inbox/${customer.sessionId}` })
    await page.getByRole('button', { name: 'Take conversation' }).click()
    const reply = page.getByRole('textbox', { name: 'Reply' })
    await reply.waitFor()
    let lost = 0
    await context.route('**/graphql', async (route) => {
      const isSend = route.request().postData()?.includes('sendAgentMessage(') ?? false
      if (!isSend || lost >= 3) return route.continue()
      lost += 1
      // The last answer gets lost on its way back: the message is stored, and the page does not know.
      if (lost === 3) await route.fetch()
      return route.abort()
    })
    await reply.fill('We found your parcel.')
    await reply.press('Enter')
    // It is stored, so the subscription brings it, and nothing of the failure remains.
    await page.locator('.said-agent:not(.said-pending)', { hasText: 'We found your parcel.' }).waitFor()
    await page.locator('.said-pending').waitFor({ state: 'detached' })

    lost = 0
    await context.unrouteAll({ behavior: 'wait' })
    await context.route('**/graphql', (route) =>
      (route.request().postData()?.includes('sendAgentMessage(') ?? false) ? route.abort() : route.continue(),
    )
    await reply.fill('It comes on Friday.')
    await reply.press('Enter')
    await page.getByText(/Not sent\. We can’t reach the server/).waitFor()
    await context.unrouteAll({ behavior: 'wait' })
    await page.getByRole('button', { name: 'Retry' }).click()
    await page.locator('.said-agent:not(.said-pending)', { hasText: 'It comes on Friday.' }).waitFor()
    expect(await page.locator('.said-agent', { hasText: 'It comes on Friday.' }).count()).toBe(1)
    expect(await page.locator('.said-agent', { hasText: 'We found your parcel.' }).count()).toBe(1)
  })
})
