import { createSignal } from 'solid-js'
import type { Problem } from '../../../session/problem.ts'
import { emptyForm, type Faq, type FaqForm, formOf, isChanged } from '../faq-form.ts'
import type { FaqListModel } from '../list/create-faq-list.ts'
import { type FaqDraft, newForm, withDraft } from './faq-draft.ts'

export interface FaqFormOptions {
  /** The FAQ as it is stored; undefined: a new one. */
  stored: () => Faq | undefined
  /** Words to begin with, from another screen. */
  draft: FaqDraft | undefined
  list: FaqListModel
  announce: (text: string) => void
}

/** One FAQ while it is being written, and what becomes of it. */
export function createFaqForm({ stored, draft, list, announce }: FaqFormOptions) {
  const first = stored()
  const id = first?.id
  const beginning = first && draft ? withDraft(formOf(first), draft) : first ? formOf(first) : newForm(draft)
  const [form, setForm] = createSignal<FaqForm>(beginning)
  /** What would not be lost: it is stored, or can be had again from where it came. */
  const [safe, setSafe] = createSignal<FaqForm>(beginning)
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const [saved, setSaved] = createSignal(false)
  const unchanged = (faq = stored()): FaqForm => (faq ? formOf(faq) : emptyForm)
  /** The server names nested fields: "phrasings[3]". */
  const complained = (): string | undefined => {
    const current = problem()
    return current?.kind === 'invalid' ? /^\w+/.exec(current.field ?? '')?.[0] : undefined
  }

  async function whileBusy<T>(work: Promise<T>): Promise<T> {
    setBusy(true)
    return work.finally(() => setBusy(false))
  }

  return {
    id,
    form,
    busy,
    changed: () => isChanged(form(), unchanged()),
    /** The editor has written something that is stored nowhere else. */
    unsaved: () => isChanged(form(), safe()) && isChanged(form(), unchanged()),
    /** Saved, and nothing written since. */
    saved,
    change(part: Partial<FaqForm>): void {
      setForm((before) => ({ ...before, ...part }))
      setSaved(false)
    },
    complaintAbout(field: keyof FaqForm): string | undefined {
      const current = problem()
      return current?.kind === 'invalid' && complained() === field ? current.explanation : undefined
    },
    /** What is not shown beside a field. */
    otherProblem: () =>
      complained() !== undefined && (complained() ?? '') in emptyForm ? undefined : problem(),

    async save(): Promise<Faq | undefined> {
      const result = await whileBusy(list.save(id, form()))
      setProblem(result.ok ? undefined : result.problem)
      if (!result.ok) return undefined
      setSaved(true)
      setSafe(form())
      announce('Saved. The assistant uses it now.')
      return result.value
    },

    async restore(revisionId: string): Promise<void> {
      const result = await whileBusy(list.restore(revisionId))
      setProblem(result.ok ? undefined : result.problem)
      if (!result.ok) return
      setForm(formOf(result.value))
      setSafe(form())
      announce('Restored. The assistant uses it now.')
    },

    /** The translation says what its original says by now, as it stands. */
    async confirmTranslation(): Promise<void> {
      setProblem(id === undefined ? undefined : await whileBusy(list.confirmTranslation(id)))
      if (problem() === undefined) announce('Saved. The translation is up to date.')
    },

    /** Whether it is gone. */
    async remove(): Promise<boolean> {
      if (id === undefined) return false
      const failure = await whileBusy(list.remove(id))
      setProblem(failure)
      if (failure === undefined) setSafe(form())
      return failure === undefined
    },
  }
}

export type FaqFormModel = ReturnType<typeof createFaqForm>
