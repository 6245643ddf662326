import type { Similarity } from './prove-sentence.ts'
import type { SourceSentence } from './sources.ts'
import type { Statement } from './statement.ts'
import { sameMeaning } from './text/synonyms.ts'
import type { Vectors } from './vectors.ts'

/** In meaning, between the question and a sentence: above it they have to do with each other. */
const MIN_LIKENESS = 0.3
/** Of the likeness of the nearest sentence: a question in another language is far from all of them. */
const SHARE_OF_BEST = 0.8

/**
 * Whether approved sentences have to do with the question: by a word in common with them or with their entry's
 * question, or by what they mean. What cannot be told, without an encoder or without a word that means anything
 * ("and then?"), counts as relevant: the model chose it.
 */
export function createRelevance(asked: Statement, vectors: Vectors) {
  let toAsked: Promise<Similarity> | undefined
  return async (by: readonly SourceSentence[]): Promise<boolean> => {
    if (asked.tokens.length === 0) return true
    const words = by.flatMap(({ statement, question }) => [...statement.tokens, ...question.tokens])
    if (asked.tokens.some(({ stem }) => words.some((word) => sameMeaning(word.stem, stem)))) return true
    toAsked ??= vectors.similarityTo(asked.text)
    const likeness = vectors.likenessTo(await toAsked, by)
    return likeness === null || likeness.own >= Math.min(MIN_LIKENESS, likeness.best * SHARE_OF_BEST)
  }
}
