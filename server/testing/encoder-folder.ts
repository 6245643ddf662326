import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { minilmFolder } from '../adapters/onnx/minilm-model.ts'

/** A model of an operator's own: the bundled weights in a folder as sentence-transformers saves one. */
export interface EncoderFolder {
  path: string
  /** A file beside the others, or instead of one. */
  write(name: string, content: object | string): Promise<void>
  /** Takes a file away. */
  without(name: string): void
  remove(): void
}

export async function createEncoderFolder(): Promise<EncoderFolder> {
  const path = mkdtempSync(join(tmpdir(), 'ai-support-bot-encoder-'))
  const bundled = minilmFolder()
  await mkdir(join(path, 'onnx'))
  symlinkSync(join(bundled, 'onnx/model_quantized.onnx'), join(path, 'onnx/model.onnx'))
  for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json'])
    cpSync(join(bundled, name), join(path, name))
  const folder: EncoderFolder = {
    path,
    async write(name, content) {
      await mkdir(join(path, dirname(name)), { recursive: true })
      rmSync(join(path, name), { force: true })
      writeFileSync(join(path, name), typeof content === 'string' ? content : JSON.stringify(content))
    },
    without: (name) => rmSync(join(path, name)),
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
  await folder.write('1_Pooling/config.json', {
    word_embedding_dimension: 384,
    pooling_mode_mean_tokens: true,
  })
  await folder.write('sentence_bert_config.json', { max_seq_length: 256, do_lower_case: false })
  return folder
}
