import type { Faq } from '../faq-form.ts'
import { outdatedIds } from '../translations.ts'

export interface FaqFilter {
  state: 'any' | 'active' | 'inactive' | 'outdated'
  /** Undefined: every category. */
  category?: string
}

export function fitting(faqs: readonly Faq[], { state, category }: FaqFilter): readonly Faq[] {
  const outdated = state === 'outdated' ? outdatedIds(faqs) : new Set()
  const isInState = ({ id, enabled }: Faq) =>
    state === 'any' || (state === 'outdated' ? outdated.has(id) : enabled === (state === 'active'))
  return faqs.filter((faq) => isInState(faq) && (category === undefined || faq.category === category))
}

/** In alphabetical order, each once. */
export function categoriesOf(faqs: readonly Faq[]): string[] {
  return [...new Set(faqs.map(({ category }) => category))].sort((a, b) => a.localeCompare(b))
}
