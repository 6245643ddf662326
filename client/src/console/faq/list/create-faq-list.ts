import { createSignal, onCleanup } from 'solid-js'
import {
  CreateFaqDocument,
  DeleteFaqDocument,
  FaqHistoryDocument,
  RestoreFaqDocument,
  UpdateFaqDocument,
  type UpdateFaqInput,
} from '../../../gql/console/graphql.ts'
import type { Outcome, Problem } from '../../../session/problem.ts'
import { type ConsoleApi, payloadOf } from '../../console-api.ts'
import { type Faq, type FaqForm, inputOf } from '../faq-form.ts'
import { loadFaqs } from '../load-faqs.ts'

/** All FAQs, disabled ones included, and what an admin does to them. */
export function createFaqList(api: ConsoleApi) {
  const [faqs, setFaqs] = createSignal<readonly Faq[]>([])
  const [state, setState] = createSignal<'loading' | 'loaded' | 'failed'>('loading')
  let ended = false
  onCleanup(() => {
    ended = true
  })

  async function load(): Promise<void> {
    setState('loading')
    const result = await loadFaqs(api)
    if (ended) return
    if (result.ok) setFaqs(result.value)
    setState(result.ok ? 'loaded' : 'failed')
  }

  async function save(id: string | undefined, form: FaqForm): Promise<Outcome<Faq>> {
    const stored = id === undefined ? await createFaq(api, form) : await updateFaq(api, id, form)
    if (stored.ok) setFaqs((before) => [...before.filter((faq) => faq.id !== stored.value.id), stored.value])
    return stored
  }

  async function restore(revisionId: string): Promise<Outcome<Faq>> {
    const result = await api.mutate(RestoreFaqDocument, { input: { revisionId } })
    if (!result.ok) return result
    const payload = payloadOf(result.value.restoreFaq, 'RestoreFaqPayload')
    if (!payload.ok) return payload
    const { faq } = payload.value
    setFaqs((before) => [...before.filter(({ id }) => id !== faq.id), faq])
    return { ok: true, value: faq }
  }

  /** Undefined when it is gone. */
  async function remove(id: string): Promise<Problem | undefined> {
    const result = await api.mutate(DeleteFaqDocument, { input: { id } })
    const outcome = result.ok ? payloadOf(result.value.deleteFaq, 'DeleteFaqPayload') : result
    if (!outcome.ok && outcome.problem.kind !== 'gone') return outcome.problem
    setFaqs((before) => before.filter((faq) => faq.id !== id))
    return undefined
  }

  /** Whether the assistant uses it, and nothing else of it. */
  const setActive = (id: string, enabled: boolean) => change({ id, enabled })

  const confirmTranslation = (id: string) => change({ id, isUpToDate: true })

  async function change(input: UpdateFaqInput): Promise<Problem | undefined> {
    const { id } = input
    const result = await api.mutate(UpdateFaqDocument, { input })
    const outcome = result.ok ? payloadOf(result.value.updateFaq, 'UpdateFaqPayload') : result
    if (!outcome.ok) return outcome.problem
    const { faq } = outcome.value
    setFaqs((before) => before.map((other) => (other.id === id ? faq : other)))
    return undefined
  }

  /** A deleted one as it was: its history outlives it. */
  async function undelete(id: string): Promise<Problem | undefined> {
    const history = await api.query(FaqHistoryDocument, { faqId: id })
    if (!history.ok) return history.problem
    const [latest] = history.value.faqHistory.nodes
    if (!latest) return { kind: 'gone' }
    const restored = await restore(latest.id)
    return restored.ok ? undefined : restored.problem
  }

  void load()
  return {
    faqs,
    state,
    load: () => void load(),
    save,
    restore,
    remove,
    setActive,
    confirmTranslation,
    undelete,
  }
}

async function createFaq(api: ConsoleApi, form: FaqForm): Promise<Outcome<Faq>> {
  const result = await api.mutate(CreateFaqDocument, { input: inputOf(form) })
  if (!result.ok) return result
  const payload = payloadOf(result.value.createFaq, 'CreateFaqPayload')
  return payload.ok ? { ok: true, value: payload.value.faq } : payload
}

async function updateFaq(api: ConsoleApi, id: string, form: FaqForm): Promise<Outcome<Faq>> {
  const result = await api.mutate(UpdateFaqDocument, { input: { id, ...inputOf(form) } })
  if (!result.ok) return result
  const payload = payloadOf(result.value.updateFaq, 'UpdateFaqPayload')
  return payload.ok ? { ok: true, value: payload.value.faq } : payload
}

export type FaqListModel = ReturnType<typeof createFaqList>
