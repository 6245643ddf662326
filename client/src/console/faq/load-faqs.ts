import { FaqsDocument } from '../../gql/console/graphql.ts'
import type { Outcome } from '../../session/problem.ts'
import type { ConsoleApi } from '../console-api.ts'
import type { Faq } from './faq-form.ts'

const pageSize = 100

/** All FAQs that the key may see, oldest first; `onProgress` is called with how many are here. */
export async function loadFaqs(
  api: ConsoleApi,
  onProgress: (loaded: number) => void = () => undefined,
): Promise<Outcome<Faq[]>> {
  const all: Faq[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof load>> = await load(api, after)
    if (!page.ok) return page
    all.push(...page.value.faqs.nodes)
    onProgress(all.length)
    const { hasNextPage, endCursor } = page.value.faqs.pageInfo
    after = hasNextPage ? endCursor : null
  } while (after !== null)
  return { ok: true, value: all }
}

const load = (api: ConsoleApi, after: string | null) => api.query(FaqsDocument, { first: pageSize, after })
