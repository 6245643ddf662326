import type { Deps } from '#server/domain/deps.ts'
import { rollUpDays } from '#server/domain/usage/roll-up-days.ts'
import { rollUpUsage } from '#server/domain/usage/roll-up-usage-job.ts'
import { anyJob } from '#server/ports/job-queue.ts'

export const rollUpUsageHandler = (deps: Deps) =>
  anyJob({
    job: rollUpUsage,
    schedule: { cron: '*/15 * * * *', payload: {} },
    run: async () => {
      const days = await rollUpDays(deps)
      deps.log.debug({ days }, 'Days were rolled up.')
    },
  })
