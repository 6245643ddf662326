import { requireMessageLength } from '../../../clean-text.ts'
import type { FaqLibrary } from '../../search/faq-library.ts'
import type { FaqDecision, FaqMatch, SearchableFaq } from '../../search/faq-match.ts'
import { buildFaqIndex, type FaqIndex } from '../../search/index/faq-index.ts'
import { matchFaq } from '../../search/index/match-faq.ts'
import { applyFaqInput, checkFaqDraft, type FaqInput } from '../check-faq-input.ts'

/** What the bot would do with a text. */
export interface FaqTrial {
  decision: FaqDecision['kind']
  /** Best first. */
  matches: { question: string; confidence: number; faqId: string | null; isDraft: boolean }[]
}

export interface TrialOptions {
  text: string
  /** An FAQ as it is to be; left out: what is saved is searched. */
  draft?: FaqInput | null | undefined
  /** Which FAQ the draft is of; a new one has none. */
  id?: string | null | undefined
}

const MAX_MATCHES = 5
/** With a draft all texts are put into an index of their own, which is trained: of a large FAQ only what is near. */
const MAX_TEXTS = 600
const nearTo = { text: 60, draft: 20 }
/** No FAQ of the database has this id. */
const newId = ''

/**
 * Decides as the bot would if the draft were saved. The confidence is judged as for the FAQ of today: saving an FAQ
 * fits it anew. @throws InvalidInput
 */
export async function tryFaq(
  library: Pick<FaqLibrary, 'current' | 'peekVectors'>,
  { text, draft, id }: TrialOptions,
): Promise<FaqTrial> {
  requireMessageLength('text', text)
  const index = library.current()
  if (!draft) return toTrial(await matchFaq(index, text, { limit: MAX_MATCHES }), null)
  const draftId = id ?? newId
  const stored = index.faqs.find((faq) => faq.id === draftId)
  const content = {
    ...applyFaqInput(null, checkFaqDraft(draft)),
    translationOfId: draft.translationOf || (stored?.translationOfId ?? null),
  }
  const others = (await faqsAround(index, [text, content.question])).filter((faq) => faq.id !== draftId)
  const faqs = content.enabled ? [...others, { ...content, id: draftId }] : others
  // The others are those of the index, or known by their ids.
  const key = JSON.stringify([draftId, content, isLarge(index) ? others.map((faq) => faq.id) : null])
  const drafted = await index.drafted.get(key, () => build(library, index, faqs))
  return toTrial(await matchFaq(drafted, text, { limit: MAX_MATCHES }), draftId)
}

function isLarge(index: FaqIndex): boolean {
  return index.listed.texts.length > MAX_TEXTS
}

/** All FAQs, or of a large FAQ those that are near to the texts: what is far does not change a decision by much. */
async function faqsAround(
  index: FaqIndex,
  [text = '', question = '']: string[],
): Promise<readonly SearchableFaq[]> {
  if (!isLarge(index)) return index.faqs
  const near = await matchFaq(index, text, { limit: nearTo.text })
  const beside = await matchFaq(index, question, { limit: nearTo.draft })
  return [...new Map([...near.nearest, ...beside.nearest].map(({ faq }) => [faq.id, faq])).values()]
}

async function build(
  library: Pick<FaqLibrary, 'peekVectors'>,
  { encoder, dense, decisionModel }: FaqIndex,
  faqs: readonly SearchableFaq[],
): Promise<FaqIndex> {
  const byWords = () => buildFaqIndex(faqs, { encoder: null, decisionModel })
  if (!encoder || !dense) return byWords()
  // Without the encoder the bot goes by words, too.
  return buildFaqIndex(faqs, { encoder, vectors: library.peekVectors(), decisionModel }).catch(byWords)
}

function toTrial({ kind, nearest }: FaqDecision, draftId: string | null): FaqTrial {
  return {
    decision: kind,
    matches: nearest.map(({ faq, confidence }: FaqMatch) => ({
      question: faq.question,
      confidence,
      faqId: faq.id === newId ? null : faq.id,
      isDraft: faq.id === draftId,
    })),
  }
}
