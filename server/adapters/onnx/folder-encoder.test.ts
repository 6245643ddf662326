import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { createEncoderFolder, type EncoderFolder } from '#server/testing/encoder-folder.ts'
import { createRecordingLog } from '#server/testing/recording-log.ts'
import { createFolderEncoder } from './folder-encoder.ts'
import { createMinilmEncoder } from './minilm-encoder.ts'

/** A customer waits a second; a test on a busy machine must not depend on it. */
const timeoutMs = 60_000
const log = createRecordingLog()
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)

describe('an encoder in a folder', { timeout: 120_000 }, () => {
  let folder: EncoderFolder
  const open: SentenceEncoder[] = []
  beforeEach(async () => {
    folder = await createEncoderFolder()
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((encoder) => encoder.close()))
    folder.remove()
  })

  async function load() {
    const loaded = await createFolderEncoder({ folder: folder.path, log, timeoutMs })
    open.push(loaded.encoder)
    return loaded
  }
  async function vectorOf(text: string, encoder?: SentenceEncoder): Promise<Float32Array> {
    const [vector = new Float32Array()] = await (encoder ?? (await load()).encoder).embed([text])
    return vector
  }

  describe('beside the bundled one', () => {
    let bundled: SentenceEncoder
    beforeAll(async () => {
      bundled = await createMinilmEncoder({ log, timeoutMs })
    })
    afterAll(() => bundled.close())

    it('gives the same vectors of the same weights', async () => {
      const text = 'Where is my parcel?'
      const own = await vectorOf(text)
      const lastLayer = (await vectorOf(text, bundled)).subarray(0, 384)
      expect(own).toHaveLength(384)
      expect(dot(own, own)).toBeCloseTo(1, 4)
      expect(dot(own, lastLayer) / Math.sqrt(dot(lastLayer, lastLayer))).toBeCloseTo(1, 4)
    })
  })

  it('pools and cuts as its own files say, and has another name then', async () => {
    const mean = await load()
    expect(mean.facts).toMatchObject({ pooling: 'mean', width: 384, maxTokens: 128 })
    await folder.write('1_Pooling/config.json', {
      word_embedding_dimension: 384,
      pooling_mode_cls_token: true,
    })
    await folder.write('sentence_bert_config.json', { max_seq_length: 8 })
    const cls = await load()
    expect(cls.facts).toMatchObject({ pooling: 'cls', maxTokens: 8 })
    expect(cls.encoder.model).not.toBe(mean.encoder.model)
    const [ofMean, ofCls] = [
      await vectorOf('My parcel', mean.encoder),
      await vectorOf('My parcel', cls.encoder),
    ]
    expect(dot(ofMean, ofCls)).toBeLessThan(0.99)
    const long = await vectorOf('one two three four five six seven eight', cls.encoder)
    expect(dot(long, await vectorOf('one two three four five six nine ten', cls.encoder))).toBeCloseTo(1, 4)
  })

  it('lowers the case when the model was trained like that', async () => {
    await folder.write('tokenizer_config.json', { do_lower_case: false })
    await folder.write('sentence_bert_config.json', { do_lower_case: true })
    const { encoder } = await load()
    expect(dot(await vectorOf('MY PARCEL', encoder), await vectorOf('my parcel', encoder))).toBeCloseTo(1, 4)
  })

  it('tells which prefixes its model was saved with', async () => {
    const prompts = { query: 'query: ', document: 'passage: ' }
    await folder.write('config_sentence_transformers.json', { prompts, default_prompt_name: null })
    expect((await load()).facts.prompts).toEqual({ query: 'query: ', passage: 'passage: ' })
  })

  it.each<[string, (own: EncoderFolder) => unknown, RegExp]>([
    ['no weights', (own) => own.without('onnx/model.onnx'), /has no weights: one of onnx\/model\.onnx/],
    ['no tokenizer', (own) => own.without('tokenizer.json'), /has no tokenizer\.json/],
    ['no JSON', (own) => own.write('tokenizer.json', '{'), /tokenizer\.json is not what/],
    ['no tokenizer in it', (own) => own.write('tokenizer.json', {}), /tokenizer\.json cannot be used/],
    ['no ONNX', (own) => own.write('onnx/model.onnx', 'weights'), /does not load/],
    [
      'other dimensions',
      (own) => own.write('1_Pooling/config.json', { word_embedding_dimension: 768 }),
      /give 384 numbers a text, its pooling configuration says 768/,
    ],
    [
      'a pooling that we have not',
      (own) => own.write('1_Pooling/config.json', { pooling_mode_weightedmean_tokens: true }),
      /asks for pooling_mode_weightedmean_tokens/,
    ],
    [
      'a module that we have not',
      (own) => own.write('modules.json', [{ path: '2_Dense', type: 'sentence_transformers.models.Dense' }]),
      /asks for Dense/,
    ],
    [
      'a tokenizer of fewer tokens',
      (own) => own.write('config.json', { vocab_size: 250_002 }),
      /tokenizer\.json is another model's: it has 30522 tokens, config\.json 250002/,
    ],
  ])('says what is wrong with a folder: %s', async (_, spoil, complaint) => {
    await spoil(folder)
    const loading = load()
    await expect(loading).rejects.toThrow(complaint)
    await expect(loading).rejects.toThrow(/^ENCODER_DIR cannot be used\. /)
  })

  it('says when the weights know fewer tokens than the tokenizer', async () => {
    const { default: tokenizer } = await import(`${folder.path}/tokenizer.json`, { with: { type: 'json' } })
    tokenizer.model.vocab.zzzz = 40_000
    await folder.write('tokenizer.json', tokenizer)
    await expect(load()).rejects.toThrow(/another model's: the weights know no token 40000/)
  })

  it('says when there is no folder', async () => {
    await expect(createFolderEncoder({ folder: '/nowhere', log })).rejects.toThrow(/\/nowhere is no folder/)
  })
})
