import { crossValidate } from '#server/domain/knowledge/search/calibration/cross-validate.ts'
import {
  learnFromLabels,
  outcomesOfLabels,
} from '#server/domain/knowledge/search/calibration/learn-from-labels.ts'
import { judgeByExamination } from '#server/domain/knowledge/search/confidence/decision-model.ts'
import type { SearchableFaq } from '#server/domain/knowledge/search/faq-match.ts'
import {
  buildFaqIndex,
  type FaqIndex,
  withDecisionModel,
} from '#server/domain/knowledge/search/index/faq-index.ts'
import { createFaqVectorCache } from '#server/domain/knowledge/search/index/faq-vector-cache.ts'
import { createEventLoopYielder } from '#server/domain/knowledge/search/numeric/event-loop-yielder.ts'
import { withLanguages } from '#server/domain/knowledge/search/text/faq-languages.ts'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import type { LabelledQuery } from './read-data.ts'

/** An index as the FAQ library ends up with: built, then examined with its own phrasings; with labels, taught by them. */
export async function prepareIndex(
  given: readonly SearchableFaq[],
  encoder: SentenceEncoder | null,
  labels?: readonly LabelledQuery[],
): Promise<FaqIndex> {
  const faqs = await withLanguages(given, createEventLoopYielder())
  const vectors = encoder ? createFaqVectorCache(encoder, null) : null
  await vectors?.complete(faqs, () => undefined)
  const embed = async (texts: readonly string[]) => (vectors ? vectors.texts(texts) : [])
  const build = (some: readonly SearchableFaq[]) => buildFaqIndex(some, { encoder, vectors })
  const index = await build(faqs)
  const examined = withDecisionModel(
    index,
    await judgeByExamination(await crossValidate(faqs, { build, embed })),
  )
  return labels ? await learnFromLabels(examined, await outcomesOfLabels(examined, labels)) : examined
}
