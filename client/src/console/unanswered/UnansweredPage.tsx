import { useNavigate } from '@solidjs/router'
import { createResource, For, Match, Show, Switch } from 'solid-js'
import { UnansweredGroupsDocument } from '../../gql/console/graphql.ts'
import { useConsole } from '../console-context.ts'
import { Glyph } from '../controls/Glyph.tsx'
import { createSpan, SpanChoice } from '../controls/SpanChoice.tsx'
import { draftOf, type FaqDraft, phrasingsOf } from '../faq/editor/faq-draft.ts'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { UnansweredCard } from './UnansweredCard.tsx'
import './unanswered.css'

const skeletons = [0, 1, 2]

/** What customers asked and the FAQ had no answer to, most asked first; each a step away from an FAQ. */
export default function UnansweredPage() {
  const { api, viewer, announce } = useConsole()
  const navigate = useNavigate()
  const [days, setDays] = createSpan(30)
  const [result, { refetch }] = createResource(days, async (span) => {
    const found = await api.query(UnansweredGroupsDocument, { days: span })
    if (found.ok) announce(`${found.value.unansweredGroups.length} questions without an answer.`)
    return found
  })
  const settled = () => (result.loading ? undefined : result.latest)
  const groups = () => {
    const latest = settled()
    return latest?.ok ? latest.value.unansweredGroups : undefined
  }
  const problem = () => {
    const latest = settled()
    return latest && !latest.ok ? latest.problem : undefined
  }
  const open = (faq: string, draft: FaqDraft): void => navigate(`/faq?open=${faq}`, { state: { draft } })

  return (
    <div class="page">
      <div class="page-inner">
        <header class="page-head">
          <h1>Unanswered</h1>
          <SpanChoice days={days()} onChoose={setDays} />
        </header>
        <p class="page-lead">Questions we couldn’t answer, grouped. They disappear once you add an answer.</p>
        <Switch>
          <Match when={problem()}>
            {(current) => <ProblemAlert problem={current()} onRetry={() => void refetch()} />}
          </Match>
          <Match when={result.loading}>
            <p class="unanswered-busy" role="status">
              Grouping similar questions. This takes a few seconds…
            </p>
            <ul class="unanswered-list" aria-hidden="true">
              <For each={skeletons}>{() => <li class="card unanswered-skeleton" />}</For>
            </ul>
          </Match>
          <Match when={groups()}>
            {(found) => (
              <Show
                when={found().length > 0}
                fallback={
                  <div class="card unanswered-nothing">
                    <Glyph name="hand" />
                    <p class="inbox-nothing-head">Every question was answered</p>
                    <p>The FAQ covered everything customers asked in the last {days()} days.</p>
                  </div>
                }
              >
                <ol class="unanswered-list">
                  <For each={found()}>
                    {(group) => (
                      <li>
                        <UnansweredCard
                          group={group}
                          mayWrite={viewer.role === 'ADMIN'}
                          onWrite={() => open('new', draftOf(group))}
                          onAdd={(faqId) => open(faqId, phrasingsOf(group))}
                        />
                      </li>
                    )}
                  </For>
                </ol>
              </Show>
            )}
          </Match>
        </Switch>
      </div>
    </div>
  )
}
