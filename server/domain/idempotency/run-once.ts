import { createHash } from 'node:crypto'
import { cleanText } from '../clean-text.ts'
import type { Deps } from '../deps.ts'
import { Conflict } from '../errors.ts'
import { hashSecret, sameHash } from '../secret.ts'
import { openResult, sealResult } from './seal-result.ts'

const MAX_KEY_CHARACTERS = 128
const KEEP_MS = 24 * 60 * 60_000
/** Longer than any mutation takes: who has not stored a result by then is dead. */
const CUT_OFF_MS = 120_000
/** How long a duplicate waits for the first one: a reply of the model takes up to MODEL_TIMEOUT_SECONDS. */
const MAX_WAIT_MS = 60_000
const LOOK_EVERY_MS = 100

export interface IdempotentCall<T> {
  /** The mutation, and what it was sent with: the same key for anything else is a mistake. */
  name: string
  input: object
  key: string
  /** Whose key it is; see `idempotencyScope`. */
  scope: string
  /** The caller's credential, which the stored result is encrypted with, besides the key. */
  credential: string
  work: () => Promise<T>
  /** Ids of what a result is about, for an erasure to find. */
  subjectsOf: (result: T) => readonly string[]
}

type RunOnceDeps = Pick<Deps, 'db' | 'clock' | 'sleep' | 'log'>

/**
 * Carries out what was asked for once in 24 hours, however often and wherever the same key arrives: every other call
 * waits for the first one's result and gets it too. What failed has not happened, so its key is free again.
 * @throws InvalidInput (idempotencyKey); Conflict when the key was used for something else, when the first call still
 *   runs, or when it was cut off and nobody knows how far it came
 */
export async function runOnce<T>(
  deps: RunOnceDeps,
  call: IdempotentCall<T>,
): Promise<{ result: T; replayed: boolean }> {
  const key = cleanText(call.key, 'idempotencyKey', MAX_KEY_CHARACTERS)
  const keyHash = hashSecret(JSON.stringify([call.scope, key]))
  const secret = JSON.stringify([call.credential, call.scope, key])
  const contentHash = hashOf([call.name, call.input])
  const giveUpAt = deps.clock().getTime() + MAX_WAIT_MS
  let isFirst = await claim(deps, keyHash, contentHash)
  for (;;) {
    if (isFirst) return { result: await carryOut(deps, call, keyHash, secret), replayed: false }
    const first = await deps.db.idempotentRequest.findUnique({ where: { keyHash } })
    if (!first) {
      // It has failed just now, and the key is free.
      isFirst = await claim(deps, keyHash, contentHash)
      continue
    }
    if (!sameHash(first.contentHash, contentHash)) {
      throw new Conflict(
        'This idempotencyKey was used for another request in the last 24 hours. Choose a new one for each request.',
      )
    }
    // It was stored by this function, for this mutation and this input.
    if (first.result) return { result: openResult(first.result, secret) as T, replayed: true }
    const now = deps.clock().getTime()
    if (now - first.createdAt.getTime() > CUT_OFF_MS) {
      throw new Conflict(
        'The first request with this idempotencyKey was interrupted. Check whether it took effect, then use a new key.',
      )
    }
    if (now > giveUpAt)
      throw new Conflict(
        'The first request with this idempotencyKey is still running. Try again later with the same key.',
      )
    await deps.sleep(LOOK_EVERY_MS)
  }
}

/** True for the one who is to carry it out. */
async function claim(
  { db, clock }: RunOnceDeps,
  keyHash: Uint8Array<ArrayBuffer>,
  contentHash: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const createdAt = clock()
  const expired = new Date(createdAt.getTime() - KEEP_MS)
  await db.idempotentRequest.deleteMany({ where: { keyHash, createdAt: { lt: expired } } })
  const { count } = await db.idempotentRequest.createMany({
    data: [{ keyHash, contentHash, createdAt }],
    skipDuplicates: true,
  })
  return count === 1
}

async function carryOut<T>(
  { db, log }: RunOnceDeps,
  { work, subjectsOf, name }: IdempotentCall<T>,
  keyHash: Uint8Array<ArrayBuffer>,
  secret: string,
): Promise<T> {
  let result: T
  try {
    result = await work()
  } catch (error) {
    await db.idempotentRequest.deleteMany({ where: { keyHash } })
    throw error
  }
  const data = { result: sealResult(result, secret), subjectIds: [...subjectsOf(result)] }
  await db.idempotentRequest.updateMany({ where: { keyHash }, data }).catch((err: unknown) => {
    // It has happened, and the caller hears so; a duplicate will be told that this one was cut off.
    log.error({ err, mutation: name }, 'The result of an idempotent request could not be stored.')
  })
  return result
}

/** Of JSON in which the order of an object's keys does not matter. */
function hashOf(content: unknown): Uint8Array<ArrayBuffer> {
  const canonical = JSON.stringify(content, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
  return new Uint8Array(createHash('sha256').update(canonical).digest())
}

/** Forgets what can no longer be repeated. */
export async function purgeIdempotentRequests({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  const before = new Date(clock().getTime() - KEEP_MS)
  const { count } = await db.idempotentRequest.deleteMany({ where: { createdAt: { lt: before } } })
  return count
}
