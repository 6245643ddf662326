import type { Deps } from '#server/domain/deps.ts'
import { assumeResolution } from '#server/domain/session/assume-resolution-job.ts'
import { assumeResolutions } from '#server/domain/session/assume-resolutions.ts'
import { anyJob } from '#server/ports/job-queue.ts'

export const assumeResolutionHandler = (deps: Deps) =>
  anyJob({
    job: assumeResolution,
    schedule: { cron: '*/10 * * * *', payload: {} },
    run: async () => {
      const resolved = await assumeResolutions(deps)
      if (resolved > 0) deps.log.info({ resolved }, 'Silent sessions were assumed to be resolved.')
    },
  })
