import { describe, expect, it } from 'vitest'
import { createSpeller, editDistance } from './spelling.ts'

const texts = ['Where is my order?', 'How do I cancel my subscription?', "I haven't received my parcel"]
const english = [
  'the',
  'where',
  'is',
  'my',
  'order',
  'how',
  'do',
  'i',
  'cancel',
  'subscription',
  'received',
  'parcel',
  'canal',
  'weather',
]
const wordRank = (word: string) => (english.includes(word) ? english.indexOf(word) : undefined)

describe('spelling', () => {
  it("corrects to the FAQ's own words and leaves everything else alone", async () => {
    const { correct } = await createSpeller({ texts, wordRank })
    expect(correct('Wehre is my ORDRE, please?')).toEqual({
      text: 'where is my order, please?',
      corrected: 2,
    })
    expect(correct('cancle my subscrption')).toEqual({ text: 'cancel my subscription', corrected: 2 })
  })

  it('leaves words of the language, numbers and inflections alone', async () => {
    const { correct } = await createSpeller({ texts, wordRank })
    for (const text of ['the weather', 'orders', 'canal', 'AB1234', 'parcels'])
      expect(correct(text).corrected).toBe(0)
  })

  it('expands short forms of text messages, unless the FAQ has them as words', async () => {
    const { correct } = await createSpeller({ texts, wordRank })
    expect(correct('Pls cancel my subscription, wats my order')).toEqual({
      text: 'please cancel my subscription, what is my order',
      corrected: 2,
    })
    const other = await createSpeller({ texts: [...texts, 'What is PLS?'], wordRank })
    expect(other.correct('pls').text).toBe('pls')
    expect((await createSpeller({ texts })).correct('pls').text).toBe('pls')
  })

  it('takes a rare word for a misspelt FAQ word only where the FAQ has that word in its place', async () => {
    const rare = (word: string) => (word === 'oder' ? 20_000 : wordRank(word))
    const { correct } = await createSpeller({ texts, wordRank: rare })
    expect(correct('where is my oder').text).toBe('where is my order')
    expect(correct('is this oder or that').corrected).toBe(0)
  })

  it('works in any language, using the words of the FAQ', async () => {
    const { correct } = await createSpeller({
      texts: ['Wo ist meine Bestellung?', 'Rechnung als PDF herunterladen'],
      wordRank,
    })
    expect(correct('wo ist meine Bestelung').text).toBe('wo ist meine bestellung')
    expect(correct('Rechnugn').text).toBe('rechnung')
  })

  it('counts two swapped letters as one error', () => {
    expect(editDistance('cancle', 'cancel')).toBe(1)
    expect(editDistance('', 'abc')).toBe(3)
  })
})
