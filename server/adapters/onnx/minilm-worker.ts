import { Tokenizer } from '@huggingface/tokenizers'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { innerOutputs, readMinilmFiles, LAYER_WIDTH as width } from './minilm-model.ts'
import { encoderPort, scaleTo, serveEncoder } from './serve-encoder.ts'

export interface MinilmFacts {
  /** What the model takes for a word and not for a typing error, the most frequent first. */
  words: string[]
}

// A customer's question is short; whatever is longer than this says what it wants at its beginning.
const MAX_TOKENS = 64
// The last layer is the meaning, at weight 1. The inner ones lie around a large common mean that the index removes,
// so what remains of them counts for about 0.4 (docs/search.md has the measurements).
const INNER_WEIGHT = 0.8

const port = encoderPort()
const files = await readMinilmFiles()
const tokenizer = new Tokenizer(files.tokenizer, files.tokenizerConfig)
const session = await InferenceSession.create(files.model, {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
})

await embed('The first run allocates what every later one uses.')
serveEncoder<MinilmFacts>(port, {
  facts: { words: wholeWords(files.tokenizer) },
  embed,
  release: () => session.release(),
})

async function embed(text: string): Promise<Float32Array> {
  const encoded = tokenizer.encode(text).ids
  const last = encoded.at(-1) ?? 0
  const ids = encoded.length > MAX_TOKENS ? [...encoded.slice(0, MAX_TOKENS - 1), last] : encoded
  const shape = [1, ids.length]
  const outputs = await session.run({
    input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), shape),
    attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), shape),
    token_type_ids: new Tensor('int64', new BigInt64Array(ids.length), shape),
  })
  const vector = new Float32Array(width * (1 + innerOutputs.length))
  ;['last_hidden_state', ...innerOutputs].forEach((name, part) => {
    const states = outputs[name]?.data
    if (!(states instanceof Float32Array)) throw new Error(`The encoder gave no ${name}`)
    const mean = vector.subarray(part * width, (part + 1) * width)
    for (let token = 0; token < states.length; token += width)
      for (let at = 0; at < width; at++) mean[at] = (mean[at] as number) + (states[token + at] as number)
    scaleTo(mean, part === 0 ? 1 : INNER_WEIGHT)
  })
  scaleTo(vector, 1)
  return vector
}

/** The tokenizer's whole words, the most frequent first. */
function wholeWords(tokenizer: object): string[] {
  // The shape is that of the tokenizer.json whose model's checksum was just verified.
  const { vocab } = (tokenizer as { model: { vocab: Record<string, number> } }).model
  return Object.entries(vocab)
    .sort(([, a], [, b]) => a - b)
    .map(([token]) => token)
    .filter((token) => /^[a-z]{2,}$/.test(token))
}
