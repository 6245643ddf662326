import { createSignal } from 'solid-js'
import type { Problem } from '../problem.ts'
import type { FaqListModel } from './create-faq-list.ts'
import { type FaqDraft, newForm, withDraft } from './faq-draft.ts'
import { emptyForm, type Faq, type FaqForm, formOf, isChanged } from './faq-form.ts'

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
  /** What nobody loses: stored, or had again from where it came. */
  const [safe, setSafe] = createSignal<FaqForm>(beginning)
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const [saved, setSaved] = createSignal(false)
  const unchanged = (): FaqForm => {
    const faq = stored()
    return faq ? formOf(faq) : emptyForm
  }
  /** The server names nested fields: "phrasings[3]". */
  const complained = (): string | undefined => {
    const current = problem()
    return current?.kind === 'invalid' ? /^\w+/.exec(current.field ?? '')?.[0] : undefined
  }

  return {
    id,
    form,
    busy,
    changed: () => isChanged(form(), unchanged()),
    /** Somebody has written here what is nowhere else. */
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
      setBusy(true)
      const result = await list.save(id, form())
      setBusy(false)
      setProblem(result.ok ? undefined : result.problem)
      if (!result.ok) return undefined
      setSaved(true)
      setSafe(form())
      announce('Saved. The assistant answers with it.')
      return result.value
    },

    async restore(revisionId: string): Promise<void> {
      setBusy(true)
      const result = await list.restore(revisionId)
      setBusy(false)
      setProblem(result.ok ? undefined : result.problem)
      if (!result.ok) return
      setForm(formOf(result.value))
      setSafe(form())
      announce('Restored. The assistant answers with it.')
    },

    /** Whether it is gone. */
    async remove(): Promise<boolean> {
      if (id === undefined) return false
      setBusy(true)
      const failure = await list.remove(id)
      setBusy(false)
      setProblem(failure)
      if (failure === undefined) setSafe(form())
      return failure === undefined
    },
  }
}

export type FaqFormModel = ReturnType<typeof createFaqForm>
