import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { servedLanguages } from './domain/language/served-languages.ts'
import { complaintsAboutCombinations, type Given } from './setting-rules/setting-combinations.ts'

/** What this process runs with. `null` means a part that is not configured. */
export type Config = z.output<typeof schema>

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly complaints: readonly string[]
  constructor(complaints: readonly string[]) {
    super(`The configuration is wrong:\n${complaints.map((complaint) => `  - ${complaint}`).join('\n')}`)
    this.complaints = complaints
  }
}

const bool = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['true', 'false', '1', '0', 'yes', 'no', 'on', 'off'], 'must be true or false'))
  .transform((value) => ['true', '1', 'yes', 'on'].includes(value))
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be from ${min} to ${max}`)
const fraction = z
  .string()
  .regex(/^(0|1|0?\.\d+|0\.\d+|1\.0+)$/, 'must be a number from 0 to 1')
  .transform(Number)
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
)
const url = (...protocols: string[]) =>
  z.string().refine(
    (value) => {
      const parsed = URL.parse(value)
      return parsed !== null && protocols.includes(parsed.protocol)
    },
    `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  )
/** "/support", also written as "support/"; "" for the root. */
const basePath = z
  .string()
  .transform((value) => value.replace(/^\/*(.*?)\/*$/, '$1'))
  .refine((value) => /^(?:[\w.~-]+(?:\/[\w.~-]+)*)?$/.test(value), 'must be a path like /support')
  .transform((value) => (value === '' ? '' : `/${value}`))
/** Of the language model; 0: no bound. */
const tokens = wholeNumber(0, 999_999_999)
const dollars = z
  .string()
  .regex(/^\d{1,5}(?:\.\d{1,4})?$/, 'must be dollars up to 99999, such as 2.50')
  .transform(Number)
const optional = <T extends z.ZodType>(type: T) => type.optional().transform((value) => value ?? null)
const withDefault = <T extends z.ZodType<unknown, string>>(type: T, value: string) =>
  z.preprocess((given) => given ?? value, z.string().pipe(type))
const readableFile = z.string().transform((path, context) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    context.addIssue({ code: 'custom', message: `names a file that cannot be read: ${path}` })
    return z.NEVER
  }
})

/** A model tells "query: " from "query:": it is kept as it is written. */
const prefix = z.string().max(500, 'must have at most 500 characters')

