import { createFolderEncoder, UnusableEncoder } from '../adapters/onnx/folder-encoder.ts'
import { createMinilmEncoder } from '../adapters/onnx/minilm-encoder.ts'
import type { Config } from '../config.ts'
import { glossedLanguages } from '../domain/knowledge/search/gloss/glossaries.ts'
import { createLog } from '../start/log.ts'
import { type Finding, problemWith } from './doctor-finding.ts'

const silent = () => createLog({ LOG_LEVEL: 'silent', DEBUG: false })

export async function checkEncoder({ EMBEDDINGS }: Config): Promise<Finding> {
  const what = 'encoder'
  if (EMBEDDINGS === 'off') return { what, problem: null, detail: 'off: the FAQ is searched by words alone' }
  const encoder = await createMinilmEncoder({ log: silent() })
  const failure = encoder.failure()
  await encoder.close()
  const problem = failure && `${failure} Run npm ci again, or set EMBEDDINGS=off.`
  return { what, problem, detail: 'the bundled one loads, its weights are the expected ones' }
}

/** Null: there is none. */
export async function checkOwnEncoder({ EMBEDDINGS, ENCODER_DIR: folder }: Config): Promise<Finding | null> {
  if (EMBEDDINGS === 'off' || folder === null) return null
  const what = 'own model'
  try {
    const { encoder, facts } = await createFolderEncoder({ folder, log: silent() })
    await encoder.close()
    const { width, pooling, maxTokens } = facts
    const read = `${width} numbers a text (${pooling}), of up to ${maxTokens} tokens`
    return { what, problem: null, detail: `the one in ${folder} loads: ${read}` }
  } catch (error) {
    if (!(error instanceof UnusableEncoder)) throw error
    return { what, problem: error.message, detail: '' }
  }
}

/** Null: there is none. */
export async function checkEmbeddings(config: Config): Promise<Finding | null> {
  const {
    EMBEDDINGS,
    EMBEDDINGS_BASE_URL: baseUrl,
    EMBEDDINGS_MODEL: model,
    EMBEDDINGS_API_KEY: key,
  } = config
  if (EMBEDDINGS === 'off' || baseUrl === null) return null
  const authorization: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` }
  const what = 'embeddings'
  const problem = await problemWith(
    `${baseUrl.replace(/\/$/, '')}/embeddings`,
    { model, input: 'hello' },
    authorization,
  )
  return {
    what,
    problem: problem && `${problem} Check EMBEDDINGS_BASE_URL, _MODEL and _API_KEY.`,
    detail: `${model}`,
  }
}

/** What serves which languages of the FAQ. */
export async function checkLanguages(config: Config): Promise<Finding> {
  const finding = (detail: string) => ({ what: 'languages', problem: null, detail })
  if (config.EMBEDDINGS === 'off') return finding('all: words alone')
  const { ENCODER_DIR: folder, EMBEDDINGS_BASE_URL: url, EMBEDDINGS_MODEL: model } = config
  const isOwn = folder !== null || url !== null
  const name = folder ?? (url === null ? 'the bundled encoder' : `${model} at ${new URL(url).host}`)
  const languages = isOwn ? config.ENCODER_LANGUAGES : ['en']
  if (languages === null) return finding(`all: ${name}. Name the ones that it knows in ENCODER_LANGUAGES.`)
  const glossed = languages.includes('en') ? glossedLanguages.filter((one) => !languages.includes(one)) : []
  const byGlosses = glossed.length > 0 ? `; ${glossed.join(', ')}: words and glosses into English` : ''
  return finding(`${languages.join(', ')}: ${name}${byGlosses}; all others: words alone`)
}
