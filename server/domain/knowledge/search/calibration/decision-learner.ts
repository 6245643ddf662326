import type { Log } from '#server/ports/log.ts'
import {
  type DecisionModel,
  defaultDecisionModel,
  fitToLabels,
  judgeByExamination,
} from '../confidence/decision-model.ts'
import type { SearchableFaq } from '../faq-match.ts'
import { type CalibrationTools, crossValidate } from './cross-validate.ts'
import { outcomesOfTraces } from './learn-from-labels.ts'
import type { LabelledAnswer } from './load-labels.ts'

/** How sure a match has to be, as this very FAQ and its customers have taught it. */
export interface DecisionLearner {
  /** What to decide by now. */
  model(): DecisionModel
  /** Examines the FAQ: from then on it is judged by itself instead of by others. Rejects when `signal` is aborted. */
  examine(faqs: readonly SearchableFaq[], tools: Required<CalibrationTools>): Promise<void>
  /** Reads what customers thought of answers; false as long as no examination has ended. Never rejects. */
  learn(): Promise<boolean>
}

export function createDecisionLearner(
  loadLabels: (() => Promise<readonly LabelledAnswer[]>) | undefined,
  log: Log,
): DecisionLearner {
  let model = defaultDecisionModel
  /** By the FAQ alone; null while it is not known. */
  let examined: DecisionModel | null = null

  async function learn(): Promise<boolean> {
    if (examined === null) return false
    try {
      const labels = (await loadLabels?.()) ?? []
      model = await fitToLabels(examined, outcomesOfTraces(labels))
    } catch (error) {
      log.warn({ err: error }, 'The thumbs could not be read; the confidence goes by the FAQ alone.')
      model = examined
    }
    return true
  }

  return {
    model: () => model,
    async examine(faqs, tools) {
      const outcomes = await crossValidate(faqs, tools)
      tools.signal.throwIfAborted()
      const found = await judgeByExamination(outcomes)
      tools.signal.throwIfAborted()
      examined = found
      await learn()
    },
    learn,
  }
}
