import { purgeAudit } from '#server/domain/audit/purge-audit.ts'
import type { Deps } from '#server/domain/deps.ts'
import { purgeExpiredSessions } from '#server/domain/session/purge-expired.ts'
import { purgeExpired } from '#server/domain/session/purge-expired-job.ts'
import { anyJob } from '#server/ports/job-queue.ts'

export const purgeExpiredHandler = (deps: Deps) =>
  anyJob({
    job: purgeExpired,
    schedule: { cron: '17 * * * *', payload: {} },
    run: async () => {
      const sessions = await purgeExpiredSessions(deps)
      const auditLines = await purgeAudit(deps)
      if (sessions + auditLines > 0) deps.log.info({ sessions, auditLines }, 'What had expired was deleted.')
    },
  })
