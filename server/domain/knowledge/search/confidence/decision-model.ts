import { type Calibration, confidenceOf, type JudgeName } from './confidence.ts'
import { defaultBounds } from './decide-faq.ts'
import { defaultCalibrations } from './default-calibrations.ts'
import { chooseAnswerBound, fitCalibration, type Outcome } from './fit-calibration.ts'

export type OutcomesByJudge = Readonly<Record<JudgeName, readonly Outcome[]>>

/** How matches of one kind are judged. */
export interface Judge {
  calibration: Calibration
  /** The confidence from which on a match answers. */
  answerFrom: number
  /** The same where the message is put in words that other FAQs' questions have, too: never lower. */
  sharedFrom: number
  /** False: labels have shown that what else a message names does not matter to these FAQs. */
  barsHold: boolean
}
export type DecisionModel = Readonly<Record<JudgeName, Judge>>

interface Rules {
  /** Observations that the earlier judgement counts for. */
  strength: number
  leastAnswerFrom: number
  leastSharedFrom: number
}

const examination: Readonly<Record<JudgeName, Rules>> = {
  // Phrasings repeat each other more than customers repeat them: what they share with other FAQs has to be surer than
  // they say of themselves.
  fused: { strength: 10, leastAnswerFrom: 0.5, leastSharedFrom: 0.9 },
  lexical: { strength: 10, leastAnswerFrom: 0.5, leastSharedFrom: 0.5 },
  // Examined with sentences of answers, and customers do not speak like these: what it shows there is not enough to
  // claim more.
  fusedPlain: { strength: 100, leastAnswerFrom: 0.92, leastSharedFrom: 0.92 },
  lexicalPlain: { strength: 100, leastAnswerFrom: 0.92, leastSharedFrom: 0.92 },
}

/** What an index uses before it has examined its own FAQ. */
export const defaultDecisionModel: DecisionModel = forEachJudge((name) => ({
  calibration: defaultCalibrations[name],
  answerFrom: Math.max(defaultBounds.answer, examination[name].leastAnswerFrom),
  sharedFrom: Math.max(defaultBounds.answer, examination[name].leastSharedFrom),
  barsHold: true,
}))

/** A value for every judge. */
export function forEachJudge<Value>(make: (name: JudgeName) => Value): Record<JudgeName, Value> {
  return {
    fused: make('fused'),
    lexical: make('lexical'),
    fusedPlain: make('fusedPlain'),
    lexicalPlain: make('lexicalPlain'),
  }
}

/** Of what is answered, this share is to be right. Phrasings are nearer to each other than customers are to them. */
const targetPrecision = { byExamination: 0.955, byLabels: 0.952 }
/** Labels rarely hold as many questions from outside as customers ask: these count for at least this share. */
const MIN_OUT_OF_SCOPE_SHARE = 0.4
const MIN_OUT_OF_SCOPE = 20
/** With fewer outcomes than this, luck would decide: the bound stays where it was. */
const MIN_FOR_BOUND = 60
/** The same for those alone whose words are the FAQ's own. */
const MIN_OWN = 30
/** So much lead, and a message is in the words of one FAQ alone. */
const OWN_LEAD = 0.1
/** Barred matches that must have been seen, and be as right as answers have to be, before bars are lifted. */
const MIN_BARRED = 20
/** Labels are what customers said: they are believed at once, whatever the FAQ says of itself. */
const byLabels = forEachJudge((): Rules => ({ strength: 1, leastAnswerFrom: 0.5, leastSharedFrom: 0.5 }))
/** Labelled outcomes that are enough to learn from; before, the FAQ's own phrasings know better. */
export const MIN_LABELS = 200

/** From the FAQ's own phrasings (cross-validate.ts). */
export async function judgeByExamination(outcomes: OutcomesByJudge): Promise<DecisionModel> {
  return refit(defaultDecisionModel, outcomes, examination, targetPrecision.byExamination)
}

/**
 * From labelled outcomes: thumbs, agents' corrections, a labelled file. A judge of fewer than `MIN_LABELS` stays as
 * it is in `earlier`.
 */
export async function fitToLabels(earlier: DecisionModel, outcomes: OutcomesByJudge): Promise<DecisionModel> {
  const enough = (name: JudgeName) =>
    outcomes[name].length >= MIN_LABELS ? weighOutside(outcomes[name]) : []
  return refit(earlier, forEachJudge(enough), byLabels, targetPrecision.byLabels)
}

function weighOutside(outcomes: readonly Outcome[]): Outcome[] {
  const outside = outcomes.filter((outcome) => outcome.outside).length
  const inside = outcomes.length - outside
  if (outside < MIN_OUT_OF_SCOPE || outside >= MIN_OUT_OF_SCOPE_SHARE * outcomes.length) return [...outcomes]
  const weight = (MIN_OUT_OF_SCOPE_SHARE / (1 - MIN_OUT_OF_SCOPE_SHARE)) * (inside / outside)
  return outcomes.map((outcome) => (outcome.outside ? { ...outcome, weight } : outcome))
}

async function refit(
  earlier: DecisionModel,
  outcomes: OutcomesByJudge,
  rules: typeof examination,
  precision: number,
): Promise<DecisionModel> {
  const judge = async (name: JudgeName): Promise<Judge> => {
    const known = outcomes[name]
    if (known.length === 0) return earlier[name]
    const { strength, leastAnswerFrom, leastSharedFrom } = rules[name]
    const calibration = await fitCalibration(known, earlier[name].calibration, strength)
    const choose = (some: readonly Outcome[]) => chooseAnswerBound(some, calibration, precision)
    const own = known.filter(({ lead = 0 }) => lead > OWN_LEAD)
    const forAll = known.length < MIN_FOR_BOUND ? earlier[name].answerFrom : choose(known)
    // Labels know both kinds: one bound for both answers more at the same precision.
    const isTold = leastSharedFrom > leastAnswerFrom
    const forOwn = isTold && own.length >= MIN_OWN ? Math.min(forAll, choose(own)) : forAll
    const answerFrom = Math.max(forOwn, leastAnswerFrom)
    const sharedFrom = Math.max(forAll, leastSharedFrom)
    const barred = known.filter((one) => one.barred && confidenceOf(one.features, calibration) >= answerFrom)
    const right = barred.filter((one) => one.right).length
    // Nobody has been asked by the FAQ's own phrasings what else the names in a message may mean.
    const barsHold = rules !== byLabels || barred.length < MIN_BARRED || right < precision * barred.length
    return { calibration, answerFrom, sharedFrom, barsHold }
  }
  return {
    fused: await judge('fused'),
    lexical: await judge('lexical'),
    fusedPlain: await judge('fusedPlain'),
    lexicalPlain: await judge('lexicalPlain'),
  }
}

/** The confidence from which on a match answers, by how far it leads in its own words. */
export function answerBound(
  { answerFrom, sharedFrom }: Pick<Judge, 'answerFrom' | 'sharedFrom'>,
  lead: number,
): number {
  return lead > OWN_LEAD ? answerFrom : Math.max(answerFrom, sharedFrom)
}
