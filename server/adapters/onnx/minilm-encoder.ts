import type { Log } from '#server/ports/log.ts'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { openEncoderThread } from './encoder-thread.ts'
import { LAYER_WIDTH } from './minilm-model.ts'
import type { MinilmFacts } from './minilm-worker.ts'

export interface MinilmOptions {
  log: Log
  /** A customer waits no longer for the encoder; the search then goes on by words alone. */
  timeoutMs?: number
}

/**
 * The bundled all-MiniLM-L6-v2 (int8, English). Resolves when the model is loaded, or has turned out not to work: then
 * `failure()` says why and `embed` rejects.
 */
export async function createMinilmEncoder({ log, timeoutMs = 500 }: MinilmOptions): Promise<SentenceEncoder> {
  const file = new URL('./minilm-worker.ts', import.meta.url)
  const { facts, embed, failure, close } = await openEncoderThread<MinilmFacts>({ file, log, timeoutMs })
  const words = new Map(facts()?.words.map((word, rank) => [word, rank]))
  return {
    model: 'all-MiniLM-L6-v2-int8/layers-6-3-5',
    meaningWidth: LAYER_WIDTH,
    languages: ['en'],
    wordRank: (word) => words.get(word),
    ...{ embed, failure, close },
  }
}
