import { basename, resolve } from 'node:path'
import type { Log } from '#server/ports/log.ts'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { openEncoderThread } from './encoder-thread.ts'
import type { FolderFacts } from './folder-worker.ts'

export interface FolderEncoderOptions {
  /** A model of sentence-transformers: its weights as ONNX, its tokenizer.json, and what else it was saved with. */
  folder: string
  log: Log
  /** A customer waits no longer for the encoder; the search then goes on by words alone. */
  timeoutMs?: number
}

/** Says what to do, by the name of the setting. */
export class UnusableEncoder extends Error {
  override readonly name = 'UnusableEncoder'
}

/** A model of this size takes some ten milliseconds a text. */
const TEXTS_AT_ONCE = 100

/** An operator's own model. @throws UnusableEncoder when the folder does not hold one that can be used */
export async function createFolderEncoder({ folder, log, timeoutMs = 1_000 }: FolderEncoderOptions) {
  const file = new URL('./folder-worker.ts', import.meta.url)
  const path = resolve(folder)
  const thread = await openEncoderThread<FolderFacts>({ file, data: path, log, timeoutMs })
  const facts = thread.facts()
  if (facts === null)
    throw new UnusableEncoder(`ENCODER_DIR cannot be used. ${thread.refusal() ?? `${path} does not load.`}`)
  const { embed, failure, close } = thread
  const encoder: SentenceEncoder = {
    model: `${basename(path)}-${facts.sha256.slice(0, 16)}/${facts.pooling}-${facts.maxTokens}`,
    textsAtOnce: TEXTS_AT_ONCE,
    ...{ embed, failure, close },
  }
  return { encoder, facts }
}
