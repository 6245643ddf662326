import { wordsOf } from './normalize-text.ts'

const MIN_WORDS = 2
/** A longer answer's sentences are put together: each is a vector to keep and to compare. */
const MAX_SENTENCES = 8
/** What comes after this many characters is found by its words, not by its meaning. */
const MAX_CHARACTERS = 6_000

/** The sentences of an answer without its markup; a heading, a list item and a table's row are sentences, too. */
export function answerSentences(answer: string): string[] {
  const sentences = plainText(answer.slice(0, MAX_CHARACTERS))
    .split('\n')
    .flatMap((line) => line.split(sentenceEnd))
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length >= MIN_WORDS)
  return joinNeighbours(sentences)
}

// A full stop ends a sentence only before a capital, a digit or a quote: "e.g. by post" goes on. CJK leaves no space.
const sentenceEnd = /(?<=[.!?…])\s+(?=["'“«(¿¡]?[\p{Lu}\p{Lt}\p{Lo}\p{N}])|(?<=[。！？])/u

/** Markdown and HTML without their marks: what a customer reads. */
export function plainText(markup: string): string {
  return markup
    .replace(/<\/?[a-z][^<>]*>/giu, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+|^[ \t]*(?:#{1,6}|>)[ \t]*/gmu, '')
    .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}|\|/gu, ' ')
    .replace(/[^\S\n]+/gu, ' ')
}

function joinNeighbours(sentences: readonly string[]): string[] {
  const size = Math.ceil(sentences.length / MAX_SENTENCES)
  if (size <= 1) return [...sentences]
  return Array.from({ length: Math.ceil(sentences.length / size) }, (_, at) =>
    sentences.slice(at * size, (at + 1) * size).join(' '),
  )
}
