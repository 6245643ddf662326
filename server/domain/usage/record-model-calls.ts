import type { ModelCallRecord } from '#server/ports/language-model.ts'
import type { Deps } from '../deps.ts'

/** What a call of the model was for, when it was not to answer a message. */
interface CallPurpose {
  purpose: 'summary' | 'phrasings' | 'translation'
  sessionId?: string
}

/** Counts what calls of the model cost, whatever came of them, in the usage report and the metrics. */
export async function recordModelCalls(
  { db, clock, metrics }: Pick<Deps, 'db' | 'clock' | 'metrics'>,
  calls: readonly ModelCallRecord[],
  purpose: CallPurpose,
): Promise<void> {
  for (const call of calls) metrics.modelCalled(call)
  if (calls.length === 0) return
  const createdAt = clock()
  await db.modelCall.createMany({ data: calls.map((call) => ({ ...call, ...purpose, createdAt })) })
}
