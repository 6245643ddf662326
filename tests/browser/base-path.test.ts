import { request as ask, createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '#server/testing/free-port.ts'
import { TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { describeInBrowser } from './chat-app.ts'
import { chatOn } from './chat-page.ts'
import { signIn } from './console-page.ts'
import { startHostPage } from './host-page.ts'

const shopPort = await freePort()
const env = {
  BASE_PATH: '/support',
  TRUST_PROXY: 'true',
  ALLOWED_ORIGINS: `http://127.0.0.1:${shopPort}`,
}

/** A shop's proxy as nginx is by default: it names itself in Host, and serves the bot below a path of its own site. */
function startProxy(target: () => string): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/support')) return void response.end('the shop')
    const options = { method: request.method, path: request.url, headers: forwarded(request.headers) }
    const passed = ask(target(), options, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    passed.on('error', () => response.destroy())
    request.pipe(passed)
  })
  const forwarded = (headers: NodeJS.Dict<string | string[]>) => ({
    ...headers,
    host: new URL(target()).host,
    'x-forwarded-host': headers.host,
  })
  // What was upgraded is no connection of the server's any more: it would wait for its end for ever.
  const upgraded = new Set<Duplex>()
  server.on('upgrade', (request, socket) => {
    upgraded.add(socket)
    socket.on('close', () => upgraded.delete(socket))
    const { hostname, port } = new URL(target())
    const passed = connect(Number(port), hostname, () => {
      const lines = Object.entries(forwarded(request.headers)).map(([name, value]) => `${name}: ${value}`)
      passed.write(`GET ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      passed.pipe(socket).pipe(passed)
    })
    passed.on('error', () => socket.destroy())
    socket.on('error', () => passed.destroy())
  })
  async function close(): Promise<void> {
    server.closeAllConnections()
    for (const socket of upgraded) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      resolve({ close, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
    }),
  )
}

await describeInBrowser(
  'below a path of a shop, behind its proxy',
  (stage) => {
    let proxy: Awaited<ReturnType<typeof startProxy>>
    beforeAll(async () => {
      proxy = await startProxy(() => stage().app.url)
    })
    afterAll(() => proxy?.close())

    const policyOfShop = () =>
      `default-src 'none'; script-src ${proxy.url}; frame-src ${proxy.url}; connect-src ${proxy.url}`

    test('the chat answers, and gets events as they happen', async () => {
      for (const address of ['/support/', '/support']) {
        const opened = await stage().browser.newPage()
        const sockets: string[] = []
        opened.page.on('websocket', (socket) => {
          socket.on('framereceived', () => sockets.push(new URL(socket.url()).pathname))
        })
        const { ask, sees } = await chatOn(opened, proxy.url + address)
        await ask('Where is my order?')
        await sees('we email you a tracking link')
        await expect.poll(() => sockets).toContain('/support/graphql')
      }
    })

    test('the console is at each of its addresses, and its links stay below the path', async () => {
      const opened = await stage().browser.newPage()
      const { page } = opened
      await page.goto(`${proxy.url}/support/console/faq`)
      await signIn(opened, TEST_ADMIN_KEY)
      await page.getByRole('link', { name: /Settings/ }).click()
      await page.waitForURL(`${proxy.url}/support/console/settings`)
      await page.reload()
      await page.getByRole('link', { name: /Inbox/ }).click()
      await page.waitForURL(new RegExp(`${proxy.url}/support/console/?$`))
      expect(await page.getByText('The connection is lost').count()).toBe(0)
    })

    test('the widget frames the chat and not the shop', async () => {
      const host = await startHostPage(`${proxy.url}/support`, '', {
        policy: policyOfShop(),
        port: shopPort,
      })
      const { page } = await stage().browser.newPage()
      await page.goto(host.url)
      await page.locator('section[aria-label]').getByRole('button').click()
      const chat = page.frameLocator('section iframe')
      await chat.getByRole('textbox').fill('Where is my order?')
      await chat.getByRole('textbox').press('Enter')
      await chat.getByRole('log').getByText('we email you a tracking link').waitFor()
      await host.close()
    })

    test('a site that is not listed shows a link and never the chat', async () => {
      const other = await startHostPage(`${proxy.url}/support`, 'data-title="Your bank"', {
        policy: policyOfShop(),
      })
      const { page } = await stage().browser.newPage()
      const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
      await page.goto(other.url)
      await page.locator('section[aria-label]').getByRole('button').click()
      await refused
      const link = page.getByRole('link', { name: 'Open the chat in a new tab' })
      await link.waitFor()
      expect(await page.frameLocator('section iframe').locator('.chat').count()).toBe(0)
      const chat = page.waitForEvent('popup')
      await link.click()
      const heading = (await chat).getByRole('heading', { level: 1 })
      await heading.waitFor()
      expect(await heading.textContent()).not.toContain('Your bank')
      await other.close()
    })

    test('a link with words of its own does not put them into our mouth', async () => {
      const { page } = await stage().browser.newPage()
      await page.goto(
        `${proxy.url}/support/?embedded=&parent=${proxy.url}&title=Your+bank&greeting=Send+your+PIN`,
      )
      await page.locator('.welcome').waitFor()
      expect(await page.locator('body').innerText()).not.toMatch(/Your bank|PIN/)
    })

    test('health and the API are there too, and the shop keeps every other path', async () => {
      expect((await fetch(`${proxy.url}/support/health/ready`)).status).toBe(200)
      const answer = await fetch(`${proxy.url}/support/graphql?query={faqCategories}`)
      expect(await answer.json()).toMatchObject({ data: { faqCategories: expect.any(Array) } })
      expect(await (await fetch(`${proxy.url}/supporters`)).text()).not.toContain('Support console')
    })
  },
  env,
)
