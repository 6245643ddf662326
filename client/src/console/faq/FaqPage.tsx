import { A, useLocation, useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, createUniqueId, For, Match, Show, Switch } from 'solid-js'
import { useConsole } from '../console-context.ts'
import { Glyph } from '../Glyph.tsx'
import '../inbox/inbox.css'
import '../inbox/queue-row.css'
import '../sessions/sessions.css'
import { createFaqList } from './create-faq-list.ts'
import { FaqEditor } from './FaqEditor.tsx'
import './faq.css'
import { FaqRow } from './FaqRow.tsx'
import { FoundFaqs } from './FoundFaqs.tsx'
import { readDraft } from './faq-draft.ts'
import { byCategory } from './faq-form.ts'

const fresh = 'new'

/** What the assistant may say by itself: found, written, switched off, tried. */
export function FaqPage() {
  const { api, viewer } = useConsole()
  const [query, setQuery] = useSearchParams()
  const location = useLocation()
  const headingId = createUniqueId()
  const list = createFaqList(api)
  const [text, setText] = createSignal('')
  const isAdmin = viewer.role === 'ADMIN'
  const open = () => (typeof query.open === 'string' ? query.open : undefined)
  const current = createMemo(() => list.faqs().find(({ id }) => id === open()))
  const choose = (id: string | null): void => setQuery({ open: id })

  return (
    <div class="inbox" classList={{ 'inbox-reading': open() !== undefined }}>
      <section class="queue sessions" aria-labelledby={headingId}>
        <header class="queue-head">
          <h1 id={headingId}>FAQ</h1>
          <div class="faq-tools">
            <A
              href="/faq/import"
              class="icon-button"
              aria-label={isAdmin ? 'Import and export' : 'Export'}
              title={isAdmin ? 'Import and export' : 'Export'}
            >
              <Glyph name="file" />
            </A>
            <Show when={isAdmin}>
              <button type="button" class="button" onClick={() => choose(fresh)}>
                <Glyph name="plus" />
                New
              </button>
            </Show>
          </div>
        </header>
        <div class="sessions-filter">
          <div class="search-field">
            <Glyph name="search" />
            <input
              class="field"
              type="search"
              aria-label="Search as the assistant searches"
              placeholder="Search as the assistant"
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </div>
        </div>
        <div class="queue-scroll">
          <Switch>
            <Match when={list.state() === 'failed'}>
              <div class="queue-note">
                <p>The FAQ cannot be loaded.</p>
                <button type="button" class="button" onClick={() => list.load()}>
                  Try again
                </button>
              </div>
            </Match>
            <Match when={list.state() === 'loading'}>
              <p class="queue-note">Loading…</p>
            </Match>
            <Match when={text().trim() !== ''}>
              <FoundFaqs list={list} text={text()} open={open()} onOpen={choose} />
            </Match>
            <Match when={true}>
              <For
                each={byCategory(list.faqs())}
                fallback={
                  <p class="queue-note">There is no FAQ yet. The assistant knows nothing by itself.</p>
                }
              >
                {({ category, faqs }) => (
                  <>
                    <h2 class="queue-group">
                      {category}
                      <span class="queue-group-count">{faqs.length}</span>
                    </h2>
                    <ul class="queue-list">
                      <For each={faqs}>
                        {(faq) => (
                          <li>
                            <FaqRow faq={faq} current={faq.id === open()} onOpen={() => choose(faq.id)} />
                          </li>
                        )}
                      </For>
                    </ul>
                  </>
                )}
              </For>
            </Match>
          </Switch>
        </div>
      </section>
      <Show
        when={open() === fresh ? fresh : current()?.id}
        keyed
        fallback={
          <div class="inbox-nothing">
            <Glyph name="faq" />
            <p class="inbox-nothing-head">
              {list.state() === 'loaded' ? `${list.faqs().length} questions` : 'Questions and answers'}
            </p>
            <p>
              Choose one to read{isAdmin ? ', change or try it' : ' it'}. Search on the left finds what holds
              the words, what the assistant would find, and how sure it would be.
            </p>
          </div>
        }
      >
        {(id) => (
          <FaqEditor
            faq={id === fresh ? undefined : current()}
            draft={isAdmin ? readDraft(location.state) : undefined}
            list={list}
            mayWrite={isAdmin}
            onSaved={(saved) => choose(saved.id)}
            onClose={() => choose(null)}
          />
        )}
      </Show>
    </div>
  )
}
