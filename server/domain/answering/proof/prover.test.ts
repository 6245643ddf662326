import { describe, expect, it } from 'vitest'
import { createProver } from './prover.ts'
import { prepareSources } from './sources.ts'

// Sentences of our own, of each kind that a model gets wrong; frozen: a rule that lets one through has become weaker.
const sources = prepareSources([
  {
    ...{ id: 'loan', label: 'F1', question: 'How long can I borrow a kayak?' },
    answer:
      'You can borrow a kayak for up to 14 days. Members pay €12 a day, guests €18 a day. Single kayaks cannot be extended, unless nobody has reserved them. If it rains for two days, we refund one day.',
  },
  {
    ...{ id: 'pickup', label: 'F2', question: 'Where do I pick it up?' },
    answer:
      'Pick it up at the boathouse in Namur before 14:00 on working days. Bring your card or your passport. First sign the form, then choose a paddle. We answer emails within 2 working days.',
  },
])
const prove = (sentence: string) =>
  createProver({ sources, grounding: 'strict', question: 'kayak', embed: async () => [] }).prove(sentence)

describe('what the entries say is proven', () => {
  it.each([
    'You can borrow a kayak for up to two weeks.',
    'Members pay 12 euros a day.',
    'Pick it up at the boathouse in Namur before 2 pm on working days.',
    'If it rains for 2 days, one day is refunded.',
    'Bring your passport or your card.',
  ])('%s', async (sentence) => expect((await prove(sentence)).kind).toBe('proven'))
})

it.each(['Kayak', 'opens', '**Boathouse**', 'pays'])('a word by itself says nothing: %s', async (word) =>
  expect((await prove(word)).kind).toBe('dropped'),
)

describe('what they do not say is never shown as it is', () => {
  it.each([
    ['a number', 'You can borrow a kayak for up to 21 days.'],
    ['a unit', 'You can borrow a kayak for up to 14 weeks.'],
    ['what a price is for', 'Members pay €12 a week.'],
    ['a swap', 'Guests pay €12 a day.'],
    ['at least for up to', 'You can borrow a kayak for at least 14 days.'],
    ['a dropped limit', 'You can borrow a kayak for 14 days, whenever you like, without limit.'],
    ['a negation', 'Single kayaks can be extended.'],
    ['a dropped exception', 'Single kayaks cannot be extended.'],
    ['a dropped condition', 'We refund one day.'],
    ['after for before', 'Pick it up at the boathouse in Namur after 14:00 on working days.'],
    ['a time', 'Pick it up at the boathouse in Namur before 16:00 on working days.'],
    ['a place', 'Pick it up at the boathouse in Dinant before 14:00 on working days.'],
    ['days for working days', 'We answer emails within 2 days.'],
    ['both for either', 'Bring both your card and your passport.'],
    ['the order of steps', 'First choose a paddle, then sign the form.'],
    ['all', 'All members pay €12 a day, everywhere.'],
    ['a comparison', 'Members pay less than anywhere else.'],
    ['an action', 'I have reserved a kayak for you.'],
    ['an action of the system', 'Your booking has been cancelled.'],
    ['a person', 'My name is Tom, I work at the boathouse.'],
    ['a promise', 'A colleague will call you tomorrow.'],
    ['a link', 'Pick it up at https://kayaks.example/namur.'],
    ['an address', 'Write to boats@kayaks.example.'],
    ['a law', 'By law you may borrow a kayak for up to 14 days.'],
    ['a cause', 'Single kayaks cannot be extended because the club is small.'],
    ['an apology that states something', 'Sorry for the wait, we had a busy week.'],
  ])('%s', async (_, sentence) => {
    expect(['quoted', 'dropped']).toContain((await prove(sentence)).kind)
  })
})

it.each([
  'Thanks for asking!',
  'I am sorry to hear that.',
  "I'm an AI assistant.",
  'I have no information about that.',
])('a courtesy is not a claim: %s', async (sentence) => expect((await prove(sentence)).kind).toBe('courtesy'))
