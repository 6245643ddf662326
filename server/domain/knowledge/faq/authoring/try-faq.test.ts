import { describe, expect, it } from 'vitest'
import { InvalidInput } from '../../../errors.ts'
import type { SearchableFaq } from '../../search/faq-match.ts'
import { buildFaqIndex } from '../../search/index/faq-index.ts'
import { tryFaq } from './try-faq.ts'

const faq = (id: string, question: string, phrasings: string[] = []): SearchableFaq => ({
  ...{ id, question, phrasings, answer: 'Yes.', category: 'General', keywords: [] },
})
const libraryOf = async (faqs: readonly SearchableFaq[]) => {
  const index = await buildFaqIndex(faqs, { encoder: null })
  return { current: () => index, peekVectors: () => null }
}
const draft = (question: string, phrasings: string[] = []) => ({
  ...{ question, phrasings, answer: '', category: '' },
})

describe('trying a text', async () => {
  const library = await libraryOf([
    faq('track', 'Where is my order?', ['track my parcel']),
    faq('return', 'How do I return an item?'),
  ])

  it('says what the bot would do with what is saved', async () => {
    const trial = await tryFaq(library, { text: 'track my parcel' })
    expect(trial.decision).toBe('answer')
    expect(trial.matches[0]).toMatchObject({ faqId: 'track', confidence: 1, isDraft: false })
  })

  it('finds the words of an unsaved FAQ, and only in this trial', async () => {
    const unsaved = draft('Do you repair zeppelins?', ['my airship leaks'])
    const trial = await tryFaq(library, { text: 'my airship leaks', draft: unsaved })
    expect(trial.decision).toBe('answer')
    expect(trial.matches[0]).toMatchObject({ faqId: null, isDraft: true })
    expect(await tryFaq(library, { text: 'my airship leaks' })).toMatchObject({ decision: 'nothing' })
  })

  it('puts a draft in place of the FAQ that it changes', async () => {
    const changed = draft('Where is my order?')
    const trial = await tryFaq(library, { text: 'where is my order', draft: changed, id: 'track' })
    expect(trial.matches.filter(({ question }) => question === 'Where is my order?')).toHaveLength(1)
    expect(trial.matches[0]).toMatchObject({ faqId: 'track', isDraft: true })
  })

  it('asks which one when a draft has the words of another FAQ', async () => {
    const trial = await tryFaq(library, {
      text: 'Track my parcel',
      draft: draft('Parcels', ['track my parcel']),
    })
    expect(trial.decision).toBe('did-you-mean')
    expect(new Set(trial.matches.slice(0, 2).map(({ faqId }) => faqId))).toEqual(new Set(['track', null]))
  })

  it('does not find a draft that is switched off', async () => {
    const off = { ...draft('Where is my order?'), enabled: false }
    const trial = await tryFaq(library, { text: 'where is my order', draft: off, id: 'track' })
    expect(trial.matches.some(({ faqId }) => faqId === 'track')).toBe(false)
  })

  it('refuses a draft that could not be saved, unless only its answer or category is missing', async () => {
    await expect(tryFaq(library, { text: 'x', draft: draft('') })).rejects.toThrow(InvalidInput)
    await expect(tryFaq(library, { text: 'x'.repeat(4001) })).rejects.toThrow(InvalidInput)
  })
})

it('decides within a large FAQ by the nearest entries', async () => {
  const colours = ['red', 'green', 'blue', 'yellow', 'purple', 'white', 'black']
  const things = [
    'tent',
    'lamp',
    'stove',
    'rope',
    'knife',
    'boat',
    'sledge',
    'kite',
    'tarp',
    'bottle',
    'axe',
    'map',
  ]
  const shops = ['Oslo', 'Bergen', 'Berlin', 'Hamburg', 'Vienna', 'Paris', 'Madrid', 'Rome']
  const faqs = colours.flatMap((colour) =>
    things.flatMap((thing) =>
      shops.map((shop) => faq(`${colour} ${thing} ${shop}`, `Is the ${colour} ${thing} sold in ${shop}?`)),
    ),
  )
  const library = await libraryOf(faqs)
  const trial = await tryFaq(library, {
    text: 'is the blue kite sold in rome?',
    draft: draft('Where do I rent a blue kite in Rome?'),
  })
  expect(trial.decision).toBe('answer')
  expect(trial.matches[0]?.faqId).toBe('blue kite Rome')
  expect(trial.matches.map(({ isDraft }) => isDraft)).toContain(true)
})