const invisible = /\p{C}|(?! )\p{Z}/u
/** A secret as it was copied: what the eye cannot see in it makes every request fail for no visible reason. */
const secret = (length = 1, message = 'must not be empty') =>
  z
    .string()
    .min(length, message)
    .superRefine((value, context) => {
      const found = invisible.exec(value)
      if (!found) return
      const code = `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
      const place = `at character ${[...value.slice(0, found.index)].length + 1}`
      context.addIssue({
        code: 'custom',
        message: `contains an invisible character, ${code}, ${place}: copy it again`,
      })
    })

// The library that signs would refuse any other one, without saying which setting it comes from.
const webhookSecret = z
  .string()
  .refine(
    (value) =>
      !value.startsWith('whsec_') ||
      /^whsec_(?=.)(?:[a-z\d+/]{4})*(?:[a-z\d+/]{2}==|[a-z\d+/]{3}=)?$/i.test(value),
    'must be base64 behind whsec_, or any text that does not begin like that',
  )

const schema = z.object({
  PORT: withDefault(wholeNumber(0, 65_535), '4000'),
  HOST: withDefault(z.string(), '127.0.0.1'),
  ROLE: withDefault(z.enum(['all', 'web', 'worker'], 'must be all, web or worker'), 'all'),
  NODE_ENV: withDefault(z.string(), 'development'),
  DATABASE_URL: optional(
    url('postgres:', 'postgresql:').refine(
      (value) => (URL.parse(value)?.searchParams.get('schema') ?? 'public') === 'public',
      'names a schema: the tables are in "public" always; give the product a database of its own',
    ),
  ),
  DATABASE_REPLICA_URL: optional(url('postgres:', 'postgresql:')),
  DATABASE_POOL_SIZE: withDefault(wholeNumber(2, 500), '10'),
  DATA_DIR: withDefault(z.string(), '.data'),
  REDIS_URL: optional(url('redis:', 'rediss:')),
  OPENROUTER_API_KEY: optional(secret()),
  OPENROUTER_MODEL: withDefault(
    list.refine((models) => models.length > 0, 'must name at least one model'),
    'nvidia/nemotron-nano-9b-v2:free',
  ),
  OPENROUTER_BASE_URL: withDefault(url('http:', 'https:'), 'https://openrouter.ai/api/v1'),
  MODEL_TIMEOUT_SECONDS: withDefault(wholeNumber(1, 600), '30'),
  TRANSLATION: withDefault(z.enum(['on', 'off'], 'must be on or off'), 'on'),
  TRANSLATION_TIMEOUT_SECONDS: withDefault(wholeNumber(1, 60), '8'),
  MODEL_TOKENS_PER_SESSION: withDefault(tokens, '200000'),
  MODEL_TOKENS_PER_ADDRESS: withDefault(tokens, '2000000'),
  MODEL_TOKENS_PER_KEY: withDefault(tokens, '2000000'),
  MODEL_TOKENS_PER_DAY: withDefault(tokens, '5000000'),
  MODEL_TOKENS_PER_MONTH: withDefault(tokens, '0'),
  MODEL_DOLLARS_PER_SESSION: withDefault(dollars, '0'),
  MODEL_DOLLARS_PER_ADDRESS: withDefault(dollars, '0'),
  MODEL_DOLLARS_PER_KEY: withDefault(dollars, '0'),
  MODEL_DOLLARS_PER_DAY: withDefault(dollars, '0'),
  MODEL_DOLLARS_PER_MONTH: withDefault(dollars, '0'),
  /** What the dearest of the models takes. */
  MODEL_DOLLARS_PER_MILLION_TOKENS: withDefault(dollars, '0'),
  EMBEDDINGS: withDefault(z.enum(['on', 'off'], 'must be on or off'), 'on'),
  EMBEDDINGS_BASE_URL: optional(url('http:', 'https:')),
  EMBEDDINGS_MODEL: optional(z.string()),
  EMBEDDINGS_API_KEY: optional(secret()),
  ENCODER_DIR: optional(z.string()),
  ENCODER_LANGUAGES: optional(
    list.refine(
      (tags) => tags.length > 0 && tags.every((tag) => /^[a-z]{2,3}$/.test(tag)),
      'must be a comma-separated list of languages like en,de',
    ),
  ),
  ENCODER_QUERY_PREFIX: optional(prefix),
  ENCODER_PASSAGE_PREFIX: optional(prefix),
  NOTIFY_WEBHOOK_URL: optional(url('http:', 'https:')),
  NOTIFY_WEBHOOK_SECRET: optional(webhookSecret),
  CONFIDENCE_THRESHOLD: withDefault(fraction, '0.6'),
  MAX_CONTEXT_MESSAGES: withDefault(wholeNumber(1, 100), '6'),
  GROUNDING: withDefault(z.enum(['quote', 'strict', 'open'], 'must be quote, strict or open'), 'strict'),
  GROUNDING_CHECK: withDefault(z.enum(['off', 'model'], 'must be off or model'), 'off'),
  BUSINESS_CONTEXT_FILE: optional(readableFile),
  ESCALATION_KEYWORDS: withDefault(list, 'cancel,refund,billing'),
  DEFAULT_LANGUAGE: withDefault(
    z
      .string()
      .toLowerCase()
      .pipe(z.enum(servedLanguages, `must be one of ${servedLanguages.join(', ')}`)),
    'en',
  ),
  RATE_LIMIT_REQUESTS: withDefault(wholeNumber(1, 1_000_000), '10'),
  RATE_LIMIT_WINDOW: withDefault(wholeNumber(1, 86_400), '60'),
  // Not below what a single operation may cost: it could never be run.
  COST_LIMIT_ADDRESS: withDefault(wholeNumber(10_000, 999_999_999), '500000'),
  COST_LIMIT_CREDENTIAL: withDefault(wholeNumber(10_000, 999_999_999), '1000000'),
  UNKNOWN_CREDENTIAL_LIMIT: withDefault(wholeNumber(1, 999_999_999), '30'),
  STREAMS_PER_ADDRESS: withDefault(wholeNumber(1, 1_000_000), '200'),
  STREAMS: withDefault(wholeNumber(1, 1_000_000), '10000'),
  ALLOWED_ORIGINS: withDefault(
    list.refine(
      (origins) => origins.every((origin) => origin === '*' || URL.parse(origin)?.origin === origin),
      {
        message: 'must be a comma-separated list of origins like https://shop.example, or *',
      },
    ),
    '',
  ),
  TRUST_PROXY: withDefault(bool, 'false'),
  /** How many proxies in a row are ours: a CDN before a proxy makes two. */
  TRUSTED_HOPS: withDefault(wholeNumber(1, 10), '1'),
  BASE_PATH: withDefault(basePath, ''),
  ADMIN_KEY: optional(secret(8, 'must have at least 8 characters; 32 random ones are better')),
  IDENTITY_SECRET: optional(z.string().min(8, 'must have at least 8 characters; 32 random ones are better')),
  ASSUME_RESOLVED_HOURS: withDefault(wholeNumber(1, 8760), '24'),
  ABANDONED_HOURS: withDefault(wholeNumber(1, 8760), '48'),
  AGENT_AWAY_MINUTES: withDefault(wholeNumber(1, 1440), '5'),
  RETENTION_DAYS: withDefault(wholeNumber(0, 36_500), '0'),
  AUDIT_DAYS: withDefault(wholeNumber(30, 36_500), '365'),
  DEBUG: withDefault(bool, 'false'),
  LOG_LEVEL: optional(
    z.enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be trace, debug, info, warn, error, fatal or silent',
    ),
  ),
  /** Figures for Prometheus on a port of their own; unset: at /metrics, next to the API. */
  METRICS_PORT: optional(wholeNumber(1, 65_535)),
  GRAPHIQL: optional(bool),
  /** Where spans are sent, as OTLP over HTTP; unset: nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(url('http:', 'https:')),
})

/**
 * Reads the environment. An empty value counts as unset. The variables: `.env.example`.
 * @throws ConfigError with every complaint at once
 */
export function loadConfig(environment: Record<string, string | undefined>): Config {
  const given: Given = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value?.trim() ? [[name, name.endsWith('_PREFIX') ? value : value.trim()]] : [],
    ),
  )
  const result = schema.safeParse(given)
  const complaints = [
    ...(result.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}.`),
    ...complaintsAboutCombinations(given),
  ]
  if (!result.success || complaints.length > 0) throw new ConfigError(complaints)
  return result.data
}
