import { createSignal, onCleanup } from 'solid-js'
import {
  CreateFaqDocument,
  DeleteFaqDocument,
  RestoreFaqDocument,
  UpdateFaqDocument,
} from '../../gql/console/graphql.ts'
import { type ConsoleApi, payloadOf } from '../console-api.ts'
import type { Outcome, Problem } from '../problem.ts'
import { type Faq, type FaqForm, inputOf } from './faq-form.ts'
import { loadFaqs } from './load-faqs.ts'

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
    if (!result.ok) {
      setState('failed')
      return
    }
    setFaqs(result.value)
    setState('loaded')
  }

  async function save(id: string | undefined, form: FaqForm): Promise<Outcome<Faq>> {
    const stored = id === undefined ? await create(form) : await update(id, form)
    if (stored.ok) setFaqs((before) => [...before.filter((faq) => faq.id !== stored.value.id), stored.value])
    return stored
  }

  async function create(form: FaqForm): Promise<Outcome<Faq>> {
    const result = await api.mutate(CreateFaqDocument, { input: inputOf(form) })
    if (!result.ok) return result
    const payload = payloadOf(result.value.createFaq, 'FaqPayload')
    return payload.ok ? { ok: true, value: payload.value.faq } : payload
  }

  async function update(id: string, form: FaqForm): Promise<Outcome<Faq>> {
    const result = await api.mutate(UpdateFaqDocument, { id, input: inputOf(form) })
    if (!result.ok) return result
    const payload = payloadOf(result.value.updateFaq, 'FaqPayload')
    return payload.ok ? { ok: true, value: payload.value.faq } : payload
  }

  async function restore(revisionId: string): Promise<Outcome<Faq>> {
    const result = await api.mutate(RestoreFaqDocument, { revisionId })
    if (!result.ok) return result
    const payload = payloadOf(result.value.restoreFaq, 'FaqPayload')
    if (!payload.ok) return payload
    const { faq } = payload.value
    setFaqs((before) => [...before.filter(({ id }) => id !== faq.id), faq])
    return { ok: true, value: faq }
  }

  /** Undefined when it is gone. */
  async function remove(id: string): Promise<Problem | undefined> {
    const result = await api.mutate(DeleteFaqDocument, { id })
    const outcome = result.ok ? payloadOf(result.value.deleteFaq, 'FaqPayload') : result
    if (!outcome.ok && outcome.problem.kind !== 'gone') return outcome.problem
    setFaqs((before) => before.filter((faq) => faq.id !== id))
    return undefined
  }

  void load()
  return { faqs, state, load: () => void load(), save, restore, remove }
}

export type FaqListModel = ReturnType<typeof createFaqList>
