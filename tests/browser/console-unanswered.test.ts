import { expect, test } from 'vitest'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { accessibilityFindings } from './accessibility-findings.ts'
import { describeInBrowser } from './chat-app.ts'
import { aCustomer, openConsoleAs } from './console-page.ts'

await describeInBrowser('questions that the FAQ could not answer', (stage) => {
  const unsure = () => modelAnswers({ answer: 'I am not sure, a colleague knows more.', confidence: 0.2 })

  test('similar questions are grouped, and one click starts an FAQ in their words', async () => {
    const nothing = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path: '/unanswered' })
    await nothing.page.getByText('Every question was answered').waitFor()
    expect(await accessibilityFindings(nothing.page)).toEqual([])

    stage().model.otherwise(unsure)
    for (const text of ['Can I rent a tent?', 'is it possible to rent a tent', 'can my dog come along?'])
      await aCustomer(stage(), text)
    const { page, complaints } = nothing
    await page.getByText('7 days').click()
    const group = page.getByRole('article', { name: /rent a tent/ })
    await group.getByText('2', { exact: true }).waitFor()
    expect(await page.getByRole('article', { name: 'can my dog come along?' }).count()).toBe(1)
    expect(new URL(page.url()).search).toBe('?days=7')

    await group.getByRole('button', { name: 'Write an answer' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'New question' }).waitFor()
    expect(await page.getByLabel('Question', { exact: true }).inputValue()).toMatch(/rent a tent/)
    expect(await page.getByLabel('Other ways to ask', { exact: true }).inputValue()).toMatch(/rent a tent/)
    expect(new URL(page.url()).search).toBe('?open=new')
    await page.getByLabel('Answer', { exact: true }).fill('Yes, by the week.')
    await page.getByLabel('Category', { exact: true }).fill('Renting')
    await page.getByRole('button', { name: 'Add question' }).click()
    await page.getByRole('heading', { name: 'Edit question' }).waitFor()

    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Unanswered' }).click()
    await page.getByRole('article', { name: 'can my dog come along?' }).waitFor()
    expect(await page.getByRole('article', { name: /rent a tent/ }).count()).toBe(0)
    expect(complaints).toEqual([])
  })

  test('the wordings can be added to the nearest FAQ, and each links to its conversation', async () => {
    stage().model.otherwise(unsure)
    await aCustomer(stage(), 'shipping to Oslo possible?')
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path: '/unanswered' })
    const group = page.getByRole('article', { name: 'shipping to Oslo possible?' })
    await group.getByRole('button', { name: 'Add to this answer' }).click()
    await page.getByRole('heading', { name: 'Edit question' }).waitFor()
    expect(await page.getByLabel('Other ways to ask', { exact: true }).inputValue()).toMatch(
      /\nshipping to Oslo possible\?$/,
    )
    await page.goBack()
    await group.getByRole('link', { name: 'shipping to Oslo possible?' }).click()
    await page.getByRole('log').getByText('shipping to Oslo possible?').waitFor()
    expect(complaints).toEqual([])
  })

  test('agents can read the list; a failure is shown, and can be retried', async () => {
    stage().model.otherwise(unsure)
    await aCustomer(stage(), 'Do you have a shop in Berlin?')
    const { page, complaints } = await openConsoleAs(stage(), 'Ada')
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('UnansweredGroups') ? route.abort() : route.continue(),
    )
    await page.getByRole('link', { name: 'Unanswered' }).click()
    await page.getByText('We can’t reach the server.').waitFor()
    await page.unroute('**/graphql')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('article', { name: 'Do you have a shop in Berlin?' }).waitFor()
    expect(await page.getByRole('button', { name: 'Write an answer' }).count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
