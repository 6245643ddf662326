import { createEventLoopYielder } from '../numeric/event-loop-yielder.ts'
import { listCommonNames } from './names.ts'
import { createTermBook, type Vocabulary } from './vocabulary.ts'
import { salienceByRank } from './word-salience.ts'

type WordRank = (word: string) => number | undefined

/** Shared by the indexes of one process, so that no text is analysed twice. */
export interface Vocabularies {
  /** The one that knows the frequency of words from this list; null: from none. */
  of(wordRank: WordRank | null): Vocabulary
  /** See `listCommonNames`: they are the same for every index, and take a while to list. */
  commonNames(): Promise<ReadonlySet<string>>
}

export function createVocabularies(): Vocabularies {
  const vocabularies = new Map<WordRank | null, Vocabulary>()
  let names: Promise<ReadonlySet<string>> | null = null
  return {
    commonNames() {
      names ??= listCommonNames(createEventLoopYielder())
      return names
    },
    of(wordRank) {
      const book =
        vocabularies.get(wordRank) ?? createTermBook(wordRank ? salienceByRank(wordRank) : undefined)
      vocabularies.set(wordRank, book)
      return book
    },
  }
}
