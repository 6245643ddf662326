import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { accessibilityFindings } from './accessibility-findings.ts'
import { describeInBrowser } from './chat-app.ts'
import { identify, openHost, type SupportBot } from './widget-page.ts'

const identitySecret = 'a secret of the shop and the chat'
const hashOf = (userId: string) => createHmac('sha256', identitySecret).update(userId).digest('hex')
const patience = { timeout: 45_000 }

await describeInBrowser(
  'the widget on a page of another origin with a strict policy',
  (stage) => {
    test('loads nothing but itself and stores nothing before it is used', async () => {
      const { page, context, requests, launcher, complaints } = await openHost(stage())
      const { url } = stage().app
      expect(requests.filter((request) => request.startsWith(url))).toEqual([`${url}/widget.js`])
      expect(await page.locator('iframe').count()).toBe(0)
      expect(await context.cookies()).toEqual([])
      expect(await context.storageState()).toEqual({ cookies: [], origins: [] })
      expect(await launcher.getAttribute('aria-expanded')).toBe('false')
      expect(complaints).toEqual([])
      const script = await fetch(`${url}/widget.js`)
      expect(script.headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=86400')
      expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    })

    test('opens with the focus in the composer, closes with Escape and returns the focus', async () => {
      const { page, launcher, field, isFocused, chat, complaints } = await openHost(stage())
      await launcher.click()
      await field.waitFor()
      await expect.poll(() => isFocused(field), patience).toBe(true)
      expect(await launcher.getAttribute('aria-expanded')).toBe('true')
      await page.keyboard.press('Escape')
      await expect.poll(() => isFocused(launcher), patience).toBe(true)
      expect(await launcher.getAttribute('aria-expanded')).toBe('false')
      expect(await field.isVisible()).toBe(false)

      await page.keyboard.press('Enter')
      await expect.poll(() => isFocused(field), patience).toBe(true)
      await launcher.focus()
      await page.keyboard.press('Escape')
      await field.waitFor({ state: 'hidden' })
      await launcher.click()
      await chat.getByRole('button', { name: 'Close chat' }).click()
      await field.waitFor({ state: 'hidden' })
      expect(complaints).toEqual([])
    })

    test('looks the way the tag says', async () => {
      const { launcher, chat, complaints } = await openHost(
        stage(),
        'data-position="left" data-color="gold" data-title="Lumen help" data-lang="de" data-greeting="Servus."',
      )
      expect(await launcher.getAttribute('aria-label')).toBe('Lumen help')
      expect((await launcher.boundingBox())?.x).toBeLessThan(100)
      const colors = await launcher.evaluate((button) => {
        const { color, backgroundColor } = getComputedStyle(button)
        return { color, backgroundColor }
      })
      expect(colors).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 215, 0)' })
      await launcher.click()
      await chat.getByRole('heading', { name: 'Lumen help' }).waitFor()
      await chat.getByText('Servus. Ich bin ein KI-Assistent').waitFor()
      expect(complaints).toEqual([])
    })

    test('counts messages that came while it was closed, and calls its listeners once for each', async () => {
      const { page, launcher, ask, api, field, complaints } = await openHost(stage())
      await page.evaluate(() => {
        const { SupportBot } = window as unknown as { SupportBot: SupportBot }
        const heard: string[] = []
        Object.assign(window, { heard })
        SupportBot.onMessage(({ sender, text }) => void heard.push(`${sender}: ${text.slice(0, 20)}`))
        SupportBot.onMessage(() => void heard.push('a listener that has gone'))()
      })
      await api('open')
      await ask('Where is my order?')
      const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
      await expect.poll(heard, patience).toHaveLength(2)
      expect((await heard())[0]).toBe('CUSTOMER: Where is my order?')
      expect((await heard())[1]).toMatch(/^BOT: /)
      expect(await launcher.getAttribute('aria-label')).toBe('Support chat')

      await field.fill('How long does delivery take?')
      await field.press('Enter')
      await api('close')
      await expect
        .poll(() => launcher.getAttribute('aria-label'), patience)
        .toMatch(/^Support chat(, New messages: 1)?$/)
      await expect.poll(heard, patience).toHaveLength(4)
      await api('open')
      await expect.poll(() => launcher.getAttribute('aria-label'), patience).toBe('Support chat')
      expect(complaints).toEqual([])
    })

    test('the launcher shows what an agent wrote while it was closed', async () => {
      const { launcher, page, ask, api, complaints } = await openHost(stage())
      await api('open')
      await ask('Where is my order?')
      await api('close')
      const { db } = stage().app.database
      const { id } = await db.session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
      const { request } = await import('#server/testing/graphql-client.ts')
      const { TEST_ADMIN_KEY } = await import('#server/testing/start-app.ts')
      const agent = (query: string, variables: object) =>
        request<Record<string, { ticket?: { id: string } }>>(
          stage().app.url,
          query,
          { ...variables },
          TEST_ADMIN_KEY,
        )
      const { data } = await agent(
        'mutation E($id: ID!) { escalate(input: { sessionId: $id, reason: "stuck" }) { ... on EscalatePayload { ticket { id } } } }',
        { id },
      )
      await agent('mutation T($id: ID!) { takeTicket(input: { ticketId: $id }) { __typename } }', {
        id: data.escalate?.ticket?.id,
      })
      await agent(
        'mutation S($id: ID!) { sendAgentMessage(input: { sessionId: $id, text: "It is on its way." }) { __typename } }',
        { id },
      )
      await expect
        .poll(() => launcher.getAttribute('aria-label'), patience)
        .toBe('Support chat, New messages: 1')
      expect(await page.locator('section [role=status]').innerText()).toBe('New messages: 1')
      expect(await accessibilityFindings(page)).toEqual([])
      await launcher.click()
      await expect.poll(() => launcher.getAttribute('aria-label'), patience).toBe('Support chat')
      expect(complaints).toEqual([])
    })

    test('passes on who the customer is, but never in a URL', async () => {
      const { requests, ask, launcher, page, complaints, chat } = await openHost(
        stage(),
        `data-user-id="maya" data-user-hash="${hashOf('maya')}"`,
      )
      await launcher.click()
      await ask('Where is my order?')
      const { db } = stage().app.database
      const newest = () => db.session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
      expect(await newest()).toMatchObject({ userId: 'maya', verified: true })
      expect(requests.filter((url) => url.includes('maya'))).toEqual([])

      // Somebody else signs in on the shop: what Maya said is not shown to them.
      await identify(page, { userId: 'omar', userHash: hashOf('omar') })
      await chat.getByText('we email you a tracking link').waitFor({ state: 'detached' })
      await ask('Where is my order?')
      expect(await newest()).toMatchObject({ userId: 'omar', verified: true })
      expect(complaints).toEqual([])
    })

    test('keeps the conversation when the customer signs in, and removes it when they sign out', async () => {
      const { ask, launcher, page, complaints, chat } = await openHost(stage())
      await launcher.click()
      await ask('Where is my order?')
      const { db } = stage().app.database
      const newest = () => db.session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
      const { id } = await newest()
      const answer = chat.getByRole('log').getByText('we email you a tracking link')

      await identify(page, { userId: 'noor', userHash: hashOf('omar') })
      await identify(page, { userId: 'noor', userHash: hashOf('noor') })
      await expect.poll(newest, patience).toMatchObject({ id, userId: 'noor', verified: true })
      expect(await answer.isVisible()).toBe(true)
      await identify(page, {})
      await answer.waitFor({ state: 'detached' })
      expect(complaints).toEqual([])
    })

    test('listens only to the chat, and the chat only to the page that loaded it', async () => {
      const { page, launcher, field, chat } = await openHost(stage())
      await launcher.click()
      await field.waitFor()
      await page.evaluate(() => {
        for (const supportBot of ['close', 'unread'])
          window.postMessage({ supportBot, count: 7 }, window.origin)
      })
      expect(await launcher.getAttribute('aria-expanded')).toBe('true')
      expect(await launcher.getAttribute('aria-label')).toBe('Support chat')
      // The chat says nothing to a page that is not the one in its address, and shows nothing on it.
      await page.evaluate((src) => {
        const stranger = document.createElement('iframe')
        stranger.title = 'stranger'
        stranger.src = src
        const heard: unknown[] = []
        Object.assign(window, { heard })
        window.addEventListener('message', ({ source, data }) => {
          if (source === stranger.contentWindow) heard.push(data)
        })
        return new Promise((resolve) => {
          stranger.addEventListener('load', resolve)
          document.body.append(stranger)
        })
      }, `${stage().app.url}/?embedded&parent=https://other.example`)
      expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([])
      expect(await page.frameLocator('[title=stranger]').locator('.chat').count()).toBe(0)
      expect(await chat.locator('.chat').count()).toBe(1)
    })

    test('fills a phone, and can be closed there', async () => {
      const { page, launcher, chat, field } = await openHost(stage(), '', { width: 360, height: 640 })
      await launcher.click()
      await field.waitFor()
      const box = await page.locator('iframe').boundingBox()
      expect(box).toEqual({ x: 0, y: 0, width: 360, height: 640 })
      expect(await launcher.isVisible()).toBe(false)
      await chat.getByRole('button', { name: 'Close chat' }).click()
      await launcher.waitFor()
    })

    test.each([
      { name: 'light', width: 1280 },
      { name: 'dark on a phone', width: 320, dark: true },
      { name: 'forced colours', width: 1024, forcedColors: true },
    ])('is accessible, closed and open: $name', async ({ name, ...look }) => {
      const { page, launcher, field, complaints } = await openHost(stage(), '', { ...look, height: 700 })
      expect(await accessibilityFindings(page)).toEqual([])
      await launcher.click()
      await field.waitFor()
      // On a phone the page, with its landmark and its heading, lies behind the chat.
      const behind = /^(landmark-one-main|page-has-heading-one)/
      const around = await accessibilityFindings(page)
      expect(around.filter((finding) => look.width > 480 || !behind.test(finding))).toEqual([])
      const frame = page.frames().find((other) => other !== page.mainFrame())
      // Looked at by itself it misses a main landmark, which is the page's: one a page.
      const inChat = frame ? await accessibilityFindings(frame) : ['no chat']
      expect(inChat.filter((finding) => !finding.startsWith('landmark-one-main'))).toEqual([])
      expect(complaints).toEqual([])
    })
  },
  { IDENTITY_SECRET: identitySecret, RATE_LIMIT_REQUESTS: '100' },
)
