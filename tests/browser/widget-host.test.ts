import { expect, onTestFinished, test } from 'vitest'
import { describeInBrowser } from './chat-app.ts'
import { identify, openHost } from './widget-page.ts'

const patience = { timeout: 45_000 }

await describeInBrowser('what the widget does to the page around it', (stage) => {
  test('on a phone the page behind can be neither reached nor scrolled, and is unchanged afterwards', async () => {
    const { page, launcher, field, chat, complaints } = await openHost(stage(), '', {
      width: 360,
      height: 640,
    })
    await page.evaluate(() => {
      document.documentElement.style.overflow = 'clip auto'
      window.scrollTo(0, 200)
    })
    const inert = () => page.locator('body > [inert]').evaluateAll((all) => all.map(({ tagName }) => tagName))
    const overflow = () => page.evaluate(() => document.documentElement.style.overflow)
    expect(await inert()).toEqual(['FOOTER'])
    await launcher.click()
    await field.waitFor()
    expect(await page.locator('main').evaluate((main) => main.hasAttribute('inert'))).toBe(true)
    expect(await overflow()).toBe('hidden')
    await page.mouse.move(180, 20)
    await page.mouse.wheel(0, 300)
    for (let tabs = 0; tabs < 8; tabs++) await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main'))).toBe(null)

    // Turned around to a wide screen: it is a panel again, and the page is the customer's.
    await page.setViewportSize({ width: 900, height: 640 })
    await expect.poll(inert, patience).toEqual(['FOOTER'])
    await page.setViewportSize({ width: 360, height: 640 })
    await expect.poll(overflow, patience).toBe('hidden')
    await chat.getByRole('button', { name: 'Close chat' }).click()
    await launcher.waitFor()
    expect(await inert()).toEqual(['FOOTER'])
    expect(await overflow()).toBe('clip auto')
    expect(await page.evaluate(() => window.scrollY)).toBe(200)
    expect(complaints).toEqual([])
  })

  test('on a wide screen the page stays usable', async () => {
    const { page, launcher, field } = await openHost(stage())
    await launcher.click()
    await field.waitFor()
    await page.getByLabel('Search').fill('tent')
    expect(await page.locator('body > [inert]').count()).toBe(1)
    expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe('')
  })

  test('a page without an origin has no chat, and its console says why', async () => {
    const { browser, app } = stage()
    const { page, context, complaints } = await browser.newPage()
    onTestFinished(() => context.close())
    const tag = `<script src="${app.url}/widget.js" async></script>`
    await page.goto(`${app.url}/health`)
    await page.evaluate((srcdoc) => {
      const sandbox = document.createElement('iframe')
      sandbox.setAttribute('sandbox', 'allow-scripts')
      sandbox.srcdoc = srcdoc
      document.body.append(sandbox)
    }, tag)
    await expect.poll(() => complaints.join(), patience).toContain('this page has no origin')
    expect(await page.frameLocator('iframe').locator('section').count()).toBe(0)
  })

  test('a customer who signs in later keeps what they said before, and sees their conversations from then on', async () => {
    const { page, launcher, ask, chat } = await openHost(stage())
    await launcher.click()
    await ask('Where is my order?')
    const { db } = stage().app.database
    const newest = () => db.session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
    const { id } = await newest()
    await identify(page, { userId: 'maya' })
    await expect.poll(newest).toMatchObject({ id, userId: 'maya', verified: false })
    await ask('How long does delivery take?')
    expect(await newest()).toMatchObject({ id, lastSeq: 4 })
    await chat.getByRole('button', { name: 'New conversation' }).click()
    await chat.getByRole('button', { name: 'Start new' }).click()
    await ask('Where is my order?')
    const second = await newest()
    expect(second).toMatchObject({ userId: 'maya' })
    expect(second.id).not.toBe(id)
  })

  test.each([
    { theme: 'dark', background: 'rgb(14, 20, 19)' },
    { theme: 'light', background: 'rgb(244, 246, 245)' },
  ])('the tag chooses the theme: $theme', async ({ theme, background }) => {
    const { launcher, chat } = await openHost(stage(), `data-theme="${theme}"`, { dark: theme === 'light' })
    await launcher.click()
    await chat.getByRole('textbox').waitFor()
    const color = () => chat.locator('html').evaluate((element) => getComputedStyle(element).backgroundColor)
    expect(await color()).toBe(background)
  })

  test('speaks the page’s language when the tag names none, and from right to left', async () => {
    const german = await openHost(stage(), '', { locale: 'de-AT' })
    expect(await german.launcher.getAttribute('aria-label')).toBe('Support-Chat')
    await german.launcher.click()
    await german.chat.getByPlaceholder('Frage').or(german.chat.locator('html[lang=de-AT]')).first().waitFor()
    const arabic = await openHost(stage(), 'data-lang="ar"')
    await arabic.launcher.click()
    await arabic.chat.locator('html[dir=rtl][lang=ar]').waitFor()
  })
})
