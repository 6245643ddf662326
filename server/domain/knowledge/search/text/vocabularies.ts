import { createTermBook, type Vocabulary } from './vocabulary.ts'
import { salienceByRank } from './word-salience.ts'

type WordRank = (word: string) => number | undefined

/** Shared by the indexes of one process, so that no text is analysed twice. */
export interface Vocabularies {
  /** The one that knows the frequency of words from this list; null: from none. */
  of(wordRank: WordRank | null): Vocabulary
}

export function createVocabularies(): Vocabularies {
  const vocabularies = new Map<WordRank | null, Vocabulary>()
  return {
    of(wordRank) {
      const book =
        vocabularies.get(wordRank) ?? createTermBook(wordRank ? salienceByRank(wordRank) : undefined)
      vocabularies.set(wordRank, book)
      return book
    },
  }
}
