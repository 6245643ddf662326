import type { Deps } from '#server/domain/deps.ts'
import { writeSummary } from '#server/domain/handoff/summarize-session.ts'
import { summarizeSession } from '#server/domain/handoff/summarize-session-job.ts'
import { anyJob } from '#server/ports/job-queue.ts'

export const summarizeSessionHandler = (deps: Deps) =>
  anyJob({ job: summarizeSession, run: (payload) => writeSummary(deps, payload) })
