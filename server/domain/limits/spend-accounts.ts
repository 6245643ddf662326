import type { Payers } from '#server/ports/correlation.ts'
import { ModelFailure } from '#server/ports/language-model.ts'
import type { Db } from '../db.ts'
import type { Deps } from '../deps.ts'
import { hashSecret } from '../secret.ts'

/** Tokens of the language model, replies, summaries and drafts alike. 0: no bound. */
export interface SpendLimits {
  /** Of one session a day (UTC). */
  session: number
  /** Of one address a day, for all who come from it without an API key. */
  address: number
  /** Of one API key a day. */
  key: number
  /** Of all together. */
  day: number
  month: number
}

export interface SpendAccountsOptions extends Pick<Deps, 'clock' | 'log' | 'metrics' | 'correlation'> {
  db: Pick<Db, '$queryRaw' | '$executeRaw' | 'modelSpend'>
  limits: SpendLimits
}

type Scope = keyof SpendLimits

/** One bound that a call has to keep to. */
interface Account {
  scope: Scope
  /** Begins with the day that it is counted for. */
  day: Date
  payer: string
  bound: number
}

export interface SpendAccounts {
  /**
   * Takes so many tokens from every account that pays for what runs now, or from none. Returns what corrects this once
   * the call has ended.
   * @throws ModelFailure over-budget
   */
  reserve(tokens: number): Promise<(difference: number) => Promise<void>>
  spentRatio(): Promise<number | null>
}

const ALERT_RATIO = 0.8
const inWords: Record<Scope, string> = {
  session: 'this session today',
  address: 'this address today',
  key: 'this API key today',
  day: 'the day',
  month: 'the month',
}

/**
 * Kept in PostgreSQL: a restart forgets nothing, and replicas share them. Each account is taken from in one statement
 * on one row, one after the other and the narrowest first, so that no bound is passed and no two calls wait for each
 * other's rows. When one refuses, the others get theirs back.
 */
export function createSpendAccounts(options: SpendAccountsOptions): SpendAccounts {
  const { db, clock, metrics, correlation, limits } = options
  const alertAt = createSpendAlert(options)
  const accounts = () => accountsOf(correlation.payers(), clock(), limits)

  /** What the account has spent with these tokens; null: they are more than it has left. */
  async function take({ day, payer, bound }: Account, tokens: number): Promise<number | null> {
    if (tokens > bound) return null
    const [row] = await db.$queryRaw<{ tokens: number }[]>`
      INSERT INTO "ModelSpend" ("day", "payer", "tokens") VALUES (${day}::date, ${payer}, ${tokens})
      ON CONFLICT ("day", "payer") DO UPDATE SET "tokens" = "ModelSpend"."tokens" + ${tokens}
      WHERE "ModelSpend"."tokens" + ${tokens} <= ${bound}
      RETURNING "tokens"`
    return row?.tokens ?? null
  }

  async function correct(taken: readonly Account[], difference: number): Promise<void> {
    for (const { day, payer } of taken) {
      await db.$executeRaw`
        UPDATE "ModelSpend" SET "tokens" = GREATEST(0, "tokens" + ${difference})
        WHERE "day" = ${day}::date AND "payer" = ${payer}`
    }
  }

  return {
    async reserve(tokens) {
      const taken: Account[] = []
      for (const account of accounts()) {
        const spent = await take(account, tokens)
        if (spent === null) {
          await correct(taken, -tokens)
          metrics.rateLimited({ by: `tokens-${account.scope}` })
          throw new ModelFailure(
            'over-budget',
            `Not asked: the tokens of ${inWords[account.scope]} are spent.`,
            [],
          )
        }
        taken.push(account)
        await alertAt(account, spent)
      }
      return (difference) => correct(taken, difference)
    },
    async spentRatio() {
      const together = accounts().filter(({ scope }) => scope === 'day' || scope === 'month')
      if (together.length === 0) return null
      const rows = await db.modelSpend.findMany({
        where: { OR: together.map(({ day, payer }) => ({ day, payer })) },
      })
      const spent = (payer: string) => rows.find((row) => row.payer === payer)?.tokens ?? 0
      return Math.max(...together.map(({ payer, bound }) => spent(payer) / bound))
    },
  }
}

/** Who pays, the narrowest first, with what they may spend. */
function accountsOf({ sessionId, address, keyId }: Payers, now: Date, limits: SpendLimits): Account[] {
  const today = now.toISOString().slice(0, 10)
  const day = new Date(today)
  const all: Account[] = [
    { scope: 'session', day, payer: `session:${sessionId}`, bound: sessionId ? limits.session : 0 },
    { scope: 'key', day, payer: `key:${keyId}`, bound: keyId ? limits.key : 0 },
    // Nobody's address is kept for what it asked.
    { scope: 'address', day, payer: `address:${pseudonymOf(address)}`, bound: address ? limits.address : 0 },
    { scope: 'day', day, payer: 'all', bound: limits.day },
    { scope: 'month', day: new Date(`${today.slice(0, 7)}-01`), payer: 'month', bound: limits.month },
  ]
  return all.filter(({ bound }) => bound > 0)
}

/** Writes one line a day, or month, of all together, whichever replica comes to it. */
function createSpendAlert({ db, log }: Pick<SpendAccountsOptions, 'db' | 'log'>) {
  /** Days and months that are known to be past it. */
  const alerted = new Set<string>()
  return async ({ scope, day, bound }: Account, spent: number): Promise<void> => {
    if ((scope !== 'day' && scope !== 'month') || spent < bound * ALERT_RATIO) return
    const key = `${scope} ${day.toISOString()}`
    if (alerted.has(key)) return
    alerted.add(key)
    const isFirst = await db.$executeRaw`
      INSERT INTO "ModelSpend" ("day", "payer", "tokens") VALUES (${day}::date, ${`alerted ${scope}`}, 0)
      ON CONFLICT DO NOTHING`
    if (isFirst)
      log.warn({ scope, spent, bound }, `Four fifths of the model's tokens of ${inWords[scope]} are spent.`)
  }
}

function pseudonymOf(address = ''): string {
  return Buffer.from(hashSecret(address)).toString('base64url')
}
