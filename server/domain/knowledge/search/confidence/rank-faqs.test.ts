import { expect, test } from 'vitest'
import type { WordFit } from '../lexical/lexical-measures.ts'
import { confidenceFeatures, featureNames } from './confidence.ts'
import { rankFaqs } from './rank-faqs.ts'

const fitOf = (closest: [number, number]): WordFit => ({
  words: Float32Array.from(closest),
  closest: Float32Array.from(closest),
  answerWords: new Float32Array(2),
  answerPieces: new Float32Array(2),
})
const known = { answerShares: new Float32Array(2), entries: null, areEnglish: true }

function rank(byRarity: [number, number], bySalience: [number, number]) {
  const lexical = {
    ...fitOf(byRarity),
    bySalience: fitOf(bySalience),
    ...{ language: 'en', asked: new Float32Array(2), known: 1, knownWithAnswers: 1 },
    answerGrams: new Float32Array(2),
    trained: () => new Float32Array(2),
  }
  const ranking = rankFaqs({ lexical, dense: null, answers: null, isGloss: false }, known)
  const features = confidenceFeatures(ranking, 5)
  return {
    order: ranking.candidates.map(({ faq }) => faq),
    feature: (name: (typeof featureNames)[number]) => features[featureNames.indexOf(name)] ?? 0,
  }
}

test('frequent words of the language count for the rank, and little for the confidence', () => {
  const shared = rank([0.9, 0.5], [0.3, 0.2])
  const said = rank([0.9, 0.5], [0.9, 0.2])
  expect([shared.order, said.order]).toEqual([
    [0, 1],
    [0, 1],
  ])
  for (const name of ['score', 'margin', 'share', 'closest', 'words'] as const)
    expect(shared.feature(name)).toBeLessThan(said.feature(name))
})

test('a match is not sure when the salient words speak for another one', () => {
  const doubtful = rank([0.9, 0.5], [2.5, 3.5])
  expect(doubtful.order).toEqual([0, 1])
  expect(doubtful.feature('margin')).toBeLessThan(0)
  expect(doubtful.feature('agreement')).toBe(0)
})
