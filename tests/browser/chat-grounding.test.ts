import { expect, test } from 'vitest'
import { createFaq, updateFaq } from '#server/domain/knowledge/faq/write-faq.ts'
import { answerFromPrompt, inventions } from '#server/testing/scripted-model-demo.ts'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { describeInBrowser } from './chat-app.ts'
import { chatOn, openChat } from './chat-page.ts'

const lantern = {
  question: 'How do I look after a paper lantern?',
  answer: 'Keep a paper lantern dry. Dust it with a soft brush twice a year. Never fold it while it is warm.',
  category: 'Care',
}
/** Near the entry, and not near enough for the search to answer with it. */
const asked = 'my lamp of paper is wet and sad'

await describeInBrowser(
  'a customer whose question a model answers',
  (stage) => {
    test('reads proven sentences one by one, and never the invented one', async () => {
      await createFaq(stage().app.app.deps, lantern)
      const { page, write, sees, complaints } = await openChat(stage())
      const rest = Promise.withResolvers<void>()
      const answer = `Keep a paper lantern dry. ${inventions.join(' ')} Dust it with a soft brush twice a year.`
      stage().model.script(modelAnswers({ answer, faqs: [] }, { pauseUntil: rest.promise, pieceDelayMs: 5 }))
      await write(asked)
      await page.locator('.message-streaming').getByText('Keep a paper lantern dry.').waitFor()
      rest.resolve()
      await sees('Dust it with a soft brush twice a year.')
      await page.locator('.message-streaming').waitFor({ state: 'detached' })
      const bubble = page.locator('.message-bot .bubble').last()
      expect((await bubble.innerText()).trim()).toBe(
        'Keep a paper lantern dry. Dust it with a soft brush twice a year.',
      )
      const log = await page.getByRole('log').innerText()
      for (const word of ['900 days', 'refunded', 'Maria', 'prizes.example']) expect(log).not.toContain(word)
      expect(complaints).toEqual([])
    })

    test('opens the source of a sentence at its words, by keyboard too', async () => {
      const { page, write, sees, complaints } = await openChat(stage())
      const answer =
        'Dust it with a **soft brush** twice a year.\n\n- Never fold it while it is warm.\n- Keep a paper lantern dry.'
      stage().model.script(modelAnswers({ answer, faqs: [] }))
      await write(asked)
      await sees('Never fold it while it is warm.')
      const numbers = page.getByRole('button', { name: `Source 1: ${lantern.question}` })
      await numbers.nth(2).waitFor()
      expect(await numbers.count()).toBe(3)
      // They stand where their sentences end.
      const places = await page
        .locator('.message-bot .bubble')
        .last()
        .locator('p, li')
        .evaluateAll((parts) => parts.map((part) => part.lastElementChild?.className))
      expect(places).toEqual(['proof-marks', 'proof-marks', 'proof-marks'])

      await numbers.nth(1).focus()
      await page.keyboard.press('Enter')
      const sheet = page.getByRole('dialog', { name: lantern.question })
      const mark = sheet.locator('mark')
      await mark.waitFor()
      expect(await mark.allInnerTexts()).toEqual(['Never fold it while it is warm.'])
      await expect.poll(() => mark.evaluate((words) => words === document.activeElement)).toBe(true)
      await page.keyboard.press('Escape')
      await sheet.waitFor({ state: 'hidden' })
      expect(await numbers.nth(1).evaluate((button) => button === document.activeElement)).toBe(true)

      // From the list below it opens with all that was used.
      const listed = page.getByRole('list', { name: 'Sources' }).last().getByRole('button')
      await listed.click()
      await mark.first().waitFor()
      expect((await mark.allInnerTexts()).join(' ')).toBe(
        'Keep a paper lantern dry. Dust it with a soft brush twice a year. Never fold it while it is warm.',
      )
      expect(complaints).toEqual([])
    })

    test('reads the words that were used, even if the article has changed since', async () => {
      const { page, ask } = await openChat(stage())
      const { deps } = stage().app.app
      stage().model.otherwise((request) => answerFromPrompt(request, 0, 'copying'))
      await ask(asked)
      const [faq] = await deps.db.faq.findMany({ where: { question: lantern.question } })
      await updateFaq(deps, faq?.id ?? '', { answer: 'Paper lanterns are sold out.' })
      await page.reload()
      await page.getByRole('list', { name: 'Sources' }).getByRole('button').last().click()
      const sheet = page.getByRole('dialog', { name: lantern.question })
      await sheet.getByText('This article has changed since.').waitFor()
      await sheet.locator('blockquote').getByText('Keep a paper lantern dry.').waitFor()
      await sheet.getByText('Paper lanterns are sold out.').waitFor()
      await updateFaq(deps, faq?.id ?? '', { answer: lantern.answer })
    })

    test.each(['copying', 'paraphrasing', 'mixing'] as const)(
      'reads only approved sentences from a model that is %s',
      async (manner) => {
        const { page, ask } = await openChat(stage())
        const before = stage().model.requests.length
        stage().model.otherwise((request) => answerFromPrompt(request, 0, manner))
        await ask(asked)
        expect(stage().model.requests.length).toBeGreaterThan(before)
        const text = await page.locator('.message-bot .bubble').last().innerText()
        const approved = lantern.answer.split(/(?<=[.])\s/)
        for (const sentence of text.trim().split(/(?<=[.])\s+/)) expect(approved).toContain(sentence)
      },
    )

    test('is offered help instead of an answer that is invented from end to end', async () => {
      const { page, ask } = await openChat(stage())
      stage().model.otherwise((request) => answerFromPrompt(request, 0, 'inventing'))
      await ask(asked)
      const log = await page.getByRole('log').innerText()
      for (const word of ['900 days', 'refunded', 'Maria', 'prizes.example']) expect(log).not.toContain(word)
    })
  },
  { GROUNDING: 'strict', EMBEDDINGS: 'off' },
)

await describeInBrowser(
  'a customer in open mode',
  (stage) => {
    test('sees which sentences are not from the help centre', async () => {
      await createFaq(stage().app.app.deps, lantern)
      const { page, write, sees } = await openChat(stage())
      const answer = 'Keep a paper lantern dry. Most people hang theirs in the garden.'
      stage().model.script(modelAnswers({ answer, faqs: [] }))
      await write(asked)
      await sees('hang theirs in the garden.')
      const mark = page.getByRole('img', { name: 'Not from our help centre' })
      await mark.waitFor()
      expect(await mark.count()).toBe(1)
      await page.locator('.unproven-note').getByText('Not from our help centre').waitFor()
      await page.getByRole('button', { name: `Source 1: ${lantern.question}` }).waitFor()
    })

    test('sees in Arabic, too, when no sentence is', async () => {
      const opened = await stage().browser.newPage()
      const { page, write } = await chatOn(opened, `${stage().app.url}/?lang=ar`)
      stage().model.script(modelAnswers({ answer: 'Most people hang theirs in the garden.', faqs: [] }))
      await write('zzz qqq xxx')
      await page.locator('.unproven-note').getByText('ليس من مركز المساعدة لدينا').waitFor()
      expect(await page.getByRole('list', { name: 'المصادر' }).count()).toBe(0)
    })
  },
  { GROUNDING: 'open', EMBEDDINGS: 'off' },
)
