import { expect, test } from 'vitest'
import { keepMachineTranslation } from '#server/domain/knowledge/faq/machine-translation/kept-translations.ts'
import { describeInBrowser } from './chat-app.ts'
import { openConsoleAs } from './console-page.ts'

await describeInBrowser('what the model made of an FAQ for customers of another language', (stage) => {
  test('is mended and approved by an admin, and is an FAQ of that language then', async () => {
    const { db } = stage().app.database
    const faq = await db.faq.findFirstOrThrow({ where: { category: 'Gift cards' }, orderBy: { id: 'asc' } })
    const now = new Date()
    const german = { language: 'de', question: 'Wie lange gilt ein Gutschein?', answer: 'Drei Jahre.' }
    await keepMachineTranslation(db, faq, { ...german, problem: null, now })
    const held = { language: 'fr', question: '', answer: '', problem: 'number', now }
    await keepMachineTranslation(db, faq, held)
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', {
      role: 'ADMIN',
      path: `/faq?open=${faq.id}`,
    })

    const section = page.getByRole('region', { name: 'Translated by the model' })
    await section.getByText('Held back: it changed a number.').waitFor()
    await section.getByText(german.question).click()
    await section.getByText(german.answer).waitFor()
    await section.getByRole('button', { name: 'Review and approve' }).click()

    const answer = page.getByRole('textbox', { name: 'Answer' })
    await expect.poll(() => answer.inputValue()).toBe(german.answer)
    await answer.fill('Drei Jahre ab dem Kauf.')
    await page.getByRole('button', { name: 'Add question' }).click()
    await page.getByText('Saved. The assistant uses it now.').first().waitFor()
    const written = await db.faq.findFirstOrThrow({ where: { translationOfId: faq.id } })
    expect(written).toMatchObject({
      ...{ language: 'de', question: german.question, answer: 'Drei Jahre ab dem Kauf.' },
      category: faq.category,
    })

    // What is written by a person now is not proposed any more.
    await page.goto(`${new URL(page.url()).origin}/console/faq?open=${faq.id}`)
    await section.getByText('Held back').waitFor()
    expect(await section.getByText(german.question).count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
