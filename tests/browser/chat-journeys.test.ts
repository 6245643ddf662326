import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createFaq } from '#server/domain/knowledge/faq/write-faq.ts'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { describeInBrowser } from './chat-app.ts'
import { composer, openChat } from './chat-page.ts'

await describeInBrowser('a customer in the chat', (stage) => {
  test('reads before anything else that an AI answers, and finds questions to start from', async () => {
    const { page, texts, context, complaints } = await openChat(stage())
    expect((await texts())[0]).toContain('AI assistant')
    await page.getByRole('button', { name: 'Where is my order?' }).waitFor()
    // Nothing is kept of somebody who only looks.
    expect(await page.evaluate(() => window.localStorage.length)).toBe(0)
    expect(await context.cookies()).toEqual([])
    expect(complaints).toEqual([])
  })

  test('asks, gets the approved answer, and opens the article that it is based on', async () => {
    const { page, sees, complaints } = await openChat(stage())
    await page.getByRole('button', { name: 'Where is my order?' }).click()
    await sees('we email you a tracking link')
    // Markdown became a link that leaves this page alone.
    const link = page.getByRole('log').getByRole('link', { name: 'Track my order' })
    expect(await link.getAttribute('rel')).toContain('noopener')
    await page.getByRole('button', { name: /Read the help article/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Where is my order?' })
    await dialog.getByText('we email you a tracking link').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(complaints).toEqual([])
  })

  test('picks one of the close questions when the bot is not sure, and the others disappear', async () => {
    const { page, ask, sees } = await openChat(stage())
    await ask('Where is my order?')
    const { db } = stage().app.database
    const close = await db.faq.findMany({ where: { category: 'Shipping' }, take: 2 })
    const unsure = await db.message.findFirstOrThrow({
      where: { sender: 'BOT' },
      orderBy: { createdAt: 'desc' },
    })
    await db.message.update({
      where: { id: unsure.id },
      data: { text: 'Is it one of these?', source: 'RULE', suggestedFaqIds: close.map(({ id }) => id) },
    })
    await page.reload()
    const choices = page.getByRole('list', { name: 'Did you mean' }).getByRole('button')
    await choices.first().waitFor()
    const offered = await choices.allInnerTexts()
    expect(offered).toEqual([
      ...close.map(({ question }) => expect.stringContaining(question)),
      'None of these',
    ])
    await choices.first().click()
    await sees(close[0]?.question ?? '')
    await choices.first().waitFor({ state: 'detached' })
  })

  test('sees the model’s answer while it is written, and hears three announcements', async () => {
    const { page, write, sees, complaints } = await openChat(stage())
    const announcements = await recordAnnouncements(page)
    const half = Promise.withResolvers<void>()
    const answer =
      'Wash it **by hand**. Then hang it up to dry in the shade, where the wind can reach it on every side, away from the sun.'
    // At the speed of a model: pieces that come all at once reach the customer as one.
    stage().model.script(modelAnswers({ answer }, { pauseUntil: half.promise, pieceDelayMs: 30 }))
    await write('Explain how a quilted poncho survives a festival in the mud')
    await page.locator('.message-streaming').getByText('Wash it').waitFor()
    half.resolve()
    await sees('away from the sun.')
    await page.locator('.message-streaming').waitFor({ state: 'detached' })
    expect(await page.locator('.message-bot strong').innerText()).toBe('by hand')
    expect(await announcements()).toEqual([
      'Sent',
      'Assistant is writing',
      'Assistant: Wash it by hand. Then hang it up to dry in the shade, where the wind can reach it on every side, away from the sun.',
    ])
    expect(complaints).toEqual([])
  })

  test('never runs or loads anything that a message contains', async () => {
    const { page, write, sees, complaints } = await openChat(stage())
    const strangers: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(stage().app.url)) strangers.push(request.url())
    })
    const answer =
      'Look: <img src=x onerror="document.title=1"> ![pixel](https://evil.example/p.png) [run](javascript:alert(1)) [fine](https://good.example)'
    const question = 'Does the quilted poncho explain itself?'
    await createFaq(stage().app.app.deps, { question, answer, category: 'Test' })
    await write('<script>document.title="owned"</script> Explain the quilted poncho once more')
    await write(question)
    await sees('<img src=x')
    expect(await page.getByRole('log').locator('img, script').count()).toBe(0)
    // The first message may have been met with the same answer, as one that may help.
    expect(new Set(await page.getByRole('log').getByRole('link').allInnerTexts())).toEqual(new Set(['fine']))
    expect(await page.title()).toBe('Support')
    expect([strangers, complaints]).toEqual([[], []])
  })

  test('marks the question as solved, and can still write again', async () => {
    const { page, ask } = await openChat(stage())
    await ask('How long do I have to return something?')
    await page.getByRole('button', { name: 'Yes, thanks' }).click()
    await page.getByText("Glad that's solved.").filter({ visible: true }).last().waitFor()
    await ask('Where is my order?')
    await page.locator('.log-end').waitFor({ state: 'detached' })
  })

  test('reads it again after a reload, from where the conversation was', async () => {
    const { page, ask, texts, sees } = await openChat(stage())
    await ask('Where is my order?')
    const before = await texts()
    await page.reload()
    await sees('Where is my order?')
    expect(await texts()).toEqual(before)
    await ask('How long does delivery take?')
    expect(await texts()).toHaveLength(before.length + 2)
  })

  test('starts over when they like, with nothing left of the old conversation', async () => {
    const { page, ask, texts } = await openChat(stage())
    await ask('Where is my order?')
    await page.getByRole('button', { name: 'New conversation' }).click()
    await page.getByRole('button', { name: 'Start new' }).click()
    await page.getByRole('heading', { name: 'How can we help?' }).waitFor()
    expect(await texts()).toHaveLength(1)
    await page.reload()
    await page.getByRole('heading', { name: 'How can we help?' }).waitFor()
  })

  test('works without a mouse', async () => {
    const { page, sees } = await openChat(stage())
    await composer(page).focus()
    await page.keyboard.type('Where is my')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('order?')
    expect(await composer(page).inputValue()).toBe('Where is my\norder?')
    await page.keyboard.press('Enter')
    await sees('we email you a tracking link')
    const citation = page.getByRole('button', { name: /Read the help article/ })
    for (let tabs = 0; tabs < 20 && !(await citation.evaluate((el) => el === document.activeElement)); tabs++)
      await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    // The focus goes back to where it came from.
    expect(await citation.evaluate((element) => element === document.activeElement)).toBe(true)
  })
})

/** What a screen reader would say from now on. */
async function recordAnnouncements(page: Page): Promise<() => Promise<string[]>> {
  const speaker = page.locator('.chat > [role=status].visually-hidden')
  const handle = await speaker.evaluateHandle((element) => {
    const said: string[] = []
    new MutationObserver(() => said.push(element.textContent ?? '')).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    })
    return said
  })
  return () => handle.jsonValue()
}
