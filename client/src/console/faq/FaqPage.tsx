import { A, useLocation, useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, createUniqueId, Match, Show, Switch } from 'solid-js'
import { useConsole } from '../console-context.ts'
import { Glyph } from '../controls/Glyph.tsx'
import '../list/queue.css'
import '../list/queue-row.css'
import '../list/list-filter.css'
import { FaqEditor } from './editor/FaqEditor.tsx'
import { createFaqList } from './list/create-faq-list.ts'
import './faq.css'
import { readDraft } from './editor/faq-draft.ts'
import { FaqList } from './list/FaqList.tsx'
import { FoundFaqs } from './list/FoundFaqs.tsx'

const fresh = 'new'
const draftForAll = 'Draft other ways to ask for all'

/** What the assistant may say by itself: found, written, switched off, tried. */
export default function FaqPage() {
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
          <FaqTools isAdmin={isAdmin} onNew={() => choose(fresh)} />
        </header>
        <div class="sessions-filter">
          <div class="search-field">
            <Glyph name="search" />
            <input
              class="field"
              type="search"
              aria-label="Search questions"
              placeholder="Search questions"
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </div>
        </div>
        <div class="queue-scroll">
          <Switch>
            <Match when={list.state() === 'failed'}>
              <div class="queue-note">
                <p>We can’t load the FAQ.</p>
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
              <FaqList list={list} open={open()} mayWrite={isAdmin} onOpen={choose} />
            </Match>
          </Switch>
        </div>
      </section>
      <Show
        when={open() === fresh ? fresh : current()?.id}
        keyed
        fallback={
          <NothingOpen
            count={list.state() === 'loaded' ? list.faqs().length : undefined}
            mayWrite={isAdmin}
          />
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

function FaqTools(props: { isAdmin: boolean; onNew: () => void }) {
  const files = () => (props.isAdmin ? 'Import and export' : 'Export')
  return (
    <div class="faq-tools">
      <Show when={props.isAdmin}>
        <A href="/faq/phrasings" class="icon-button" aria-label={draftForAll} title={draftForAll}>
          <Glyph name="bot" />
        </A>
      </Show>
      <A href="/faq/import" class="icon-button" aria-label={files()} title={files()}>
        <Glyph name="file" />
      </A>
      <Show when={props.isAdmin}>
        <button type="button" class="button" onClick={() => props.onNew()}>
          <Glyph name="plus" />
          New
        </button>
      </Show>
    </div>
  )
}

/** `count`: how many questions there are, once it is known. */
function NothingOpen(props: { count: number | undefined; mayWrite: boolean }) {
  return (
    <div class="inbox-nothing">
      <Glyph name="faq" />
      <p class="inbox-nothing-head">
        {props.count === undefined ? 'Questions and answers' : `${props.count} questions`}
      </p>
      <p>
        Pick a question to {props.mayWrite ? 'edit' : 'read'} it, or search to see what the assistant would
        answer.
      </p>
      <Show when={props.mayWrite && props.count}>
        <A href="/faq/phrasings" class="button">
          <Glyph name="bot" />
          {draftForAll}
        </A>
      </Show>
    </div>
  )
}
