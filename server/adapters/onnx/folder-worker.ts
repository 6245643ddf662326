import { workerData } from 'node:worker_threads'
import { Tokenizer } from '@huggingface/tokenizers'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { type FolderFiles, readFolder, UnusableFolder } from './folder-files.ts'
import { pool } from './pool.ts'
import { encoderPort, refuse, scaleTo, serveEncoder } from './serve-encoder.ts'

export interface FolderFacts extends Pick<FolderFiles, 'pooling' | 'maxTokens' | 'prompts' | 'sha256'> {
  /** How many numbers a vector has. */
  width: number
}

const port = encoderPort()
const folder = String(workerData)
try {
  const files = await readFolder(folder)
  const tokenizer = readTokenizer(files)
  const session = await InferenceSession.create(files.weights, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
  })
  const encode = createEncoder(files, tokenizer, session)
  const facts = { ...pick(files), width: await tryOut(files, tokenizer, encode) }
  serveEncoder<FolderFacts>(port, {
    facts,
    embed: (text) => encode.text(text),
    release: () => session.release(),
  })
} catch (error) {
  refuse(port, error instanceof UnusableFolder ? error.message : `${folder} does not load: ${error}`)
}

function pick({ pooling, maxTokens, prompts, sha256 }: FolderFiles) {
  return { pooling, maxTokens, prompts, sha256 }
}

function readTokenizer({ tokenizer, tokenizerConfig }: FolderFiles): Tokenizer {
  try {
    return new Tokenizer(tokenizer, tokenizerConfig)
  } catch (error) {
    throw new UnusableFolder(`${folder}/tokenizer.json cannot be used: ${error}`)
  }
}

function createEncoder(
  { pooling, maxTokens, lowercase }: FolderFiles,
  tokenizer: Tokenizer,
  session: InferenceSession,
) {
  /** At length 1. */
  async function tokens(ids: readonly number[]): Promise<Float32Array> {
    const shape = [1, ids.length]
    const known = {
      input_ids: () => BigInt64Array.from(ids, BigInt),
      attention_mask: () => new BigInt64Array(ids.length).fill(1n),
      token_type_ids: () => new BigInt64Array(ids.length),
      position_ids: () => BigInt64Array.from(ids.keys(), BigInt),
    }
    const inputs: Record<string, Tensor> = {}
    for (const name of session.inputNames) {
      const values = Object.entries(known).find(([key]) => key === name)?.[1]
      if (!values)
        throw new UnusableFolder(`The weights in ${folder} want ${name}: they are no text encoder.`)
      inputs[name] = new Tensor('int64', values(), shape)
    }
    const outputs = await session.run(inputs)
    const vector = vectorIn(outputs)
    scaleTo(vector, 1)
    return vector
  }

  function vectorIn(outputs: InferenceSession.OnnxValueMapType): Float32Array {
    // Where the weights pool for themselves, they know best.
    const whole = outputs.sentence_embedding
    const states =
      whole ??
      outputs.last_hidden_state ??
      outputs.token_embeddings ??
      Object.values(outputs).find(({ dims }) => dims.length === 3)
    const width = states?.dims.at(-1) ?? 0
    if (!states || !(states.data instanceof Float32Array) || width === 0)
      throw new UnusableFolder(
        `The weights in ${folder} give no vectors of 32-bit numbers (last_hidden_state): export them as float32 or int8.`,
      )
    return whole ? Float32Array.from(states.data) : pool(states.data, width, pooling)
  }

  return {
    tokens,
    text(text: string): Promise<Float32Array> {
      const { ids } = tokenizer.encode(lowercase ? text.toLowerCase() : text)
      const last = ids.at(-1)
      if (last === undefined) throw new Error('The tokenizer makes nothing of a text.')
      return tokens(ids.length > maxTokens ? [...ids.slice(0, maxTokens - 1), last] : ids)
    },
  }
}

/** Whether weights, tokenizer and configuration belong together. Returns how many numbers a vector has. */
async function tryOut(
  { width, vocabularySize, maxTokens }: FolderFiles,
  tokenizer: Tokenizer,
  encode: ReturnType<typeof createEncoder>,
): Promise<number> {
  let highest = 0
  for (const id of tokenizer.get_vocab().values()) highest = Math.max(highest, id)
  const others = `${folder}/tokenizer.json is another model's`
  // Some have a few rows more than tokens, never half of them.
  if (vocabularySize !== null && highest + 1 < vocabularySize / 2)
    throw new UnusableFolder(`${others}: it has ${highest + 1} tokens, config.json ${vocabularySize}.`)
  await encode.tokens([highest]).catch((error: unknown) => {
    if (error instanceof UnusableFolder) throw error
    throw new UnusableFolder(`${others}: the weights know no token ${highest}.`)
  })
  const vector = await encode.text('Where is my parcel? '.repeat(maxTokens))
  if (!vector.every(Number.isFinite) || vector.every((value) => value === 0))
    throw new UnusableFolder(`The weights in ${folder} give vectors that are no numbers.`)
  if (width !== null && width !== vector.length)
    throw new UnusableFolder(
      `The weights in ${folder} give ${vector.length} numbers a text, its pooling configuration says ${width}.`,
    )
  return vector.length
}
