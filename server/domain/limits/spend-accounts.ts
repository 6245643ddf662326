import type { Payers } from '#server/ports/correlation.ts'
import { ModelFailure } from '#server/ports/language-model.ts'
import type { LimitName } from '#server/ports/metrics.ts'
import type { Db } from '../db.ts'
import type { Deps } from '../deps.ts'
import { hashSecret } from '../secret.ts'

/** What calls of the language model take. */
export interface Spend {
  tokens: number
  /** Hundredths of a US cent. */
  money: number
}

/** Of the language model, for replies, summaries and drafts alike: tokens, and US dollars. 0: no bound. */
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
  /** The same in what the provider takes for it. */
  dollarsSession: number
  dollarsAddress: number
  dollarsKey: number
  dollarsDay: number
  dollarsMonth: number
}

export interface SpendAccountsOptions extends Pick<Deps, 'clock' | 'log' | 'metrics' | 'correlation'> {
  db: Pick<Db, '$queryRaw' | '$executeRaw' | 'modelSpend'>
  limits: SpendLimits
}

type Scope = keyof SpendLimits

/** One bound that a call has to keep to. */
interface Account {
  scope: Scope
  unit: keyof Spend
  /** Begins with the day that it is counted for. */
  day: Date
  payer: string
  bound: number
}

export interface SpendAccounts {
  /**
   * Takes so much from every account that pays for what runs now, or from none. Returns what corrects this once
   * the call has ended.
   * @throws ModelFailure over-budget
   */
  reserve(spend: Spend): Promise<(difference: Spend) => Promise<void>>
  nearestBound(): Promise<NearestBound | null>
}

/** Of the bounds for all together the one that most is spent of. */
export interface NearestBound {
  /** What is spent or reserved of it, 0 to 1. */
  ratio: number
  setting: string
}

const ALERT_RATIO = 0.8
/** Hundredths of a cent in a dollar. */
export const MONEY_PER_DOLLAR = 10_000
/** What operators set it by, and how the metric calls it. */
const scopes: Record<Scope, { setting: string; label: LimitName }> = {
  session: { setting: 'MODEL_TOKENS_PER_SESSION', label: 'tokens-session' },
  address: { setting: 'MODEL_TOKENS_PER_ADDRESS', label: 'tokens-address' },
  key: { setting: 'MODEL_TOKENS_PER_KEY', label: 'tokens-key' },
  day: { setting: 'MODEL_TOKENS_PER_DAY', label: 'tokens-day' },
  month: { setting: 'MODEL_TOKENS_PER_MONTH', label: 'tokens-month' },
  dollarsSession: { setting: 'MODEL_DOLLARS_PER_SESSION', label: 'dollars-session' },
  dollarsAddress: { setting: 'MODEL_DOLLARS_PER_ADDRESS', label: 'dollars-address' },
  dollarsKey: { setting: 'MODEL_DOLLARS_PER_KEY', label: 'dollars-key' },
  dollarsDay: { setting: 'MODEL_DOLLARS_PER_DAY', label: 'dollars-day' },
  dollarsMonth: { setting: 'MODEL_DOLLARS_PER_MONTH', label: 'dollars-month' },
}
const ofAll: readonly Scope[] = ['day', 'month', 'dollarsDay', 'dollarsMonth']

/**
 * Kept in PostgreSQL: a restart forgets nothing, and replicas share them. Each account is taken from in one statement
 * on one row, one after the other and the narrowest first, so that no bound is passed and no two calls wait for each
 * other's rows. When one refuses, the others get theirs back.
 */
