import type { Message } from '#prisma/generated/client.ts'
import { ModelFailure } from '#server/ports/language-model.ts'
import type { Deps } from '../deps.ts'
import { publishSessionNews } from '../session/publish-session-change.ts'
import { recordModelCalls } from '../usage/record-model-calls.ts'
import { extractSummary } from './extract-summary.ts'
import { parseSummary, summaryPrompt } from './summary-prompt.ts'

const MAX_MESSAGES = 60

/** The `summarize-session` job: by the model when there is one, else in the speakers' own words. Idempotent. */
export async function writeSummary(deps: Deps, { sessionId }: { sessionId: string }): Promise<void> {
  const messages = await deps.db.message.findMany({
    where: { sessionId },
    orderBy: { seq: 'desc' },
    take: MAX_MESSAGES,
  })
  if (messages.length === 0) return
  messages.reverse()
  const summary = (await byModel(deps, sessionId, messages)) ?? extractSummary(messages)
  await deps.db.session.updateMany({ where: { id: sessionId }, data: { summary } })
  publishSessionNews(deps, sessionId)
}

async function byModel(deps: Deps, sessionId: string, messages: readonly Message[]): Promise<string | null> {
  if (deps.model.models.length === 0) return null
  const accept = (text: string) => parseSummary(text) !== null
  try {
    for await (const event of deps.model.complete({
      ...summaryPrompt(messages),
      accept,
      signal: deps.stopping,
    })) {
      if (event.type !== 'done') continue
      await recordModelCalls(deps, event.calls, { purpose: 'summary', sessionId })
      return parseSummary(event.text)
    }
    return null
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error
    await recordModelCalls(deps, error.calls, { purpose: 'summary', sessionId })
    // The agent waits for a summary; their own words are better than none.
    return null
  }
}
