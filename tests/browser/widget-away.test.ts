import { expect, test } from 'vitest'
import { agentAtWork } from './agent-at-work.ts'
import { describeInBrowser } from './chat-app.ts'
import { openHost } from './widget-page.ts'

const patience = { timeout: 45_000 }

await describeInBrowser('a customer who leaves the page while an agent answers', (stage) => {
  /** Someone who has asked for a person and closed the chat. */
  async function leftWaiting(options?: Parameters<typeof openHost>[2]) {
    const opened = await openHost(stage(), '', options)
    await opened.launcher.click()
    await opened.ask('Where is my order?')
    const agent = await agentAtWork(stage())
    await agent.take()
    await opened.api('close')
    return { ...opened, agent, label: () => opened.launcher.getAttribute('aria-label') }
  }

  test('sees on the next page, and after a reload, how many answers are unread, and where they begin', async () => {
    const { page, host, launcher, label, chat, agent, requests, complaints } = await leftWaiting()
    await page.getByRole('link', { name: 'Tents' }).click()
    await page.waitForURL(`${host.url}/tents`)
    requests.length = 0
    await agent.say('I have found your order.')
    await expect.poll(label, patience).toBe('Support chat, New messages: 1')
    await expect.poll(() => page.title(), patience).toBe('(1) New messages')
    await expect.poll(() => page.title(), patience).toBe('A shop')
    await agent.say('It is on its way.')
    await expect.poll(label, patience).toBe('Support chat, New messages: 2')

    await page.reload()
    await expect.poll(label, patience).toBe('Support chat, New messages: 2')
    await page.goto(host.url)
    await expect.poll(label, patience).toBe('Support chat, New messages: 2')
    // It has listened, and of the chat itself nothing was loaded.
    expect(requests.filter((url) => /embedded/.test(url) && !url.includes('/listener.html'))).toEqual([])

    await launcher.click()
    const rows = chat.locator('.log-new ~ .message')
    await chat.locator('.log-new').waitFor()
    expect(await chat.locator('.log-new').innerText()).toBe('New')
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringContaining('I have found your order.'),
      expect.stringContaining('It is on its way.'),
    ])
    await expect.poll(label, patience).toBe('Support chat')
    await expect.poll(() => page.title(), patience).toBe('A shop')
    await page.goto(`${host.url}/tents`)
    await chat.getByText('It is on its way.').waitFor()
    expect(await chat.locator('.log-new').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  test('finds the chat open on the next page when it was open, with the draft, and the page keeps the focus', async () => {
    const { page, host, launcher, chat, field, api } = await leftWaiting()
    await api('open')
    await field.fill('My order is 77')
    await page.getByRole('link', { name: 'Tents' }).click()
    await page.waitForURL(`${host.url}/tents`)
    await expect.poll(() => field.inputValue(), patience).toBe('My order is 77')
    expect(await launcher.getAttribute('aria-expanded')).toBe('true')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
    await chat.getByRole('button', { name: 'Close chat' }).click()
    await field.waitFor({ state: 'hidden' })
    await page.reload()
    await launcher.waitFor()
    expect(await launcher.getAttribute('aria-expanded')).toBe('false')
  })

  test('reads in one tab, and another tab no longer counts it as unread', async () => {
    const { page, context, host, label, agent } = await leftWaiting()
    const other = await context.newPage()
    await other.goto(host.url)
    const otherLauncher = other.locator('section[aria-label]').getByRole('button')
    await agent.say('I have found your order.')
    await expect.poll(label, patience).toBe('Support chat, New messages: 1')
    await expect
      .poll(() => otherLauncher.getAttribute('aria-label'), patience)
      .toBe('Support chat, New messages: 1')
    await otherLauncher.click()
    await expect.poll(() => otherLauncher.getAttribute('aria-label'), patience).toBe('Support chat')
    await expect.poll(label, patience).toBe('Support chat')
    await expect.poll(() => page.title(), patience).toBe('A shop')
  })

  test('sees nothing of another customer in the same browser', async () => {
    const { page, context, host, agent } = await leftWaiting({
      host: { head: `<script src="${stage().app.url}/widget.js" async></script>` },
    })
    await stage().app.database.db.session.update({
      where: { id: agent.sessionId },
      data: { userId: 'maya' },
    })
    // As the chat has kept it: begun for maya.
    const frame = page.frames().find((other) => other.url().includes('embedded'))
    await frame?.evaluate(() => {
      const saved = JSON.parse(localStorage.getItem('support-chat') ?? '{}')
      localStorage.setItem(
        'support-chat',
        JSON.stringify({ ...saved, session: { ...saved.session, userId: 'maya' } }),
      )
    })
    const omar = await context.newPage()
    const heard: string[] = []
    await omar.exposeFunction('hear', (text: string) => void heard.push(text))
    await omar.addInitScript(() => {
      window.addEventListener('support-bot-ready', () => {
        const page = window as unknown as {
          SupportBot: {
            onMessage(listener: (message: { text: string }) => void): void
            identify(who: object): void
          }
          hear(text: string): void
        }
        page.SupportBot.identify({ userId: 'omar' })
        page.SupportBot.onMessage(({ text }) => page.hear(text))
      })
    })
    await omar.goto(host.url)
    // The listener has found that it is not omar's, and the page forgets it.
    await expect.poll(() => omar.evaluate(() => localStorage.getItem('support-bot')), patience).toBeNull()
    await agent.say('Dear Maya, your parcel is here.')
    await omar.reload()
    await omar.locator('section[aria-label]').getByRole('button').waitFor()
    expect(await omar.title()).toBe('A shop')
    expect(heard).toEqual([])
  })
})
