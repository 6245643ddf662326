import type { Viewer } from '../access/authenticate.ts'
import type { Deps } from '../deps.ts'
import { RateLimited } from '../errors.ts'
import { hashSecret } from '../secret.ts'
import type { CostLimits } from './cost-limits.ts'

/** Where an operation comes from, before anybody has looked who it is. */
export interface CostSource {
  bearer: string | null
  address: string
}

/**
 * What everybody may ask of this server in a minute, whatever they ask for. Staff and partners answer with their key for
 * what they cost; everybody else with their address, which is all that they cannot make more of.
 */
export interface CostBudget {
  /** Whether it is known already that the caller has to wait: costs nothing, so that waiting callers cost nothing. */
  refusalOf(source: CostSource): RateLimited | null
  /**
   * Takes what an operation costs, once it is known who asks.
   * @throws RateLimited
   */
  charge(source: CostSource, viewer: Viewer, points: number): Promise<void>
  /** Takes what it cost to refuse an operation of somebody, known or not. What this throws away is a refusal's few points. */
  chargeRefusal(source: CostSource, points: number): Promise<void>
}

type Counted = 'cost' | 'guesses'

const WINDOW_SECONDS = 60
/** Callers that are remembered: the longest unseen are forgotten first. */
const MAX_REMEMBERED = 10_000

export function createCostBudget(
  { limiter, metrics, clock }: Pick<Deps, 'limiter' | 'metrics' | 'clock'>,
  limits: CostLimits,
): CostBudget {
  /** Who has to wait, and until when (ms). */
  const waiting = new Map<string, number>()
  /**
   * The credentials that were right when they came from an address. While keys are guessed there, these go on, and no
   * other key is looked up: a guess that is right is not told from a wrong one. Sessions' tokens are looked up always:
   * nobody guesses 256 bits, and the customers who share the address must go on.
   */
  const proven = new Map<string, string>()
  /** Credentials that were wrong, until when (ms) they are not counted again: a page left open repeats its own. */
  const wrong = new Map<string, number>()
  const now = () => clock().getTime()

  async function take(counted: Counted, key: string, requests: number, points: number): Promise<number> {
    const refused = await limiter.take(key, { requests, windowSeconds: WINDOW_SECONDS }, points)
    if (!refused) return 0
    metrics.rateLimited({ by: counted })
    remember(waiting, key, now() + refused.retryAfterSeconds * 1000)
    return refused.retryAfterSeconds
  }

  async function takeAll(...takes: Promise<number>[]): Promise<void> {
    const seconds = Math.max(...(await Promise.all(takes)))
    if (seconds > 0) throw new RateLimited(seconds)
  }

  /** Whose points decide before it is looked up who asks. */
  function payersOf(bearer: string | null, address: string): string[] {
    if (bearer === null) return [atAddress(address)]
    const place = placeOf(bearer, address)
    const credential = proven.get(place)
    if (credential !== undefined) return isKey(credential) ? [credential] : [credential, atAddress(address)]
    if (isToken(bearer)) return [atAddress(address)]
    // It may be a key, which pays for itself, unless it has been wrong before.
    return wrong.has(place) ? [guessesAt(address), atAddress(address)] : [guessesAt(address)]
  }

  /** Whether the address sends this wrong credential for the first time in a while. */
  function isNewGuess(bearer: string | null, address: string): boolean {
    const place = placeOf(bearer ?? '', address)
    if ((wrong.get(place) ?? 0) > now()) return false
    remember(wrong, place, now() + WINDOW_SECONDS * 1000)
    return true
  }

  return {
    refusalOf({ bearer, address }) {
      const until = Math.max(0, ...payersOf(bearer, address).map((key) => waiting.get(key) ?? 0))
      const seconds = Math.ceil((until - now()) / 1000)
      return seconds > 0 ? new RateLimited(seconds) : null
    },
    async charge({ bearer, address }, viewer, points) {
      const { pointsPerAddress, pointsPerCredential, unknownCredentials } = limits
      const credential = credentialOf(viewer)
      if (bearer !== null && credential !== null) remember(proven, placeOf(bearer, address), credential)
      await takeAll(
        ...(credential === null ? [] : [take('cost', credential, pointsPerCredential, points)]),
        ...(isKey(credential) ? [] : [take('cost', atAddress(address), pointsPerAddress, points)]),
        ...(isUnknown(viewer) && isNewGuess(bearer, address)
          ? [take('guesses', guessesAt(address), unknownCredentials, 1)]
          : []),
      )
    },
    async chargeRefusal({ address }, points) {
      await take('cost', atAddress(address), limits.pointsPerAddress, points)
    },
  }
}

const atAddress = (address: string) => `cost:address:${address}`
const guessesAt = (address: string) => `guesses:${address}`
const placeOf = (bearer: string, address: string) =>
  `${Buffer.from(hashSecret(bearer)).toString('base64')} ${address}`

function credentialOf(viewer: Viewer): string | null {
  switch (viewer.kind) {
    case 'anonymous':
      return null
    case 'customer':
      return `cost:session:${viewer.session.id}`
    default:
      return `cost:key:${viewer.key.id}`
  }
}

function isKey(credential: string | null | undefined): boolean {
  return credential?.startsWith('cost:key:') ?? false
}

function isToken(bearer: string): boolean {
  return bearer.startsWith('st_')
}

function isUnknown(viewer: Viewer): boolean {
  return viewer.kind === 'anonymous' && viewer.credential === 'unknown'
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key)
  const [longestUnseen] = map.keys()
  if (map.size >= MAX_REMEMBERED && longestUnseen !== undefined) map.delete(longestUnseen)
  map.set(key, value)
}
