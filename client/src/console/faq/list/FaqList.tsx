import { createMemo, createSignal, For, Show } from 'solid-js'
import { useConsole } from '../../console-context.ts'
import { SelectionBar } from '../../controls/SelectionBar.tsx'
import { byCategory, type Faq } from '../faq-form.ts'
import { languagesOf, outdatedIds } from '../translations.ts'
import type { FaqListModel } from './create-faq-list.ts'
import { createFaqSelection, type FaqSelection } from './create-faq-selection.ts'
import { FaqRow } from './FaqRow.tsx'
import { categoriesOf, type FaqFilter, fitting } from './faq-filter.ts'

export interface FaqListProps {
  list: FaqListModel
  open: string | undefined
  mayWrite: boolean
  onOpen: (id: string) => void
}

/** All questions by category: filtered, folded, and changed several at once. */
export function FaqList(props: FaqListProps) {
  const { toasts } = useConsole()
  const [filter, setFilter] = createSignal<FaqFilter>({ state: 'any' })
  const listed = createMemo(() => fitting(props.list.faqs(), filter()))
  const languages = createMemo(() => languagesOf(props.list.faqs()))
  const outdated = createMemo(() => outdatedIds(props.list.faqs()))
  const selection = createFaqSelection(props.list, toasts, listed)
  return (
    <>
      <FilterBar
        filter={filter()}
        categories={categoriesOf(props.list.faqs())}
        canSelect={props.mayWrite && listed().length > 0 && !selection.selected()}
        onFilter={setFilter}
        onSelect={() => selection.begin()}
      />
      <For
        each={byCategory(listed())}
        fallback={
          <p class="queue-note">
            {props.list.faqs().length > 0
              ? 'No questions match this filter.'
              : 'No questions yet. The assistant can’t answer until you add some.'}
          </p>
        }
      >
        {({ category, faqs }) => (
          <details class="faq-group" open>
            <summary class="queue-group">
              <h2>
                {category}
                <span class="queue-group-count">{faqs.length}</span>
              </h2>
            </summary>
            <Show when={selection.selected()}>
              <Tick
                label={`Select all in ${category}`}
                ids={faqs.map(({ id }) => id)}
                selection={selection}
                text="All in this category"
              />
            </Show>
            <ul class="queue-list">
              <For each={faqs}>
                {(faq) => (
                  <Row
                    faq={faq}
                    language={languages().length > 1 ? (faq.language ?? undefined) : undefined}
                    outdated={outdated().has(faq.id)}
                    open={props.open}
                    selection={selection}
                    onOpen={() => props.onOpen(faq.id)}
                  />
                )}
              </For>
            </ul>
          </details>
        )}
      </For>
      <Show when={selection.selected()}>
        <BulkBar selection={selection} total={listed().length} />
      </Show>
    </>
  )
}

const states = ['any', 'active', 'inactive', 'outdated'] as const

function FilterBar(props: {
  filter: FaqFilter
  categories: readonly string[]
  canSelect: boolean
  onFilter: (filter: FaqFilter) => void
  onSelect: () => void
}) {
  return (
    <div class="faq-filter">
      <select
        class="field"
        aria-label="State"
        onChange={({ currentTarget: { value } }) =>
          props.onFilter({ ...props.filter, state: states.find((state) => state === value) ?? 'any' })
        }
      >
        <option value="any">All</option>
        <option value="active">Active</option>
        <option value="inactive">Inactive</option>
        <option value="outdated">Outdated translations</option>
      </select>
      <select
        class="field"
        aria-label="Category filter"
        onChange={({ currentTarget: { selectedIndex } }) =>
          props.onFilter({ ...props.filter, category: props.categories[selectedIndex - 1] })
        }
      >
        <option selected={props.filter.category === undefined}>Any category</option>
        <For each={props.categories}>
          {(category) => <option selected={props.filter.category === category}>{category}</option>}
        </For>
      </select>
      <Show when={props.canSelect}>
        <button type="button" class="link-button" onClick={() => props.onSelect()}>
          Select
        </button>
      </Show>
    </div>
  )
}

function Row(props: {
  faq: Faq
  language: string | undefined
  outdated: boolean
  open: string | undefined
  selection: FaqSelection
  onOpen: () => void
}) {
  return (
    <li classList={{ 'queue-item-selecting': props.selection.selected() !== undefined }}>
      <Show when={props.selection.selected()}>
        <Tick label={`Select ${props.faq.question}`} ids={[props.faq.id]} selection={props.selection} />
      </Show>
      <FaqRow
        faq={props.faq}
        language={props.language}
        outdated={props.outdated}
        current={props.faq.id === props.open}
        onOpen={() => props.onOpen()}
      />
    </li>
  )
}

/** Ticked when all of `ids` are selected. */
function Tick(props: { label: string; ids: readonly string[]; selection: FaqSelection; text?: string }) {
  const isOn = () => props.ids.every((id) => props.selection.selected()?.has(id))
  return (
    <label class="faq-tick">
      <input
        type="checkbox"
        aria-label={props.label}
        checked={isOn()}
        onChange={(event) => props.selection.toggle(props.ids, event.currentTarget.checked)}
      />
      {props.text}
    </label>
  )
}

function BulkBar(props: { selection: FaqSelection; total: number }) {
  const count = () => props.selection.chosen().length
  const idle = () => count() === 0 || props.selection.busy()
  return (
    <div class="faq-bulk">
      <SelectionBar
        count={count()}
        total={props.total}
        onAll={() => props.selection.all()}
        onCancel={() => props.selection.end()}
      >
        <button
          type="button"
          class="button"
          disabled={idle()}
          onClick={() => void props.selection.setActive(true)}
        >
          Activate
        </button>
        <button
          type="button"
          class="button"
          disabled={idle()}
          onClick={() => void props.selection.setActive(false)}
        >
          Deactivate
        </button>
        <button
          type="button"
          class="button button-danger"
          disabled={idle()}
          onClick={() => void props.selection.remove()}
        >
          Delete
        </button>
      </SelectionBar>
    </div>
  )
}
