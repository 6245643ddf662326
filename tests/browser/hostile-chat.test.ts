import { expect, test } from 'vitest'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { describeInBrowser } from './chat-app.ts'
import { chatOn } from './chat-page.ts'
import { type Canary, openWatchedPage, startCanary } from './harm-watch.ts'
import { startHostPage } from './host-page.ts'
import { makeAnswersHostile } from './hostile-answers.ts'
import { readToTheTop, sessionOf, storeHostileMessages } from './hostile-conversation.ts'
import { groupsOf, hostileTexts, hostileTextsFor } from './hostile-texts.ts'

/** Thousands of rows, on a busy machine of two cores. */
const manyTexts = { timeout: 300_000 }
const groupSize = 200

/** Whatever the model says is shown, so that each text is. */
const trusting = { GROUNDING: 'open', CONFIDENCE_THRESHOLD: '0.01' }

await describeInBrowser(
  'hostile texts in the chat',
  (stage) => {
    const expectNoCalls = ({ calls }: Canary) => expect(calls).toEqual([])

    test('there are five hundred of them, and without protection they do harm', async () => {
      const canary = await startCanary()
      const texts = hostileTexts(canary.url)
      expect(texts.length).toBeGreaterThanOrEqual(500)
      const { page, harms } = await openWatchedPage(stage(), [stage().app.url])
      await page.goto(`${stage().app.url}/health`)
      await page.evaluate(
        (all) => {
          for (const text of all) document.body.append(text, ' and what we say ')
          for (const text of all) {
            const place = document.createElement('div')
            document.body.append(place)
            place.innerHTML = text
          }
          // One that goes to another page at once would hide what the others do.
        },
        texts.filter((text) => !text.includes('http-equiv')),
      )
      await expect.poll(() => canary.calls.length).toBeGreaterThan(20)
      const found = (await harms(texts)).map((harm) => harm.split(/[: ]/)[0])
      const count = (kind: string) => found.filter((harm) => harm === kind).length
      expect(count('a')).toBeGreaterThan(50)
      for (const kind of ['stranger', 'handler', 'address', 'style', 'direction'])
        expect(count(kind), kind).toBeGreaterThan(5)
    })

    test('answered by the model, piece by piece', manyTexts, async () => {
      const canary = await startCanary()
      const texts = hostileTextsFor(0, canary.url)
      const watched = await openWatchedPage(stage(), [stage().app.url])
      const { ask, page } = await chatOn(watched, stage().app.url)
      for (const group of groupsOf(texts, 20)) {
        const answer = `Listen to this.\n\n${group.join('\n\n')}`
        stage().model.script(modelAnswers({ answer }, { pieceLength: 60, pieceDelayMs: 2 }))
        await ask('Explain how a quilted poncho survives a festival in the mud')
        expect(await watched.harms(texts)).toEqual([])
      }
      expect(await page.locator('.message-bot', { hasText: 'Listen to this.' }).count()).toBeGreaterThan(
        texts.length / 21,
      )
      expectNoCalls(canary)
    })

    test('in every other text from the server', manyTexts, async () => {
      const canary = await startCanary()
      const texts = hostileTextsFor(1, canary.url)
      const watched = await openWatchedPage(stage(), [stage().app.url])
      const { page } = watched
      const { ask } = await chatOn(watched, stage().app.url)
      await ask('Where is my order?')
      const id = await sessionOf(page)
      const { db } = stage().app.database
      const admin = await db.apiKey.findFirstOrThrow({ where: { role: 'ADMIN' } })
      const close = await db.faq.findMany({ take: 3 })
      await db.message.updateMany({
        where: { sessionId: id, sender: 'BOT' },
        data: { suggestedFaqIds: close.map((faq) => faq.id), suggestedActions: ['CHECK_FAQ'] },
      })
      const taken = { reason: 'CUSTOMER_REQUESTED', status: 'TAKEN', assigneeId: admin.id } as const
      await db.ticket.create({ data: { ...taken, sessionId: id } })
      const server = await makeAnswersHostile(page)
      for (const group of groupsOf(texts, groupSize)) {
        const words = group.join('\n')
        server.says(words, group)
        const known = [...texts, words, `${words}\n\n`]
        const look = async (status: 'ACTIVE' | 'WITH_AGENT'): Promise<void> => {
          await db.session.update({
            where: { id },
            data: { status, ownerId: status === 'ACTIVE' ? null : admin.id },
          })
          await page.reload()
          await page.locator('.message-customer .bubble').waitFor()
        }
        await look('WITH_AGENT')
        await page.locator('.header-status[data-status=WITH_AGENT]').waitFor()
        expect(await watched.harms(known)).toEqual([])
        await look('ACTIVE')
        await page.locator('.choice').first().waitFor()
        await page.getByRole('button', { name: 'See common questions' }).click()
        await page.locator('.dialog .choice').first().waitFor()
        expect(await page.locator('.dialog .choice').first().textContent()).toBe(words)
        expect(await watched.harms(known)).toEqual([])
        await page.keyboard.press('Escape')
        // The article that the answer rests on.
        await page.locator('.citation').first().click()
        await page.locator('dialog[open] .rich-text').waitFor()
        expect(await page.locator('dialog[open] h2').textContent()).toBe(words)
        expect(await page.locator('dialog[open] .faq-facts').innerText()).not.toBe('')
        expect(await watched.harms(known)).toEqual([])
      }
      expectNoCalls(canary)
    })

    test('in the tag of the widget and the address of the chat', manyTexts, async () => {
      const canary = await startCanary()
      const texts = hostileTextsFor(2, canary.url)
      const { url } = stage().app
      // Without a tag of its own: a page has one widget, the one whose script comes first.
      const host = await startHostPage(url, null)
      const watched = await openWatchedPage(stage(), [url, host.url])
      const { page } = watched
      // As many as fit into what is shown of an address.
      const groups = texts.reduce<string[][]>((all, text) => {
        const last = all.at(-1)
        if (last && [...last, text].join(' ').length < 290) last.push(text)
        else all.push([text])
        return all
      }, [])
      for (const group of groups) {
        await page.goto(host.url)
        const words = group.join(' ').slice(0, 290)
        await page.evaluate(
          async ([src, text]) => {
            const script = document.createElement('script')
            const attributes = [
              'title',
              'greeting',
              'color',
              'lang',
              'theme',
              'position',
              'userId',
              'userHash',
            ]
            for (const name of attributes) script.dataset[name] = text
            script.src = src
            const ready = new Promise((resolve) => window.addEventListener('support-bot-ready', resolve))
            document.head.append(script)
            await ready
            ;(window as unknown as { SupportBot: { open(): void } }).SupportBot.open()
            script.remove()
          },
          [`${url}/widget.js`, words] as const,
        )
        const chat = page.frameLocator('iframe')
        await chat.getByRole('heading', { level: 1 }).waitFor()
        expect((await chat.getByRole('heading', { level: 1 }).textContent())?.trim()).toBe(words.trim())
        expect(await watched.harms([...texts, words])).toEqual([])
      }
      await host.close()
      expectNoCalls(canary)
    })

    // The last one: the bot would answer the others' questions from its articles.
    test('from any sender in a conversation', manyTexts, async () => {
      const canary = await startCanary()
      const texts = hostileTextsFor(3, canary.url)
      const watched = await openWatchedPage(stage(), [stage().app.url])
      const { page, harms } = watched
      const { ask } = await chatOn(watched, stage().app.url)
      await ask('Where is my order?')
      await storeHostileMessages(stage(), await sessionOf(page), texts)
      await page.reload()
      await page.locator('.message-name').first().waitFor()
      await readToTheTop(watched, '.welcome')
      for (const sender of ['customer', 'bot', 'agent'])
        expect(await page.locator(`.message-${sender}`).count()).toBeGreaterThanOrEqual(texts.length)
      expect(await page.locator('.message-name').allTextContents()).toEqual(texts)
      // One is the greeting, one the answer about the order.
      const said = await page.locator('.message-customer .bubble').allTextContents()
      expect(said.slice(1)).toEqual(texts)
      expect(await harms(texts)).toEqual([])

      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Download transcript' }).click()
      expect((await download).suggestedFilename()).toMatch(/\.txt$/)
      expectNoCalls(canary)
    })
  },
  trusting,
)
