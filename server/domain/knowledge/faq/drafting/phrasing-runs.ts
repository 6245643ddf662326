import type { PhrasingRun } from '#prisma/generated/client.ts'
import type { Tx } from '../../../db.ts'
import type { Deps } from '../../../deps.ts'
import { Conflict, NotFound } from '../../../errors.ts'
import { isUuid } from '../../../is-uuid.ts'
import { draftPhrasings } from '../../../jobs.ts'
import { changeFaqs } from '../change-faqs.ts'
import { toDraftFor } from './to-draft-for.ts'

type RunDeps = Pick<Deps, 'db' | 'clock' | 'jobs' | 'model'>

/**
 * Has other ways to ask drafted for every FAQ that customers are answered with and that no draft waits for already. When
 * that is under way it goes on at once, whatever it waited for. Nothing is used before an editor accepts it.
 * @throws Conflict
 */
export async function startPhrasingRun(deps: RunDeps, by: string | null): Promise<PhrasingRun> {
  if (deps.model.models.length === 0)
    throw new Conflict('There is no language model to draft with. Set OPENROUTER_API_KEY, then try again.')
  return changeFaqs(deps, async (tx, at) => {
    const running = await tx.phrasingRun.findFirst({ where: { status: 'RUNNING' } })
    if (running) return running.trouble === null ? running : goOnNow(deps, tx, running)
    const total = await tx.faq.count({ where: toDraftFor({ createdAt: at, lastFaqId: null }) })
    if (total === 0)
      throw new Conflict(
        'There is nothing to draft for: review the drafts that wait, or add questions first.',
      )
    const run = await tx.phrasingRun.create({ data: { total, startedBy: by, createdAt: at } })
    await deps.jobs.enqueue(tx, draftPhrasings, { runId: run.id })
    return run
  })
}

async function goOnNow({ jobs }: RunDeps, tx: Tx, { id }: PhrasingRun): Promise<PhrasingRun> {
  await jobs.enqueue(tx, draftPhrasings, { runId: id })
  return tx.phrasingRun.update({ where: { id }, data: { retryAt: null } })
}

/** Ends it; the drafts so far stay. One that has ended is left as it is. @throws NotFound */
export async function cancelPhrasingRun(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  runId: string,
): Promise<PhrasingRun> {
  if (!isUuid(runId)) throw new NotFound('The drafting')
  await db.phrasingRun.updateMany({
    where: { id: runId, status: 'RUNNING' },
    data: { status: 'CANCELLED', endedAt: clock() },
  })
  const run = await db.phrasingRun.findUnique({ where: { id: runId } })
  if (!run) throw new NotFound('The drafting')
  return run
}