export function createSpendAccounts(options: SpendAccountsOptions): SpendAccounts {
  const { db, clock, metrics, correlation, limits } = options
  const alertAt = createSpendAlert(options)
  const accounts = () => accountsOf(correlation.payers(), clock(), limits)

  /** What the account has spent with this; null: it is more than it has left. */
  async function take({ day, payer, bound, unit }: Account, spend: Spend): Promise<number | null> {
    const amount = spend[unit]
    if (amount > bound) return null
    const [row] = await db.$queryRaw<{ tokens: number }[]>`
      INSERT INTO "ModelSpend" ("day", "payer", "tokens") VALUES (${day}::date, ${payer}, ${amount})
      ON CONFLICT ("day", "payer") DO UPDATE SET "tokens" = "ModelSpend"."tokens" + ${amount}
      WHERE "ModelSpend"."tokens" + ${amount} <= ${bound}
      RETURNING "tokens"`
    return row?.tokens ?? null
  }

  async function correct(taken: readonly Account[], difference: Spend): Promise<void> {
    for (const { day, payer, unit } of taken) {
      await db.$executeRaw`
        UPDATE "ModelSpend" SET "tokens" = GREATEST(0, "tokens" + ${difference[unit]})
        WHERE "day" = ${day}::date AND "payer" = ${payer}`
    }
  }

  return {
    async reserve(spend) {
      const taken: Account[] = []
      for (const account of accounts()) {
        const spent = await take(account, spend)
        if (spent === null) {
          await correct(taken, { tokens: -spend.tokens, money: -spend.money })
          const { setting, label } = scopes[account.scope]
          metrics.rateLimited({ by: label })
          throw new ModelFailure('over-budget', `Not asked: what ${setting} allows is spent.`, [])
        }
        taken.push(account)
        await alertAt(account, spent)
      }
      return (difference) => correct(taken, difference)
    },
    async nearestBound() {
      const together = accounts().filter(({ scope }) => ofAll.includes(scope))
      if (together.length === 0) return null
      const rows = await db.modelSpend.findMany({
        where: { OR: together.map(({ day, payer }) => ({ day, payer })) },
      })
      const spent = (payer: string) => rows.find((row) => row.payer === payer)?.tokens ?? 0
      const [nearest] = together
        .map(({ scope, payer, bound }) => ({ ratio: spent(payer) / bound, setting: scopes[scope].setting }))
        .toSorted((a, b) => b.ratio - a.ratio)
      return nearest ?? null
    },
  }
}

/** Who pays, the narrowest first, with what they may spend. */
function accountsOf({ sessionId, address, keyId }: Payers, now: Date, limits: SpendLimits): Account[] {
  const today = now.toISOString().slice(0, 10)
  const day = new Date(today)
  const month = new Date(`${today.slice(0, 7)}-01`)
  const session = sessionId && `session:${sessionId}`
  const key = keyId && `key:${keyId}`
  // Nobody's address is kept for what it asked.
  const from = address && `address:${pseudonymOf(address)}`
  const tokens = (scope: Scope, payer: string | undefined, since = day): Account[] =>
    payer ? [{ scope, unit: 'tokens', day: since, payer, bound: limits[scope] }] : []
  const dollars = (scope: Scope, payer: string | undefined, since = day): Account[] =>
    payer
      ? [{ scope, unit: 'money', day: since, payer: `${payer} $`, bound: limits[scope] * MONEY_PER_DOLLAR }]
      : []
  return [
    ...tokens('session', session),
    ...dollars('dollarsSession', session),
    ...tokens('key', key),
    ...dollars('dollarsKey', key),
    ...tokens('address', from),
    ...dollars('dollarsAddress', from),
    ...tokens('day', 'all'),
    ...tokens('month', 'month', month),
    ...dollars('dollarsDay', 'all'),
    ...dollars('dollarsMonth', 'month', month),
  ].filter(({ bound }) => bound > 0)
}

/** Writes one line a day, or month, of all together, whichever replica comes to it. */
function createSpendAlert({ db, log }: Pick<SpendAccountsOptions, 'db' | 'log'>) {
  /** Days and months that are known to be past it. */
  const alerted = new Set<string>()
  return async ({ scope, day, bound }: Account, spent: number): Promise<void> => {
    if (!ofAll.includes(scope) || spent < bound * ALERT_RATIO) return
    const key = `${scope} ${day.toISOString()}`
    if (alerted.has(key)) return
    alerted.add(key)
    const isFirst = await db.$executeRaw`
      INSERT INTO "ModelSpend" ("day", "payer", "tokens") VALUES (${day}::date, ${`alerted ${scope}`}, 0)
      ON CONFLICT DO NOTHING`
    if (isFirst) log.warn({ scope, spent, bound }, `Four fifths of ${scopes[scope].setting} are spent.`)
  }
}

function pseudonymOf(address: string): string {
  return Buffer.from(hashSecret(address)).toString('base64url')
}
