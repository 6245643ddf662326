import type { Message, MessageTranslation } from '#prisma/generated/client.ts'
import type { Deps } from '../../deps.ts'
import { type SessionEvent, topics } from '../../events.ts'
import { recordModelCalls } from '../../usage/record-model-calls.ts'
import type { TranslationProblem } from '../check-translation.ts'
import { type TranslationOutcome, translateTexts } from '../translate-texts.ts'

export interface OrderedTranslations {
  sessionId: string
  messageIds: readonly string[]
  language: string
}

type Ordered = MessageTranslation & { message: Message }

/** A model's reply has to hold the translations of them all. */
const MAX_CHARACTERS_AT_ONCE = 1500

/**
 * The `translate-messages` job. Idempotent: only what is still pending is translated. What the model does not give is
 * FAILED and said so; an agent who wants it orders it again.
 * @throws ModelFailure `aborted` when this process stops, so that another one goes on
 */
export async function translateOrdered(
  deps: Deps,
  order: OrderedTranslations,
  signal: AbortSignal,
): Promise<void> {
  for (const batch of batchesOf(await readPending(deps, order))) {
    const [first] = batch
    if (!first) continue
    const texts = batch.map(({ message }) => message.text)
    const { from, language: to } = first
    const outcome = await translateTexts(deps, { texts, from, to, signal })
    await recordModelCalls(deps, outcome.calls, { purpose: 'translation', sessionId: order.sessionId })
    for (const [at, ordered] of batch.entries()) await settle(deps, ordered, resultAt(outcome, at))
  }
}

/** Gives up what could not even be tried, so that an agent can order it again. */
export async function failTranslations(deps: Deps, order: OrderedTranslations): Promise<void> {
  for (const ordered of await readPending(deps, order)) await settle(deps, ordered, null)
}

/** The newest first: an agent waits for it. */
function readPending({ db }: Deps, { sessionId, messageIds, language }: OrderedTranslations) {
  return db.messageTranslation.findMany({
    where: { messageId: { in: [...messageIds] }, message: { sessionId }, language, state: 'PENDING' },
    orderBy: { message: { seq: 'desc' } },
    include: { message: true },
  })
}

/** Messages of one language that fit into one call. */
function batchesOf(rows: readonly Ordered[]): Ordered[][] {
  const batches: Ordered[][] = []
  let length = 0
  for (const row of rows) {
    const batch = batches.at(-1)
    length += row.message.text.length
    if (batch && batch[0]?.from === row.from && length <= MAX_CHARACTERS_AT_ONCE) batch.push(row)
    else {
      batches.push([row])
      length = row.message.text.length
    }
  }
  return batches
}

interface Result {
  text: string
  problem: TranslationProblem | null
}

function resultAt(outcome: TranslationOutcome, at: number): Result | null {
  if (outcome.kind === 'unavailable') return null
  const problem = outcome.kind === 'changed' ? (outcome.problems[at] ?? null) : null
  // What was in the agent's language all along needs no warning.
  return { text: outcome.texts[at] ?? '', problem: problem === 'untranslated' ? null : problem }
}

/** `result` null: there is none. */
async function settle(deps: Deps, { id, language, message }: Ordered, result: Result | null): Promise<void> {
  const { count } = await deps.db.messageTranslation.updateMany({
    where: { id, state: 'PENDING' },
    data: result ? { ...result, state: 'DONE' } : { state: 'FAILED' },
  })
  if (count === 0) return
  const outcome = result === null ? 'unavailable' : result.problem === null ? 'translated' : 'changed'
  deps.metrics.translated({ what: 'message', outcome })
  deps.bus.publish<SessionEvent>(topics.session(message.sessionId), {
    type: 'message-translated',
    seq: message.seq,
    language,
  })
}
