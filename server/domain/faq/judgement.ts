import type { Calibration } from './confidence.ts'
import { defaultBounds } from './decide-faq.ts'
import { defaultCalibrations } from './default-calibrations.ts'
import { chooseAnswerBound, fitCalibration, type Outcome } from './fit-calibration.ts'

export type Path = 'fused' | 'lexical'
export type OutcomesByPath = Readonly<Record<Path, readonly Outcome[]>>

/** How one path of an index judges its own matches. */
export interface Judge {
  calibration: Calibration
  /** The confidence from which on a match answers. */
  answerFrom: number
}
export type Judgement = Readonly<Record<Path, Judge>>

/** What an index uses before it has examined its own FAQ. */
export const defaultJudgement: Judgement = {
  fused: { calibration: defaultCalibrations.fused, answerFrom: defaultBounds.answer },
  lexical: { calibration: defaultCalibrations.lexical, answerFrom: defaultBounds.answer },
}

/** Of what is answered, this share is to be right. */
const targetPrecision = 0.955
/** Labels rarely hold as many questions from outside as customers ask: these count for at least this share. */
const leastOutside = 0.4
const enoughOutside = 20
/** With fewer outcomes than this, luck would decide: the bound stays where it was. */
const enoughForBound = 60
/** Observations that the earlier judgement counts for. */
const selfStrength = 10
const labelStrength = 1
/** Labelled outcomes that are enough to learn from; before, the FAQ's own phrasings know better. */
export const enoughLabels = 200

/** From the FAQ's own phrasings (examine-faqs.ts). */
export async function judgeByExamination(outcomes: OutcomesByPath): Promise<Judgement> {
  return refit(defaultJudgement, outcomes, selfStrength)
}

/**
 * From labelled outcomes: thumbs, agents' corrections, a labelled file. A path with fewer than `enoughLabels` stays as
 * it is in `earlier`.
 */
export async function judgeByLabels(earlier: Judgement, outcomes: OutcomesByPath): Promise<Judgement> {
  const enough = (path: Path) => (outcomes[path].length >= enoughLabels ? weighOutside(outcomes[path]) : [])
  return refit(earlier, { fused: enough('fused'), lexical: enough('lexical') }, labelStrength)
}

function weighOutside(outcomes: readonly Outcome[]): Outcome[] {
  const outside = outcomes.filter((outcome) => outcome.outside).length
  const inside = outcomes.length - outside
  if (outside < enoughOutside || outside >= leastOutside * outcomes.length) return [...outcomes]
  const weight = (leastOutside / (1 - leastOutside)) * (inside / outside)
  return outcomes.map((outcome) => (outcome.outside ? { ...outcome, weight } : outcome))
}

async function refit(earlier: Judgement, outcomes: OutcomesByPath, strength: number): Promise<Judgement> {
  const judge = async (path: Path): Promise<Judge> => {
    const known = outcomes[path]
    if (known.length === 0) return earlier[path]
    const calibration = await fitCalibration(known, earlier[path].calibration, strength)
    const answerFrom =
      known.length < enoughForBound
        ? earlier[path].answerFrom
        : chooseAnswerBound(known, calibration, targetPrecision)
    return { calibration, answerFrom }
  }
  return { fused: await judge('fused'), lexical: await judge('lexical') }
}
