import type { FaqIndex } from '../../search/index/faq-index.ts'
import { applyFaqInput, checkFaqDraft, type FaqInput } from '../check-faq-input.ts'
import { type PublishingWarning, warnBeforePublishing } from './publishing-warnings.ts'

/** In words for the one who edits: what will happen, and what to do. */
export function warningMessage(warning: PublishingWarning): string {
  switch (warning.kind) {
    case 'same-words':
      return `"${warning.text}" is in another FAQ too. Customers who write it are asked which they meant. Take it out of one of them.`
    case 'close-to':
      return 'Another FAQ asks nearly the same. Customers may be asked which they meant, or get the wrong one. Put both into one, or word them further apart.'
    case 'few-phrasings':
      return `${warning.count === 1 ? 'There is 1 phrasing' : `There are ${warning.count} phrasings`}; with ${warning.enough} the FAQ is found far more often. Add how customers put the question.`
  }
}

/** The warnings that an FAQ would have if it were saved like this. `id`: when it exists. @throws InvalidInput */
export function warnOfDraft(
  index: FaqIndex,
  input: FaqInput,
  id: string | null,
): Promise<PublishingWarning[]> {
  const before = index.faqs.find((faq) => faq.id === id)
  const { phrasings, keywords, ...draft } = applyFaqInput(null, checkFaqDraft(input))
  return warnBeforePublishing(index, {
    ...draft,
    ...{ id: id ?? '', translationOfId: input.translationOf || before?.translationOfId || null },
    phrasings: input.phrasings == null ? (before?.phrasings ?? []) : phrasings,
    keywords: input.keywords == null ? (before?.keywords ?? []) : keywords,
  })
}
