import { expect, test } from 'vitest'
import { describeInBrowser } from './chat-app.ts'
import { chatOn, expectNoSidewaysScroll, openChat } from './chat-page.ts'

await describeInBrowser('the chat in other languages', (stage) => {
  test.each([
    ['de-AT', 'Wie können wir helfen?', 'Mit einem Menschen sprechen'],
    ['es-MX', '¿En qué podemos ayudarle?', 'Hablar con una persona'],
    ['fr-FR', 'Comment pouvons-nous vous aider ?', 'Parler à une personne'],
  ])('speaks %s to a browser that does', async (locale, welcome, person) => {
    const { page, complaints } = await openChat(stage(), { locale, width: 320, height: 640 })
    await page.getByRole('heading', { name: welcome }).waitFor()
    await page.getByRole('button', { name: person }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe(locale)
    await expectNoSidewaysScroll(page)
    expect(complaints).toEqual([])
  })

  test('runs from right to left in Arabic, with each text in its own direction', async () => {
    const { page, write, sees } = await openChat(stage(), { locale: 'ar', width: 360, height: 640 })
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    await write('Where is my order?')
    await sees('we email you a tracking link')
    const bubble = page.getByRole('log').locator('.message-customer .bubble')
    expect((await bubble.boundingBox())?.x).toBeLessThan(40)
    const answer = page.getByRole('log').getByText('we email you a tracking link')
    expect(await answer.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr')
    await expectNoSidewaysScroll(page)
  })

  test('a choice in another direction is aligned by its own direction', async () => {
    const { page } = await openChat(stage(), { locale: 'ar', width: 360, height: 640 })
    const words = page.locator('.suggestion bdi').first()
    const [direction, align, button] = await words.evaluate((element) => [
      getComputedStyle(element).direction,
      getComputedStyle(element).textAlign,
      getComputedStyle(element.parentElement ?? element).direction,
    ])
    expect([direction, align, button]).toEqual(['ltr', 'start', 'rtl'])
  })

  // Words of a site's own are for the frames of sites on the list: widget.test.ts.
  test('a link may choose the language and the theme, and puts no words into our mouth', async () => {
    const { browser, app } = stage()
    const opened = await browser.newPage()
    const words = new URLSearchParams({
      lang: 'fr',
      theme: 'dark',
      title: 'Lumen',
      greeting: '<b>Bonjour</b> !',
    })
    const { page, texts, complaints } = await chatOn(opened, `${app.url}/?${words}`)
    await page.getByRole('heading', { name: 'Comment pouvons-nous vous aider ?' }).waitFor()
    expect((await texts())[0]).toMatch(/^Bonjour ! Je suis un assistant IA/)
    expect(await page.getByText(/Lumen|<b>/).count()).toBe(0)
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark')
    expect(complaints).toEqual([])
  })
})
