/**
 * Turns sentences into vectors whose dot product says how alike they mean. None at all is a variant too: the search
 * is then handed `null` and works by words alone.
 *
 * Variants: the bundled all-MiniLM-L6-v2 and an operator's own model in a folder, each in a worker thread
 * (`adapters/onnx`); any OpenAI-compatible endpoint (`adapters/openai-embeddings`).
 */
export interface SentenceEncoder {
  /** Stored beside every vector: vectors of different models are never compared. */
  readonly model: string
  /**
   * One unit-length vector a text, in order. Never blocks the event loop for long. Rejects when the encoder is broken
   * or does not answer in time; the caller then goes on with words alone.
   *
   * `background`: many texts for the index; a customer's message goes before them.
   */
  embed(texts: readonly string[], options?: { background?: boolean }): Promise<Float32Array[]>
  /**
   * How many of a vector's first numbers are about the meaning alone; the rest keeps more of the words. Left out: all
   * of them.
   */
  readonly meaningWidth?: number
  /**
   * Reads the sentences of answers, when the model is told which texts are questions and which are answers to find: the
   * vectors of the two are compared, but never stored as one. Left out: it reads all texts alike.
   */
  readonly ofPassages?: SentenceEncoder
  /** So many texts for the index are worth waiting for; more are embedded in the background. Left out: 800. */
  readonly textsAtOnce?: number
  /** The languages that it was trained for, as primary tags: "en". Left out: any, as far as is known. */
  readonly languages?: readonly string[]
  /**
   * How frequent a folded word is in the model's own vocabulary, 0 the most; undefined when the model knows no such
   * word, which may then be a typing error. Left out: the model does not tell.
   */
  wordRank?(word: string): number | undefined
  /** Null, or why the encoder does not work at the moment. */
  failure(): string | null
  /** Afterwards `embed` rejects. */
  close(): Promise<void>
}
