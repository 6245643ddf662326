import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Asked, collectSameWords, groupAlike } from './unanswered-grouping.ts'
import { likenessOf } from './unanswered-likeness.ts'

const asked = (text: string, minute = 0): Asked => ({
  text,
  sessionId: 's',
  askedAt: new Date(minute * 60_000),
})

describe('collecting messages with the same words', () => {
  test('loses no message with words in it, and puts the most asked first', () => {
    const text = fc.constantFrom('Where is it?', 'where IS it', 'Opening hours', 'hours', 'Wo ist es?', '…')
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.nat(1000))), (given) => {
        const sets = collectSameWords(given.map(([words, minute]) => asked(words, minute)))
        const kept = given.filter(([words]) => words !== '…').length
        expect(sets.reduce((sum, set) => sum + set.length, 0)).toBe(kept)
        const sizes = sets.map((set) => set.length)
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
        for (const set of sets) {
          const times = set.map(({ askedAt }) => askedAt.getTime())
          expect(times).toEqual([...times].sort((a, b) => b - a))
        }
      }),
    )
  })

  test('ignores case, accents and punctuation', () => {
    const sets = collectSameWords([asked('Café open?', 1), asked('cafe OPEN', 2)])
    expect(sets.map((set) => set.map(({ text }) => text))).toEqual([['cafe OPEN', 'Café open?']])
  })
})

describe('grouping', () => {
  const likeness = fc.integer({ min: 0, max: 30 }).chain((count) =>
    fc.record({
      count: fc.constant(count),
      values: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: count, maxLength: count }),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  )

  test('puts every text into exactly one group, in order', async () => {
    await fc.assert(
      fc.asyncProperty(likeness, async ({ count, values, from }) => {
        const of = (a: number, b: number) => 1 - Math.abs((values[a] ?? 0) - (values[b] ?? 0))
        const groups = await groupAlike(count, { of, from })
        expect(groups.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, at) => at))
        for (const group of groups) expect(group).toEqual([...group].sort((a, b) => a - b))
        const firsts = groups.map(([first]) => first)
        expect(firsts).toEqual([...firsts].sort((a, b) => Number(a) - Number(b)))
      }),
    )
  })

  test('joins texts that are similar on average, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(likeness, async ({ count, values, from }) => {
        const of = (a: number, b: number) => 1 - Math.abs((values[a] ?? 0) - (values[b] ?? 0))
        for (const group of await groupAlike(count, { of, from })) {
          group.forEach((text, at) => {
            const before = group.slice(0, at)
            const average = before.reduce((sum, other) => sum + of(text, other), 0) / (before.length || 1)
            if (at > 0) expect(average).toBeGreaterThanOrEqual(from)
          })
        }
      }),
    )
  })

  test('lets other work run in between', async () => {
    let ticks = 0
    const ticking = setInterval(() => ticks++, 0)
    await groupAlike(1000, { of: () => 0, from: 1 })
    clearInterval(ticking)
    expect(ticks).toBeGreaterThan(10)
  })
})

describe('likeness by words', () => {
  const texts = [
    'Do you deliver to Norway?',
    'delivery Norway',
    'Is there a student discount?',
    'student discounts',
  ]

  test('joins the forms of the same words when there is no encoder', async () => {
    const likeness = await likenessOf(texts, null)
    expect(await groupAlike(texts.length, likeness)).toEqual([
      [0, 1],
      [2, 3],
    ])
  })

  test('takes over when the encoder fails', async () => {
    const broken = { embed: () => Promise.reject(new Error('away')) }
    expect(await groupAlike(texts.length, await likenessOf(texts, broken))).toHaveLength(2)
  })
})
