import type { Faq, PhrasingRun, Prisma } from '#prisma/generated/client.ts'
import { ModelFailure, type ModelFailureKind } from '#server/ports/language-model.ts'
import type { Tx } from '../../../db.ts'
import type { Deps } from '../../../deps.ts'
import { draftPhrasings } from '../../../jobs.ts'
import { askForPhrasings } from '../authoring/suggest-phrasings.ts'
import { toDraftFor } from './to-draft-for.ts'

type WorkDeps = Pick<Deps, 'db' | 'clock' | 'jobs' | 'model' | 'faqs' | 'metrics' | 'log'>

/** Few, so that a job is over long before it expires, and other jobs get their turn. */
const FAQS_A_JOB = 10
const FIRST_WAIT_SECONDS = 60
const MAX_WAIT_SECONDS = 1800
/** The adapter spares a model that has just failed, for about as long. */
const NOT_ASKED_SECONDS = 30
/** How far the clocks of two machines may be apart. */
const CLOCK_SLACK_MS = 10_000
/** Failures over one FAQ; with the others the model is not to be had at all. */
const overOneFaq: readonly ModelFailureKind[] = ['cut', 'garbage', 'too-large', 'rejected']

/**
 * The `draft-phrasings` job: drafts for the next few FAQs, then orders the next job. Every FAQ is a transaction of its
 * own, so nothing is lost or drafted twice when the process ends. When the model is away the run waits, longer each time.
 */
export async function workOnPhrasingRun(
  deps: WorkDeps,
  { runId }: { runId: string },
  signal: AbortSignal,
): Promise<void> {
  for (let step = 0; step < FAQS_A_JOB; step += 1) {
    const run = await deps.db.phrasingRun.findUnique({ where: { id: runId } })
    if (run?.status !== 'RUNNING' || isTooEarly(deps, run)) return
    const faq = await deps.db.faq.findFirst({ where: toDraftFor(run), orderBy: { id: 'asc' } })
    if (!faq) return finish(deps, run)
    let phrasings: string[] = []
    try {
      phrasings = await askForPhrasings(deps, faq, signal)
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error
      deps.log.warn({ runId, faqId: faq.id, kind: error.kind, err: error }, 'The model drafted no phrasings.')
      // This process stops; another goes on with the same FAQ.
      if (error.kind === 'aborted') return orderNext(deps, runId)
      if (!overOneFaq.includes(error.kind)) return waitForModel(deps, run, error)
    }
    if (!(await store(deps, run, faq, phrasings))) return
  }
  await orderNext(deps, runId)
}

/** It waits for the model, and the job that goes on with it has been ordered: this is one from before. */
function isTooEarly({ clock }: WorkDeps, { retryAt }: PhrasingRun): boolean {
  return retryAt !== null && retryAt.getTime() - clock().getTime() > CLOCK_SLACK_MS
}

/** What no try could bring to an end. */
export async function failPhrasingRun({ db, clock }: WorkDeps, { runId }: { runId: string }): Promise<void> {
  await db.phrasingRun.updateMany({
    where: { id: runId, status: 'RUNNING' },
    data: { status: 'FAILED', endedAt: clock() },
  })
}

/** False: it was cancelled, or another worker was quicker; then this one ends, and nothing of it is kept. */
async function store(deps: WorkDeps, run: PhrasingRun, faq: Faq, phrasings: string[]): Promise<boolean> {
  return deps.db.$transaction(async (tx) => {
    const isOurs = await advance(tx, run, {
      done: { increment: 1 },
      skipped: { increment: phrasings.length === 0 ? 1 : 0 },
      drafted: { increment: phrasings.length },
      lastFaqId: faq.id,
      ...{ trouble: null, failures: 0, retryAt: null },
    })
    if (!isOurs) return false
    // Deleted while the model wrote.
    if ((await tx.faq.count({ where: { id: faq.id } })) === 0) return true
    const createdAt = deps.clock()
    await tx.phrasingDraft.createMany({
      data: phrasings.map((text) => ({ faqId: faq.id, text, createdAt })),
      skipDuplicates: true,
    })
    return true
  })
}

async function advance(
  tx: Tx,
  { id, lastFaqId, failures }: PhrasingRun,
  data: Prisma.PhrasingRunUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await tx.phrasingRun.updateMany({
    where: { id, status: 'RUNNING', lastFaqId, failures },
    data,
  })
  return count > 0
}

async function waitForModel(
  deps: WorkDeps,
  run: PhrasingRun,
  { kind: trouble, calls }: ModelFailure,
): Promise<void> {
  const wasAsked = calls.length > 0
  const seconds = wasAsked
    ? Math.min(MAX_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** run.failures)
    : NOT_ASKED_SECONDS
  await deps.db.$transaction(async (tx) => {
    const retryAt = new Date(deps.clock().getTime() + seconds * 1000)
    if (!(await advance(tx, run, { trouble, failures: { increment: wasAsked ? 1 : 0 }, retryAt }))) return
    await deps.jobs.enqueue(tx, draftPhrasings, { runId: run.id }, { startAfterSeconds: seconds })
  })
}

async function orderNext({ db, jobs }: WorkDeps, runId: string): Promise<void> {
  await db.$transaction((tx) => jobs.enqueue(tx, draftPhrasings, { runId }))
}

async function finish({ db, clock }: WorkDeps, { id }: PhrasingRun): Promise<void> {
  await db.phrasingRun.updateMany({
    where: { id, status: 'RUNNING' },
    data: { status: 'FINISHED', endedAt: clock(), trouble: null, retryAt: null },
  })
}
