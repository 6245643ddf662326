import { expect, test } from 'vitest'
import { agentAtWork } from './agent-at-work.ts'
import { describeInBrowser } from './chat-app.ts'
import { openHost } from './widget-page.ts'

const patience = { timeout: 45_000 }

interface Shown {
  title: string
  body: string
  notification: Notification
}

/**
 * Keeps what the page shows. The permission is the browser's own, as it says it elsewhere: without a screen Chromium
 * grants it, and its Notification.permission denies it all the same.
 */
function recordNotifications(): void {
  const shown: Shown[] = []
  let permission: NotificationPermission = 'default'
  Object.assign(window, { shown })
  const { Notification } = window
  window.Notification = class extends Notification {
    static override get permission() {
      return permission
    }
    static override async requestPermission() {
      permission = await Notification.requestPermission()
      return permission
    }
    constructor(title: string, options?: NotificationOptions) {
      super(title, options)
      shown.push({ title, body: options?.body ?? '', notification: this })
    }
  }
}

await describeInBrowser('a customer of the widget who may be notified', (stage) => {
  /** Someone who waits for a person, on a page that may notify or may not. What it shows is the browser's own. */
  async function waits({ allowed }: { allowed: boolean }) {
    const opened = await openHost(stage())
    const { page, context, host, launcher, ask, chat } = opened
    const devtools = await context.newCDPSession(page)
    const { targetInfo } = await devtools.send('Target.getTargetInfo')
    await devtools.send('Browser.setPermission', {
      permission: { name: 'notifications' },
      setting: allowed ? 'granted' : 'denied',
      origin: host.url,
      browserContextId: targetInfo.browserContextId,
    })
    await page.addInitScript(recordNotifications)
    await page.reload()
    await launcher.click()
    await ask('Where is my order?')
    await chat.getByRole('button', { name: 'Talk to a person' }).first().click()
    await chat.locator('.banner-waiting').waitFor()
    const shown = () =>
      page.evaluate(() =>
        (window as unknown as { shown: Shown[] }).shown.map(({ title, body }) => ({ title, body })),
      )
    /** The customer's window goes away. */
    const looksAway = async () => {
      await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: false })
      const { windowId } = await devtools.send('Browser.getWindowForTarget')
      await devtools.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'minimized' } })
      await expect.poll(() => page.evaluate(() => document.hasFocus()), patience).toBe(false)
    }
    return { ...opened, shown, looksAway, offer: chat.getByRole('button', { name: 'Notify me' }) }
  }

  test('turns notifications on while waiting, is notified of an answer when away, and opens the chat from it', async () => {
    const { page, offer, api, launcher, shown, looksAway, complaints } = await waits({ allowed: true })
    expect(await page.evaluate(() => localStorage.getItem('support-bot-notify'))).toBeNull()
    await offer.click()
    await offer.waitFor({ state: 'detached' })
    const agent = await agentAtWork(stage())
    await agent.take()
    await agent.say('I am looking into it.')
    await page.frameLocator('section iframe').getByRole('log').getByText('I am looking into it.').waitFor()
    // Who is looking needs none.
    expect(await shown()).toEqual([])

    await api('close')
    await looksAway()
    await agent.say('I have found your order.')
    await expect
      .poll(shown, patience)
      .toEqual([{ title: expect.any(String), body: 'I have found your order.' }])
    await page.evaluate(() => {
      const [first] = (window as unknown as { shown: Shown[] }).shown
      first?.notification.dispatchEvent(new Event('click'))
    })
    await expect.poll(() => launcher.getAttribute('aria-expanded'), patience).toBe('true')
    expect(complaints).toEqual([])
  })

  test('is also notified on the next page, with the chat closed', async () => {
    const { page, host, offer, api, shown, looksAway, complaints } = await waits({ allowed: true })
    await offer.click()
    await offer.waitFor({ state: 'detached' })
    const agent = await agentAtWork(stage())
    await agent.take()
    await api('close')
    await page.goto(`${host.url}/tents`)
    await page.evaluate(() => Notification.requestPermission())
    await page.locator('iframe[hidden]').waitFor({ state: 'attached' })
    await looksAway()
    await agent.say('It is on its way.')
    await expect.poll(shown, patience).toEqual([{ title: expect.any(String), body: 'It is on its way.' }])
    expect(complaints).toEqual([])
  })

  test('is not asked again, and not notified, when the browser refuses', async () => {
    const { offer, shown, looksAway, launcher, api } = await waits({ allowed: false })
    await offer.click()
    await offer.waitFor({ state: 'detached' })
    const agent = await agentAtWork(stage())
    await agent.take()
    await api('close')
    await looksAway()
    await agent.say('I have found your order.')
    await expect
      .poll(() => launcher.getAttribute('aria-label'), patience)
      .toBe('Support chat, New messages: 1')
    expect(await shown()).toEqual([])
  })
})
