import { expect, test } from 'vitest'
import { modelSays } from '#server/testing/scripted-model-scripts.ts'
import { accessibilityFindings } from './accessibility-findings.ts'
import { describeInBrowser } from './chat-app.ts'
import { openConsoleAs } from './console-page.ts'

await describeInBrowser('an FAQ before it is saved', (stage) => {
  test('is tried with the words in the form, and shows warnings', async () => {
    const path = '/faq?open=new'
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path })
    const tryIt = page.getByRole('region', { name: 'Try it' })
    const warnings = page.getByRole('region', { name: 'Before you save' })
    await tryIt.getByRole('textbox').fill('zyxomma obtusum')
    await tryIt.getByText('No answer from the FAQ').waitFor()
    await tryIt.getByRole('textbox').fill('my airship leaks')

    await page.getByLabel('Question', { exact: true }).fill('Do you repair zeppelins?')
    await page.getByLabel('Other ways to ask', { exact: true }).fill('my airship leaks\ntrack my order')
    await tryIt.getByText('Answers with the first match').waitFor()
    await tryIt.getByText('This one, as written').waitFor()
    await warnings.getByText('There are 2 phrasings; with 5').waitFor()
    await warnings.getByText('"track my order" is in another FAQ too').waitFor()
    await warnings.getByRole('link', { name: 'Where is my order?' }).waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await tryIt.getByRole('textbox').fill('track my order')
    await tryIt.getByText('Asks which one the customer means').waitFor()

    const five = ['my airship leaks', 'zeppelin repair', 'airship service', 'mend a zeppelin', 'fix my blimp']
    await page.getByLabel('Other ways to ask', { exact: true }).fill(five.join('\n'))
    await warnings.getByText('Looks good.').waitFor()
    expect(await stage().app.database.db.faq.count({ where: { question: { contains: 'zeppelin' } } })).toBe(0)
    expect(complaints).toEqual([])
  })

  test('gets more ways to ask from the model, each accepted by hand', async () => {
    const path = '/faq?open=new'
    const { page, complaints } = await openConsoleAs(stage(), 'Boss', { role: 'ADMIN', path })
    await page.getByLabel('Question', { exact: true }).fill('Do you repair zeppelins?')
    const drafted = ['is my airship something you mend', 'zeppelin broken, can you help']
    stage().model.script(modelSays(JSON.stringify({ phrasings: drafted })))
    await page.getByRole('button', { name: 'Suggest more ways to ask' }).click()
    await page.getByRole('button', { name: 'Add: is my airship something you mend' }).focus()
    await page.keyboard.press('Enter')
    const phrasings = page.getByLabel('Other ways to ask', { exact: true })
    expect(await phrasings.inputValue()).toBe(drafted[0])
    await page.getByRole('button', { name: 'Add all' }).click()
    expect(await phrasings.inputValue()).toBe(drafted.join('\n'))
    stage().model.script(modelSays('no idea'))
    stage().model.otherwise(() => modelSays('no idea'))
    await page.getByRole('button', { name: 'Suggest more ways to ask' }).click()
    await page.getByText('No suggestions yet.').waitFor()
    expect(complaints).toEqual([])
  })

  test('is tried by an agent, who sees no warnings', async () => {
    const { page, complaints } = await openConsoleAs(stage(), 'Ada', { path: '/faq' })
    await page.getByRole('button', { name: /Where is my order/ }).click()
    const tryIt = page.getByRole('region', { name: 'Try it' })
    await tryIt.getByRole('textbox').fill('where is my order')
    await tryIt.getByText('Answers with the first match').waitFor()
    await tryIt.getByRole('listitem').first().getByText('This one').waitFor()
    expect(await page.getByRole('region', { name: 'Before you save' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Suggest more' }).count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
