import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { modelAnswers, modelSays } from '#server/testing/scripted-model-scripts.ts'
import { translates } from '#server/testing/scripted-translator.ts'
import { describeInBrowser } from './chat-app.ts'
import { openChat } from './chat-page.ts'
import { openConsoleAs } from './console-page.ts'

const asked = 'Ich möchte bitte mit einem Menschen über mein verschwundenes Paket sprechen.'
const more = 'Es sollte schon am 3. März bei mir sein.'
const unread = 'Warum antwortet mir denn niemand?'
const answer = 'We found it: it arrives on 14 March.'
const said = 'Wir haben es gefunden: Es kommt am 14. März an.'
const other = 'You will get 40 euros for it.'
const phrases: Record<string, string> = {
  [asked]: 'I would like to talk to a person about my lost parcel, please.',
  [more]: 'It should have been here on 3 March.',
  [answer]: said,
  [other]: 'Sie bekommen dafür 50 Euro.',
}
const patience = { timeout: 45_000 }

await describeInBrowser('a German customer and an agent who reads English', (stage) => {
  async function chooseEnglish(page: Page): Promise<void> {
    await page.getByRole('link', { name: 'Settings' }).click()
    const choice = page.getByLabel('Translate conversations')
    expect(await choice.inputValue()).toBe('')
    await choice.selectOption({ label: 'Into English' })
    await expect.poll(() => choice.inputValue(), patience).toBe('en')
    await expect.poll(() => choice.isEnabled(), patience).toBe(true)
    await page.getByRole('link', { name: 'Inbox' }).click()
  }

  test('understand each other both ways, with the originals a tap away, and only once it is turned on', async () => {
    const { app, model } = stage()
    const customer = await openChat(stage(), { locale: 'de-DE', width: 360, height: 640 })
    await customer.write(asked)
    await customer.sees(asked)
    const { id } = await app.database.db.session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
    model.otherwise(translates(phrases, () => modelAnswers()))

    const agent = await openConsoleAs(stage(), 'Ada', { path: `/sessions/${id}` })
    const { page } = agent
    const log = page.getByRole('log', { name: 'Conversation' })
    await log.getByText(asked).waitFor()
    await page.getByRole('button', { name: /Take conversation|Step in/ }).click()
    const reply = page.getByRole('textbox', { name: 'Reply' })
    await reply.waitFor()
    // Off: nothing is translated, and nothing will be.
    expect(await page.getByText('Will be sent in').count()).toBe(0)
    expect(await app.database.db.messageTranslation.count()).toBe(0)

    await chooseEnglish(page)
    await page.goto(`${app.url}/console/sessions/${id}`)
    await log.getByText(phrases[asked] ?? '').waitFor()
    await log.getByText('Translated from German').first().click()
    await log.getByText(asked).waitFor()
    await customer.write(more)
    await log.getByText(phrases[more] ?? '').waitFor()

    await page.getByText('Will be sent in German').waitFor()
    await reply.fill(answer)
    await page.getByRole('button', { name: 'Preview' }).click()
    await page.getByRole('region', { name: 'In German' }).getByText(said).waitFor()
    await reply.press('Enter')
    await customer.sees(said)
    await customer.page.getByText('Originalsprache: Englisch').click()
    await customer.page.getByText(answer).waitFor()
    const own = page.locator('.said-agent:not(.said-pending)')
    await own.getByText(answer).waitFor()
    await own.getByText('Sent in German').click()
    await own.getByText(said).waitFor()
    const stored = await app.database.db.message.findMany({ where: { sessionId: id, sender: 'AGENT' } })
    expect(stored.map(({ text }) => text)).toEqual([said])
    expect([...customer.complaints, ...agent.complaints]).toEqual([])
  })

  test('a translation that lies or fails reaches nobody unseen: the agent decides', async () => {
    const { app, model } = stage()
    const customer = await openChat(stage(), { locale: 'de-DE', width: 360, height: 640 })
    await customer.write(asked)
    await customer.sees(asked)
    const { id } = await app.database.db.session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
    const agent = await openConsoleAs(stage(), 'Bea')
    const { page } = agent
    model.otherwise(translates(phrases, () => modelAnswers()))
    await chooseEnglish(page)
    await page.goto(`${app.url}/console/sessions/${id}`)
    await page.getByRole('button', { name: /Take conversation|Step in/ }).click()
    const reply = page.getByRole('textbox', { name: 'Reply' })

    // It lies about an amount: the agent changes it.
    await reply.fill(other)
    await page.getByText('Will be sent in German').waitFor()
    await reply.press('Enter')
    await page.getByText('The translation changed a number').waitFor()
    expect(await app.database.db.message.count({ where: { sessionId: id, sender: 'AGENT' } })).toBe(0)
    await page.getByRole('button', { name: 'Edit' }).click()
    await expect.poll(() => reply.inputValue(), patience).toBe(other)

    // It gives none: what the customer writes stays readable, and the reply goes out as written when the agent says so.
    model.otherwise(() => modelSays('I would rather not.'))
    await customer.write(unread)
    const log = page.getByRole('log', { name: 'Conversation' })
    await log.getByText(unread).waitFor()
    await log.getByText('Could not be translated.').waitFor()
    await reply.fill(answer)
    await reply.press('Enter')
    await page.getByText('The reply could not be translated').waitFor()
    expect(await app.database.db.message.count({ where: { sessionId: id, sender: 'AGENT' } })).toBe(0)
    await page.locator('.said-failed').getByRole('button', { name: 'Send as written' }).click()
    await customer.sees(answer)

    model.otherwise(translates({ ...phrases, [unread]: 'Why does nobody answer me?' }, () => modelAnswers()))
    await log.getByRole('button', { name: 'Try again' }).click()
    await log.getByText('Why does nobody answer me?').waitFor()
    expect([...customer.complaints, ...agent.complaints]).toEqual([])
  })
})
