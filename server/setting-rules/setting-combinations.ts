import { weaknessOf } from './weak-key.ts'

/** The settings that have a value, as they were written. */
export type Given = Partial<Record<string, string>>

/** What no single variable can say about itself. */
export function complaintsAboutCombinations(given: Given): string[] {
  const complaints: string[] = []
  const needs = (name: string, because: string, required: boolean) => {
    if (required && given[name] === undefined) complaints.push(`${name} ${because}.`)
  }
  const apart = given.ROLE === 'web' || given.ROLE === 'worker'
  const why = `is required with ROLE=${given.ROLE}: processes that run apart share a database and a Redis server`
  needs('DATABASE_URL', why, apart)
  needs('REDIS_URL', why, apart)
  needs('DATABASE_URL', 'is required with DATABASE_REPLICA_URL', given.DATABASE_REPLICA_URL !== undefined)
  needs('EMBEDDINGS_MODEL', 'is required with EMBEDDINGS_BASE_URL', given.EMBEDDINGS_BASE_URL !== undefined)
  needs(
    'NOTIFY_WEBHOOK_SECRET',
    'is required with NOTIFY_WEBHOOK_URL: it signs what is sent',
    given.NOTIFY_WEBHOOK_URL !== undefined,
  )
  complaints.push(...complaintsAboutEncoder(given))
  needs(
    'MODEL_DOLLARS_PER_MILLION_TOKENS',
    'is required with a bound in dollars: each call reserves what it may cost at most',
    boundsInDollars.some((name) => given[name] !== undefined),
  )
  const weakness = given.NODE_ENV === 'production' && given.ADMIN_KEY && weaknessOf(given.ADMIN_KEY)
  if (weakness) complaints.push(`ADMIN_KEY ${weakness}: make one with "openssl rand -hex 32".`)
  return complaints
}

const boundsInDollars = ['SESSION', 'ADDRESS', 'KEY', 'DAY', 'MONTH'].map((who) => `MODEL_DOLLARS_PER_${who}`)

function complaintsAboutEncoder(given: Given): string[] {
  if (given.ENCODER_DIR !== undefined && given.EMBEDDINGS_BASE_URL !== undefined)
    return ['ENCODER_DIR and EMBEDDINGS_BASE_URL both name an encoder: leave one of them out.']
  if (given.ENCODER_DIR !== undefined || given.EMBEDDINGS_BASE_URL !== undefined) return []
  return ['ENCODER_LANGUAGES', 'ENCODER_QUERY_PREFIX', 'ENCODER_PASSAGE_PREFIX']
    .filter((name) => given[name] !== undefined)
    .map((name) => `${name} is about an encoder of your own: set ENCODER_DIR or EMBEDDINGS_BASE_URL, too.`)
}
