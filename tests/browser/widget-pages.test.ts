import { expect, test } from 'vitest'
import { describeInBrowser } from './chat-app.ts'
import { openHost } from './widget-page.ts'

const patience = { timeout: 45_000 }

await describeInBrowser('the widget on any page', (stage) => {
  const free = { policy: '' }
  const tag = (attributes = 'async') => `<script src="${stage().app.url}/widget.js" ${attributes}></script>`

  test.each([
    [
      'replaces its body',
      () => {
        document.body.replaceWith(document.createElement('body'))
        document.body.textContent = 'Another page'
      },
    ],
    [
      'writes its body anew',
      () => {
        document.body.outerHTML = '<body><p>Another page</p></body>'
      },
    ],
    [
      'writes all of itself anew',
      () => {
        document.documentElement.innerHTML = '<head></head><body><p>Another page</p></body>'
      },
    ],
    [
      'is replaced as a whole',
      () => {
        const page = document.createElement('html')
        page.innerHTML = '<head></head><body><p>Another page</p></body>'
        document.replaceChild(page, document.documentElement)
      },
    ],
  ])('stays when a page %s, and can be opened', async (_, replace) => {
    const { page, launcher, field } = await openHost(stage(), '', { host: free })
    await page.evaluate(replace)
    await page.getByText('Another page').waitFor()
    await expect.poll(() => launcher.count(), patience).toBe(1)
    await launcher.click()
    await field.waitFor()
  })

  test.each([
    'transform: translateZ(0)',
    'filter: grayscale(1)',
    'will-change: transform',
    'contain: layout',
  ])('stays in view on a body with %s, also when it is scrolled', async (style) => {
    const { page, launcher } = await openHost(stage(), '', { host: free })
    await page.evaluate((css) => {
      document.body.style.cssText = `${css}; height: 3000px`
    }, style)
    for (const scrolled of [0, 1000]) {
      await page.evaluate((y) => window.scrollTo(0, y), scrolled)
      expect((await launcher.boundingBox())?.y).toBe(800 - 20 - 56)
    }
  })

  test.each([
    ['an element with its name as id', '<div id="SupportBot"></div>'],
    ['a form of its name', '<form name="SupportBot"><input name="open"></form>'],
    ['a frame of its name', '<iframe name="SupportBot" title="theirs"></iframe>'],
  ])('works beside %s', async (_, body) => {
    const { page, launcher, field, api } = await openHost(stage(), '', { host: { ...free, body } })
    expect(await launcher.count()).toBe(1)
    await api('open')
    await field.waitFor()
    expect(await page.locator('support-bot').count()).toBe(1)
  })

  test.each([
    ['twice', () => tag() + tag('defer')],
    ['as a module', () => tag('type="module" data-title="Help"')],
    ['by import()', () => `<script>import('${stage().app.url}/widget.js')</script>`],
    [
      'by a script of the page',
      () => `<script>
      document.head.append(Object.assign(document.createElement('script'), { src: '${stage().app.url}/widget.js?v=1#x' }))
    </script>`,
    ],
    ['under another base', () => `<base href="https://elsewhere.example/deep/">${tag()}`],
  ])('appears once when it is loaded %s', async (how, head) => {
    const { page, launcher, field } = await openHost(stage(), '', { host: { ...free, head: head() } })
    if (how === 'as a module') expect(await launcher.getAttribute('aria-label')).toBe('Help')
    await launcher.click()
    await field.waitFor()
    expect(await page.locator('support-bot').count()).toBe(1)
  })

  test('offers a link to the chat when the page forbids its frame', async () => {
    const { url } = stage().app
    const { page, launcher } = await openHost(stage(), 'data-title="Lumen help"', {
      host: { policy: `default-src 'none'; script-src ${url}` },
    })
    await launcher.click()
    const link = page.getByRole('link', { name: 'Open the chat in a new tab' })
    await link.waitFor()
    expect(await link.getAttribute('href')).toBe(`${url}/`)
    await page.keyboard.press('Escape')
    await link.waitFor({ state: 'hidden' })
  })

  test('offers the link too when a proxy forbids framing the chat', async () => {
    const { page, context, launcher } = await openHost(stage(), 'data-lang="de"')
    await context.route(/embedded=/, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, headers: { 'content-type': 'text/html', 'x-frame-options': 'DENY' } })
    })
    await launcher.click()
    await page.getByRole('link', { name: 'Chat in einem neuen Tab öffnen' }).waitFor()
  })

  test.each([
    ['its origin', (url: string) => `script-src ${url}`],
    ['a nonce', () => "script-src 'nonce-c2hvcA'"],
    ['a nonce and what it loads', () => "script-src 'nonce-c2hvcA' 'strict-dynamic'"],
  ])('needs nothing of a page’s policy but its frame and its script, by %s', async (_, scripts) => {
    const { url } = stage().app
    const policy = `default-src 'none'; ${scripts(url)}; frame-src ${url}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`
    const { launcher, ask, chat, complaints } = await openHost(stage(), 'nonce="c2hvcA"', {
      host: { policy },
    })
    await launcher.click()
    await ask('Where is my order?')
    await chat.getByRole('log').getByText('we email you a tracking link').waitFor()
    expect(complaints).toEqual([])
  })

  test('opens the chat in a tab of its own when the page forbids the panel’s file', async () => {
    const { context, launcher } = await openHost(stage(), '', {
      host: { policy: `default-src 'none'; script-src ${stage().app.url}/widget.js` },
    })
    const opened = context.waitForEvent('page')
    await launcher.click()
    expect((await opened).url()).toMatch(/^http:\/\/[^?]*\/?\??$/)
  })

  test('is moved by its offsets, and stays above even the highest z-index', async () => {
    const { page, launcher } = await openHost(stage(), 'data-offset-x="40" data-offset-y="5rem"', {
      host: {
        ...free,
        body: '<div style="position:fixed;inset:auto 0 0 0;height:300px;z-index:2147483647">Cookies?</div>',
      },
    })
    const box = await launcher.boundingBox()
    expect(box).toMatchObject({ x: 1280 - 40 - 56, y: 800 - 80 - 56 })
    const top = await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.tagName, {
      x: (box?.x ?? 0) + 28,
      y: (box?.y ?? 0) + 28,
    })
    expect(top).toBe('SUPPORT-BOT')
  })

  test('Back closes the chat on a phone, and only then leaves the page', async () => {
    const { page, host, launcher, field } = await openHost(stage(), '', {
      width: 375,
      height: 700,
      host: free,
    })
    await page.goto(`${host.url}/tents`)
    await page.evaluate(() => {
      const heard: unknown[] = []
      Object.assign(window, { heard })
      window.addEventListener('popstate', ({ state }) => heard.push(state))
      history.replaceState({ page: 'tents' }, '')
    })
    await launcher.click()
    await field.waitFor()
    await page.goBack()
    await launcher.waitFor()
    expect(page.url()).toBe(`${host.url}/tents`)
    // What the page's router may have heard is its own state, at its own address.
    expect(await page.evaluate('heard')).toEqual([{ page: 'tents' }])
    expect(await page.evaluate(() => history.state)).toEqual({ page: 'tents' })

    await launcher.click()
    await field.waitFor()
    await page.frameLocator('section iframe').getByRole('button', { name: 'Close chat' }).click()
    await launcher.waitFor()
    await expect.poll(() => page.evaluate(() => history.state), patience).toEqual({ page: 'tents' })
    await page.goBack()
    await page.waitForURL(host.url)
  })

  test('keys pressed before the chat has loaded end up in its field', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { page, context, launcher, field, isFocused, complaints } = await openHost(stage())
    await context.route(/\/assets\/chat-.*\.js/, async (route) => {
      await promise
      await route.continue()
    })
    await launcher.click()
    await page.keyboard.type('Where is ')
    resolve()
    await field.waitFor()
    await expect.poll(() => field.inputValue(), patience).toBe('Where is ')
    await expect.poll(() => isFocused(field), patience).toBe(true)
    await page.keyboard.type('my order?')
    expect(await field.inputValue()).toBe('Where is my order?')
    expect(complaints).toEqual([])
  })

  test('keys pressed while the chat is loading end up in its field, in order', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { page, context, launcher, field } = await openHost(stage())
    await context.route(/\/assets\/chat-.*\.js/, async (route) => {
      await promise
      await route.continue()
    })
    await launcher.click()
    const question = 'Where is the order that I have sent for on the second of March?'
    for (const [place, key] of [...question].entries()) {
      if (place === 5) resolve()
      await page.keyboard.press(key === ' ' ? 'Space' : key, { delay: 20 })
    }
    await expect.poll(() => field.inputValue(), patience).toBe(question)
  })

  test.each([
    ['yellow', 'rgb(255, 255, 0)', 'rgb(0, 0, 0)'],
    ['white', 'rgb(255, 255, 255)', 'rgb(0, 0, 0)'],
    ['#707070', 'rgb(112, 112, 112)', 'rgb(255, 255, 255)'],
  ])('is %s throughout when the tag says so', async (color, background, ink) => {
    const { chat, launcher, ask } = await openHost(stage(), `data-color="${color}"`)
    await launcher.click()
    await ask('Where is my order?')
    const style = (selector: string, name: string) =>
      chat
        .locator(selector)
        .first()
        .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name)
    expect(await style('.message-customer .bubble', 'background-color')).toBe(background)
    expect(await style('.message-customer .bubble', 'color')).toBe(ink)
    expect(await style('.avatar-assistant', 'background-image')).toContain(background)
    expect(await style('.avatar-bubble', 'fill')).toBe(ink)
  })
})
