import { expect, test } from 'vitest'
import { describeInBrowser } from './chat-app.ts'
import { composer, openChat } from './chat-page.ts'

await describeInBrowser('a customer who writes', (stage) => {
  test('is offered matching questions, misspelt or not, and sends one of them', async () => {
    const { page, sees, texts, complaints } = await openChat(stage())
    const matches = page.getByRole('list', { name: 'Did you mean' })
    await composer(page).pressSequentially('wher')
    await matches.getByRole('button', { name: 'Where is my order?' }).waitFor()
    await composer(page).fill('wehre is my oder')
    await matches.getByRole('button', { name: 'Where is my order?' }).click()
    await sees('we email you a tracking link')
    expect((await texts())[1]).toContain('Where is my order?')
    expect(await composer(page).inputValue()).toBe('')
    expect(await matches.count()).toBe(0)
    expect(complaints).toEqual([])
  })

  test('is offered nothing for words that no question contains', async () => {
    const { page } = await openChat(stage())
    const asked = page.waitForResponse((response) =>
      (response.request().postData() ?? '').includes('SuggestFaqs'),
    )
    await composer(page).fill('zzzzqqqq')
    expect(await (await asked).json()).toEqual({ data: { suggestFaqs: [] } })
    expect(await page.getByRole('list', { name: 'Did you mean' }).count()).toBe(0)
  })
})
