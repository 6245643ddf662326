import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Pooling } from './pool.ts'

/** What a folder of sentence-transformers says of its model. */
export interface FolderFiles {
  /** Path of the weights. */
  weights: string
  tokenizer: object
  tokenizerConfig: object
  pooling: Pooling
  /** How many numbers a vector has; null when no file says so. */
  width: number | null
  /** How many tokens the model knows; null when no file says so. */
  vocabularySize: number | null
  /** How many tokens of a text are read. */
  maxTokens: number
  lowercase: boolean
  /** What the model wants before a text, by its own files; the settings come first. */
  prompts: { query: string; passage: string }
  /** Of everything that makes a vector: another model, or a file of it that has changed, has another one. */
  sha256: string
}

/** In words for the operator, without the name of the setting. */
export class UnusableFolder extends Error {
  override readonly name = 'UnusableFolder'
}

const weightFiles = [
  ...['onnx/model.onnx', 'model.onnx', 'onnx/model_quantized.onnx', 'model_quantized.onnx'],
  ...['onnx/model_qint8_avx512_vnni.onnx', 'onnx/model_int8.onnx'],
]
/** What changes the vectors besides the weights and how they are pooled. */
const configurationFiles = ['tokenizer.json', 'tokenizer_config.json', 'sentence_bert_config.json']
/** A question and a sentence of an answer are short; what is longer says what it is about at its beginning. */
const MAX_TOKENS = 128

const moduleList = z.array(z.looseObject({ path: z.string(), type: z.string() }))
const poolingFile = z.looseObject({
  word_embedding_dimension: z.number().optional(),
  embedding_dimension: z.number().optional(),
  pooling_mode: z.union([z.string(), z.array(z.string())]).optional(),
})
const sentenceFile = z.looseObject({
  max_seq_length: z.number().nullish(),
  do_lower_case: z.boolean().optional(),
})
const promptFile = z.looseObject({ prompts: z.record(z.string(), z.string().nullable()).nullish() })
const modelFile = z.looseObject({ vocab_size: z.number().optional() })

const poolingModes: Readonly<Record<string, Pooling>> = {
  ...{ mean: 'mean', pooling_mode_mean_tokens: 'mean', cls: 'cls', pooling_mode_cls_token: 'cls' },
  ...{ max: 'max', pooling_mode_max_tokens: 'max', lasttoken: 'last', pooling_mode_lasttoken: 'last' },
  // At length 1 the root of the length is gone.
  ...{ mean_sqrt_len_tokens: 'mean', pooling_mode_mean_sqrt_len_tokens: 'mean' },
}

/** @throws UnusableFolder when a file is missing, cannot be read or asks for something that we cannot do */
export async function readFolder(folder: string): Promise<FolderFiles> {
  if (!(await isFolder(folder))) throw new UnusableFolder(`${folder} is no folder.`)
  const weights = await firstOf(folder, weightFiles)
  if (weights === null)
    throw new UnusableFolder(`${folder} has no weights: one of ${weightFiles.slice(0, 4).join(', ')}.`)
  const tokenizer = await readJson(folder, 'tokenizer.json', z.looseObject({}))
  if (tokenizer === null) throw new UnusableFolder(`${folder} has no tokenizer.json.`)
  const modules = (await readJson(folder, 'modules.json', moduleList)) ?? []
  const pooling = await readPooling(folder, modules)
  const { max_seq_length: length, do_lower_case: lowercase = false } =
    (await readJson(folder, 'sentence_bert_config.json', sentenceFile)) ?? {}
  const prompts = (await readJson(folder, 'config_sentence_transformers.json', promptFile))?.prompts ?? {}
  return {
    ...{ weights, tokenizer, ...pooling, lowercase },
    tokenizerConfig: (await readJson(folder, 'tokenizer_config.json', z.looseObject({}))) ?? {},
    vocabularySize: (await readJson(folder, 'config.json', modelFile))?.vocab_size ?? null,
    maxTokens: Math.min(length ?? MAX_TOKENS, MAX_TOKENS),
    prompts: { query: prompts.query ?? '', passage: prompts.passage ?? prompts.document ?? '' },
    sha256: await hashOf([
      weights,
      `${weights}_data`,
      ...configurationFiles.map((name) => join(folder, name)),
    ]),
  }
}

async function readPooling(folder: string, modules: z.output<typeof moduleList>) {
  const kindOf = (type: string) => type.split('.').at(-1) ?? ''
  const strange = modules.find(({ type }) => !['Transformer', 'Pooling', 'Normalize'].includes(kindOf(type)))
  if (strange)
    throw new UnusableFolder(`${folder}/modules.json asks for ${kindOf(strange.type)}, which is not there.`)
  const path = modules.find(({ type }) => kindOf(type) === 'Pooling')?.path ?? '1_Pooling'
  const name = join(path, 'config.json')
  const file = await readJson(folder, name, poolingFile)
  if (file === null) return { pooling: 'mean' as const, width: null }
  const flagged = Object.keys(file).filter((key) => key.startsWith('pooling_mode_') && file[key] === true)
  const asked = file.pooling_mode === undefined ? flagged : [file.pooling_mode].flat()
  const [mode = 'mean', another] = asked
  const pooling = poolingModes[mode]
  if (pooling === undefined || another !== undefined)
    throw new UnusableFolder(`${folder}/${name} asks for ${asked.join(' with ')}, which is not there.`)
  return { pooling, width: file.word_embedding_dimension ?? file.embedding_dimension ?? null }
}

/** Null when there is no such file. */
async function readJson<T>(folder: string, name: string, shape: z.ZodType<T>): Promise<T | null> {
  const text = await readFile(join(folder, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new UnusableFolder(`${folder}/${name} cannot be read: ${error.code}.`)
  })
  if (text === null) return null
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    throw new UnusableFolder(`${folder}/${name} is not what sentence-transformers writes there.`)
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false
}

async function firstOf(folder: string, names: readonly string[]): Promise<string | null> {
  for (const name of names) {
    const path = join(folder, name)
    if ((await stat(path).catch(() => null))?.isFile()) return path
  }
  return null
}

async function hashOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of paths) {
    if (!(await stat(path).catch(() => null))?.isFile()) continue
    for await (const chunk of createReadStream(path)) hash.update(chunk)
  }
  return hash.digest('hex')
}
