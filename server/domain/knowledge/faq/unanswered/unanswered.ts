import type { Deps } from '../../../deps.ts'
import { InvalidInput } from '../../../errors.ts'
import type { FaqMatch } from '../../search/faq-match.ts'
import { matchFaq } from '../../search/index/match-faq.ts'
import { type Asked, collectSameWords, groupAlike, type SameWords } from './unanswered-grouping.ts'
import { likenessOf } from './unanswered-likeness.ts'

/** Questions that are alike and that the FAQ did not hold. */
export interface UnansweredGroup {
  /** The words that were used most often. */
  question: string
  /** How many messages asked it. */
  count: number
  lastAskedAt: Date
  /** Newest first, each in other words as far as there are. */
  samples: Asked[]
  /** What the search finds nearest now. */
  nearest: FaqMatch | null
}

const DAY_MS = 86_400_000
const MAX_DAYS = 366
/** Bounds of the work: replies looked at, messages grouped, and texts that go through the encoder. */
const MAX_REPLIES = 20_000
const MAX_MESSAGES = 1000
const MAX_TEXTS = 500
const MAX_SAMPLES = 5
/** A model's answer below it was no good answer, even though it was given. */
const LOW_CONFIDENCE = 0.75

/**
 * What customers asked in the last `days` days and the FAQ did not hold, most asked first. What it holds by now is
 * left out: the list gets shorter by writing FAQs. @throws InvalidInput
 */
export async function unansweredGroups(
  deps: Pick<Deps, 'db' | 'clock' | 'faqs' | 'questionVectors'>,
  { days, limit }: { days: number; limit: number },
): Promise<UnansweredGroup[]> {
  if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS)
    throw new InvalidInput('days', `days is ${days}; use a whole number from 1 to ${MAX_DAYS}.`)
  const since = new Date(deps.clock().getTime() - days * DAY_MS)
  const sets = collectSameWords(await askedSince(deps, since)).slice(0, MAX_TEXTS)
  const index = deps.faqs.current()
  const likeness = await likenessOf(
    sets.map(([{ text }]) => text),
    index.encoder && deps.questionVectors.of(index.encoder),
  )
  const groups = (await groupAlike(sets.length, likeness))
    .map((places) => joinSets(places.flatMap((place) => (sets[place] ? [sets[place]] : []))))
    .sort((a, b) => b.count - a.count)

  const open: UnansweredGroup[] = []
  for (const group of groups) {
    if (open.length === limit) break
    const decision = await matchFaq(index, group.question, { limit: 1 })
    if (decision.kind !== 'answer') open.push({ ...group, nearest: decision.nearest[0] ?? null })
  }
  return open
}

type Sets = readonly SameWords[]

function joinSets(sets: Sets): Omit<UnansweredGroup, 'nearest'> {
  const newestFirst = (a: Asked, b: Asked) => b.askedAt.getTime() - a.askedAt.getTime()
  const latest = sets.map(([first]) => first).sort(newestFirst)
  const again = sets.flatMap(([, ...rest]) => rest).sort(newestFirst)
  return {
    question: sets[0]?.[0].text ?? '',
    count: latest.length + again.length,
    lastAskedAt: latest[0]?.askedAt ?? new Date(0),
    samples: [...latest, ...again].slice(0, MAX_SAMPLES),
  }
}

/**
 * By what the bot replied: a rule because nothing was sure, or a model that had little to go by. An offer that the
 * customer accepted was an answer.
 */
function askedSince({ db }: Pick<Deps, 'db'>, since: Date): Promise<Asked[]> {
  return db.$queryRaw<Asked[]>`
    SELECT question."text", question."sessionId"::text AS "sessionId", question."createdAt" AS "askedAt"
    FROM (
      SELECT "sessionId", "seq", "replyToSeq", "createdAt", "source", "confidence", "citedFaqIds", "suggestedFaqIds",
        "trace"->>'rule' AS rule
      FROM "Message" WHERE "sender" = 'BOT' AND "createdAt" >= ${since}
      ORDER BY "createdAt" DESC LIMIT ${MAX_REPLIES}
    ) AS reply
    JOIN "Message" question ON question."sessionId" = reply."sessionId" AND question."seq" = reply."replyToSeq"
    LEFT JOIN LATERAL (
      SELECT next."citedFaqIds", next."trace"->>'rule' AS rule FROM "Message" next
      WHERE cardinality(reply."suggestedFaqIds") > 0 AND next."sessionId" = reply."sessionId"
        AND next."seq" > reply."seq" AND next."sender" = 'BOT' AND next."trace"->>'rule' IS DISTINCT FROM 'which-one'
      ORDER BY next."seq" LIMIT 1
    ) choice ON true
    WHERE (reply.rule IN ('no-answer', 'may-help', 'did-you-mean', 'model-requested', 'model-unavailable', 'waiting:added')
        AND coalesce(choice.rule <> 'helped' AND NOT choice."citedFaqIds" && reply."suggestedFaqIds", true))
      OR (reply."source" = 'MODEL' AND (reply."confidence" < ${LOW_CONFIDENCE} OR coalesce(cardinality(reply."citedFaqIds"), 0) = 0))
    ORDER BY reply."createdAt" DESC LIMIT ${MAX_MESSAGES}`
}
