import { examineFaqs } from '#server/domain/faq/examine-faqs.ts'
import { buildFaqIndex, type FaqIndex, withJudgement } from '#server/domain/faq/faq-index.ts'
import type { SearchableFaq } from '#server/domain/faq/faq-match.ts'
import { judgeByExamination } from '#server/domain/faq/judgement.ts'
import { learnFromLabels, outcomesOfLabels } from '#server/domain/faq/learn-from-labels.ts'
import { createVectorShelf } from '#server/domain/faq/vector-shelf.ts'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import type { LabelledQuery } from './read-data.ts'

/** An index as the FAQ library ends up with: built, then examined with its own phrasings; with labels, taught by them. */
export async function prepareIndex(
  faqs: readonly SearchableFaq[],
  encoder: SentenceEncoder | null,
  labels?: readonly LabelledQuery[],
): Promise<FaqIndex> {
  const shelf = encoder ? createVectorShelf(encoder, null) : null
  const embed = async (texts: readonly string[]) => (shelf ? shelf.vectors(texts) : [])
  const build = (some: readonly SearchableFaq[]) => buildFaqIndex(some, { encoder, embed })
  const index = await build(faqs)
  const examined = withJudgement(index, await judgeByExamination(await examineFaqs(faqs, { build, embed })))
  return labels ? await learnFromLabels(examined, await outcomesOfLabels(examined, labels)) : examined
}
