import { For, Show } from 'solid-js'
import { useConsole } from '../../console-context.ts'
import { ProblemAlert } from '../../ProblemAlert.tsx'
import { createFaqSearch } from '../search/create-faq-search.ts'
import { createWordSearch } from '../search/create-word-search.ts'
import { isWorthShowing } from '../search/worth-showing.ts'
import type { FaqListModel } from './create-faq-list.ts'
import { FaqRow } from './FaqRow.tsx'

const mostMatches = 20

export interface FoundFaqsProps {
  list: FaqListModel
  text: string
  open: string | undefined
  onOpen: (id: string) => void
}

/** What the assistant would find, and how sure it would be; below, at once, what contains the words. */
export function FoundFaqs(props: FoundFaqsProps) {
  const { api } = useConsole()
  const text = () => props.text
  const search = createFaqSearch(api, text, mostMatches)
  const holding = createWordSearch(() => props.list.faqs(), text, mostMatches)
  const found = () => search.answer()?.filter(isWorthShowing)
  const others = () => holding().filter(({ id }) => !found()?.some(({ faq }) => faq.id === id))

  return (
    <>
      <Show when={search.problem()}>
        {(problem) => (
          <div class="queue-note">
            <ProblemAlert problem={problem()} />
          </div>
        )}
      </Show>
      <Show when={found()}>
        {(matches) => (
          <>
            <h2 class="queue-group">What the assistant would find</h2>
            <ul class="queue-list">
              <For each={matches()} fallback={<li class="queue-note">No match.</li>}>
                {({ faq, confidence }) => (
                  <li>
                    <FaqRow
                      faq={faq}
                      confidence={confidence}
                      current={faq.id === props.open}
                      onOpen={() => props.onOpen(faq.id)}
                    />
                  </li>
                )}
              </For>
            </ul>
          </>
        )}
      </Show>
      <Show when={others().length > 0}>
        <h2 class="queue-group">Containing these words</h2>
        <ul class="queue-list">
          <For each={others()}>
            {(faq) => (
              <li>
                <FaqRow faq={faq} current={faq.id === props.open} onOpen={() => props.onOpen(faq.id)} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  )
}
