import { expect, test } from 'vitest'
import { agentAtWork } from './agent-at-work.ts'
import { describeInBrowser } from './chat-app.ts'
import { aCustomer, asksForPerson, openConsoleAs, says } from './console-page.ts'

const patience = { timeout: 45_000 }

await describeInBrowser('the inbox serves the agent', (stage) => {
  /** A customer of that name who waits for an agent. */
  async function waits(name: string, text = 'Where is my order?') {
    const customer = await aCustomer(stage(), text, { name })
    await asksForPerson(stage(), customer, 'Lost')
    return customer
  }
  const has = async (page: Awaited<ReturnType<typeof openConsoleAs>>['page'], name: string) => {
    await page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
    await page.getByRole('button', { name: 'Take conversation' }).click()
    await page.getByRole('textbox', { name: 'Reply' }).waitFor()
  }

  test('your own customers come first, then the queue, and the keys follow that order', async () => {
    await waits('Older')
    await waits('Younger')
    const { page, complaints } = await openConsoleAs(stage(), 'Ada')
    await has(page, 'Younger')
    await expect
      .poll(() => page.locator('.queue-group h2').allInnerTexts(), patience)
      .toEqual([expect.stringMatching(/^Yours/), expect.stringMatching(/^Waiting/)])
    await page.getByRole('heading', { name: 'Inbox' }).click()
    await page.keyboard.press('j')
    await expect.poll(() => page.locator('.session-head h2').innerText(), patience).toBe('Older')
    await page.keyboard.press('Shift+X')
    await page.getByText('Closed as junk.').waitFor()
    // The first of the list by now: one’s own.
    await page.getByRole('link', { name: /^Younger/ }).click()
    await page.locator('.session-head').getByText('With Ada').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+E')
    await page.getByText('Conversation with Younger resolved.').waitFor()
    expect(complaints).toEqual([])
  })

  test('the trigger word is shown in the list and beside the conversation', async () => {
    await aCustomer(stage(), 'Qqqq zzzz billing?', { name: 'Bea' })
    const { page, complaints } = await openConsoleAs(stage(), 'Alan')
    const row = page.getByRole('link', { name: /^Bea/ })
    await row.getByText('Trigger word: billing', { exact: true }).waitFor()
    await row.click()
    const details = page.getByRole('complementary', { name: 'Details' })
    await details.getByText('Trigger word: billing', { exact: true }).waitFor()
    expect(complaints).toEqual([])
  })

  test('the list shows the customer’s last words, however much was said since', async () => {
    await waits('Cleo', 'Where is my order?')
    const agent = await agentAtWork(stage())
    await agent.take()
    for (let reply = 1; reply <= 8; reply += 1) await agent.say(`Part ${reply} of a long reply.`)
    const { page, complaints } = await openConsoleAs(stage(), 'Barbara')
    const row = page.getByRole('link', { name: /^Cleo/ })
    await expect.poll(() => row.locator('.queue-text').innerText(), patience).toBe('Where is my order?')
    expect(complaints).toEqual([])
  })

  test('junk is closed without being taken, several at once, and can be restored', async () => {
    for (const name of ['Junk one', 'Junk two', 'Real']) await waits(name)
    const { page, complaints } = await openConsoleAs(stage(), 'Grace')
    await page.getByRole('button', { name: 'Select', exact: true }).click()
    await page.getByRole('checkbox', { name: 'Select Junk one' }).check()
    await page.getByRole('checkbox', { name: 'Select Junk two' }).check()
    await page.getByText('2 selected').waitFor()
    await page.getByRole('button', { name: 'Close as junk' }).click()
    await page.getByText('2 conversations closed as junk.').waitFor()
    await page.getByRole('link', { name: /^Junk/ }).first().waitFor({ state: 'detached' })
    expect(await page.getByRole('link', { name: /^Real/ }).count()).toBe(1)

    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect.poll(() => page.getByRole('link', { name: /^Junk/ }).count(), patience).toBe(2)

    await page.getByRole('link', { name: /^Junk one/ }).click()
    await page.getByRole('button', { name: 'Close as junk' }).click()
    await page.locator('.session-head').getByText('Resolved').waitFor()
    expect(await page.getByText('Grace joined').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  test('resolving with a message unanswered asks first, and can be undone', async () => {
    const customer = await waits('Pia')
    const { page, complaints } = await openConsoleAs(stage(), 'Edsger')
    await has(page, 'Pia')
    await says(stage(), customer, 'Where do I send the pole?')
    await page.getByRole('log').getByText('Where do I send the pole?').waitFor()
    await page.getByRole('button', { name: 'Resolve' }).click()
    const asked = page.getByRole('dialog', { name: 'Resolve without an answer?' })
    await asked.getByRole('button', { name: 'Keep it open' }).last().click()
    await page.locator('.session-head').getByText('With Edsger').waitFor()

    await page.getByRole('button', { name: 'Resolve' }).click()
    await asked.getByRole('button', { name: 'Resolve anyway' }).click()
    await page.locator('.session-head').getByText('Resolved').waitFor()
    await page.getByRole('button', { name: /^Undo/ }).click()
    await page.locator('.session-head').getByText('With Edsger').waitFor()

    // With an answer there is nothing to ask.
    const reply = page.getByRole('textbox', { name: 'Reply' })
    await reply.fill('To Ghent.')
    await reply.press('Enter')
    await page.locator('.said-agent:not(.said-pending)').waitFor()
    await page.getByRole('button', { name: 'Resolve' }).click()
    await page.locator('.session-head').getByText('Resolved').waitFor()
    expect(await asked.count()).toBe(0)

    // Who writes again comes back to the agent, and is marked.
    await says(stage(), customer, 'It still does not fit.')
    await page.getByText('Pia wrote again and is back with you.').waitFor()
    await page.locator('.session-head').getByText('Returned').waitFor()
    await page.getByRole('link', { name: /^Pia/ }).getByText('Returned').waitFor()
    expect(complaints).toEqual([])
  })

  test('a conversation goes back to the queue or to a colleague, who is notified; the transcript shows who came and went', async () => {
    await waits('Uma')
    const giver = await openConsoleAs(stage(), 'Linus')
    const taker = await openConsoleAs(stage(), 'Margaret')
    await has(giver.page, 'Uma')
    await giver.page.getByRole('button', { name: 'Hand over' }).click()
    await giver.page.getByRole('button', { name: 'Back to the queue' }).click()
    await giver.page.getByRole('button', { name: 'Take conversation' }).click()
    await giver.page.getByRole('textbox', { name: 'Reply' }).waitFor()

    await giver.page.getByRole('button', { name: 'Hand over' }).click()
    await giver.page.getByRole('button', { name: /^Margaret/ }).click()
    await giver.page.getByText('Margaret is answering. You’re viewing live.').waitFor()
    await taker.page.getByText('Linus handed you the conversation with Uma.').waitFor()
    await taker.page.getByRole('link', { name: 'Open' }).click()
    await taker.page.getByRole('textbox', { name: 'Reply' }).waitFor()
    const log = taker.page.getByRole('log')
    await log.getByText('Linus joined').first().waitFor()
    await log.getByText('Linus left').first().waitFor()
    await log.getByText('Margaret joined').waitFor()
    expect(await log.getByText(/in line|number \d+/).count()).toBe(0)
    expect([...giver.complaints, ...taker.complaints]).toEqual([])
  })
})
