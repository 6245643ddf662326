import { type Accessor, createSignal, untrack } from 'solid-js'
import type { Problem } from '../../../session/problem.ts'
import type { ConsoleContextValue } from '../../console-context.ts'
import { problemText } from '../../problem-text.ts'
import type { Faq } from '../faq-form.ts'
import type { FaqListModel } from './create-faq-list.ts'

/** Questions ticked off to be changed together, of those that `listed` has by now. */
export function createFaqSelection(
  list: FaqListModel,
  toasts: ConsoleContextValue['toasts'],
  listed: Accessor<readonly Faq[]>,
) {
  const [selected, setSelected] = createSignal<ReadonlySet<string>>()
  const [busy, setBusy] = createSignal(false)
  const chosen = () => listed().filter(({ id }) => selected()?.has(id))

  /** One after the other, as the API takes them; which of them are changed, and what stopped the others. */
  async function each(
    faqs: readonly { id: string }[],
    act: (id: string) => Promise<Problem | undefined>,
  ): Promise<string[]> {
    setBusy(true)
    const done: string[] = []
    let problem: Problem | undefined
    for (const { id } of faqs) {
      const failure = await act(id)
      if (failure) problem = failure
      else done.push(id)
    }
    setBusy(false)
    if (problem) toasts.show(problemText(problem))
    return done
  }

  const count = (ids: readonly unknown[]): string =>
    ids.length === 1 ? '1 question' : `${ids.length} questions`

  return {
    selected,
    chosen,
    busy,
    begin: () => setSelected(new Set<string>()),
    end: () => setSelected(undefined),
    all: () => setSelected(new Set(untrack(listed).map(({ id }) => id))),
    toggle(ids: readonly string[], on: boolean): void {
      const next = new Set(untrack(selected))
      for (const id of ids) on ? next.add(id) : next.delete(id)
      setSelected(next)
    },

    async setActive(active: boolean): Promise<void> {
      const faqs = untrack(chosen).filter(({ enabled }) => enabled !== active)
      const done = await each(faqs, (id) => list.setActive(id, active))
      const undo = () =>
        void each(
          done.map((id) => ({ id })),
          (id) => list.setActive(id, !active),
        )
      if (done.length > 0)
        toasts.show(`${count(done)} ${active ? 'activated' : 'deactivated'}.`, {
          seconds: 10,
          action: { label: 'Undo', run: undo },
        })
    },

    async remove(): Promise<void> {
      const done = await each(untrack(chosen), list.remove)
      const undo = () =>
        void each(
          done.map((id) => ({ id })),
          list.undelete,
        )
      if (done.length > 0)
        toasts.show(`${count(done)} deleted.`, { seconds: 10, action: { label: 'Undo', run: undo } })
    },
  }
}

export type FaqSelection = ReturnType<typeof createFaqSelection>
