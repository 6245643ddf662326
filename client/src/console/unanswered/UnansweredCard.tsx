import { A } from '@solidjs/router'
import { createUniqueId, For, Show } from 'solid-js'
import type { UnansweredGroupsQuery } from '../../gql/console/graphql.ts'
import { useConsole } from '../console-context.ts'
import { Glyph } from '../controls/Glyph.tsx'
import { formats } from '../formats.ts'

export interface UnansweredCardProps {
  group: UnansweredGroupsQuery['unansweredGroups'][number]
  mayWrite: boolean
  onWrite: () => void
  onAdd: (faqId: string) => void
}

/** Questions that are alike: how often, in which words, and what the FAQ has that is nearest. */
export function UnansweredCard(props: UnansweredCardProps) {
  const { now } = useConsole()
  const id = createUniqueId()
  return (
    <article class="card unanswered-card" aria-labelledby={id}>
      <p class="unanswered-count" title="Messages asking this">
        <strong>{formats.number(props.group.count)}</strong>
        <span>{props.group.count === 1 ? 'message' : 'messages'}</span>
      </p>
      <div class="unanswered-words">
        <h2 id={id} dir="auto">
          {props.group.question}
        </h2>
        <ul aria-label="In customers’ words">
          <For each={props.group.samples}>
            {({ text, sessionId, askedAt }) => (
              <li>
                <A class="unanswered-sample" href={`/sessions/${sessionId}`} title="Open the conversation">
                  <q dir="auto">{text}</q>
                </A>
                <time datetime={askedAt}>{formats.when(askedAt, now())}</time>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.group.nearest}>
          {(nearest) => (
            <p class="unanswered-nearest">
              Closest answer:{' '}
              <A href={`/faq?open=${nearest().faq.id}`}>
                <bdi>{nearest().faq.question}</bdi>
              </A>
              <span class="chip" title="The assistant’s confidence">
                {formats.percent(nearest().confidence)}
              </span>
            </p>
          )}
        </Show>
      </div>
      <Show when={props.mayWrite}>
        <div class="unanswered-actions">
          <button type="button" class="button" onClick={() => props.onWrite()}>
            <Glyph name="plus" />
            Write an answer
          </button>
          <Show when={props.group.nearest}>
            {(nearest) => (
              <button
                type="button"
                class="button button-quiet"
                title={`As other ways to ask “${nearest().faq.question}”`}
                onClick={() => props.onAdd(nearest().faq.id)}
              >
                Add to this answer
              </button>
            )}
          </Show>
        </div>
      </Show>
    </article>
  )
}
