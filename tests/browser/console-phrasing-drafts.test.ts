import { expect, test } from 'vitest'
import { modelFaults } from '#server/testing/scripted-model-faults.ts'
import { modelSays } from '#server/testing/scripted-model-scripts.ts'
import { describeInBrowser } from './chat-app.ts'
import { openConsoleAs } from './console-page.ts'

const patience = { timeout: 45_000 }

await describeInBrowser('other ways to ask, for all questions', (stage) => {
  test('are drafted in the background, and used once an admin has accepted them', async () => {
    const { db } = stage().app.database
    await db.faq.deleteMany({ where: { category: { not: 'Gift cards' } } })
    const faqs = await db.faq.findMany({ orderBy: { id: 'asc' } })
    const [first] = faqs
    if (!first) throw new Error('The demo has no gift cards.')
    stage().model.otherwise(() => modelFaults.status(500))
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path: '/faq' })

    await page.getByRole('link', { name: 'Draft other ways to ask for all' }).last().click()
    await page.getByText('No drafts to review.').waitFor()
    await page.getByRole('button', { name: 'Draft other ways to ask for all' }).click()
    // The model is away: it says so, and is told to go on.
    await page.getByText('We can’t reach the language model right now. We’ll try again at').waitFor(patience)
    stage().model.otherwise(({ messages }) => {
      const question = /"question":"([^"]*)"/.exec(messages.at(-1)?.content ?? '')?.[1] ?? ''
      return modelSays(JSON.stringify({ phrasings: [`voucher, ${question}`, `coupon, ${question}`] }))
    })
    await page.getByRole('button', { name: 'Try now' }).click()
    await page.getByText(`Done: ${2 * faqs.length} drafts for ${faqs.length} questions.`).waitFor(patience)
    await page.getByRole('heading', { name: `${2 * faqs.length} to review` }).waitFor(patience)

    // Nothing is used yet. One is edited and accepted, one dismissed.
    const fields = page.getByRole('textbox', { name: `Another way to ask “${first.question}”` })
    expect(await fields.first().inputValue()).toBe(`voucher, ${first.question}`)
    expect((await db.faq.findUniqueOrThrow({ where: { id: first.id } })).phrasings).toEqual(first.phrasings)
    await fields.first().fill('how about a voucher')
    await fields.first().press('Enter')
    await page.getByRole('heading', { name: `${2 * faqs.length - 1} to review` }).waitFor(patience)
    await page.getByRole('button', { name: `Dismiss “coupon, ${first.question}”` }).click()
    await page.getByRole('heading', { name: `${2 * faqs.length - 2} to review` }).waitFor(patience)
    expect((await db.faq.findUniqueOrThrow({ where: { id: first.id } })).phrasings).toEqual([
      ...first.phrasings,
      'how about a voucher',
    ])

    await page.getByRole('button', { name: 'Accept all…' }).click()
    await page.getByRole('button', { name: 'Accept all', exact: true }).click()
    await page.getByText('No drafts to review.').waitFor(patience)
    const after = await db.faq.findMany({ orderBy: { id: 'asc' } })
    expect(after.slice(1).map(({ phrasings }) => phrasings.slice(-2))).toEqual(
      faqs.slice(1).map(({ question }) => [`voucher, ${question}`, `coupon, ${question}`]),
    )
    const { changedBy } = await db.faqRevision.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(changedBy).toBe('Boss')
    const audited = await db.auditEntry.findMany({ orderBy: { id: 'asc' } })
    expect(new Set(audited.map(({ action }) => action))).toEqual(
      new Set(['createApiKey', 'startPhrasingRun', 'acceptPhrasingDrafts', 'dismissPhrasingDrafts']),
    )
    expect(complaints).toEqual([])
  })

  test('are for admins only', async () => {
    const { page } = await openConsoleAs(stage(), 'Ada', { path: '/faq' })
    await page.getByRole('link', { name: 'Export' }).waitFor()
    expect(await page.getByRole('link', { name: 'Draft other ways to ask for all' }).count()).toBe(0)
  })
})
