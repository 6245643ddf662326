import { useSearchParams } from '@solidjs/router'
import { createSignal, createUniqueId } from 'solid-js'
import type { Subject, SubjectKind } from './held-data.ts'

/** Whose data. A session may come with the address; a customer's id does not belong into one. */
export function SubjectForm(props: { busy: boolean; onLook: (subject: Subject) => void }) {
  const [query] = useSearchParams()
  const given = typeof query.session === 'string' ? query.session : ''
  const [kind, setKind] = createSignal<SubjectKind>(given ? 'session' : 'user')
  const [id, setId] = createSignal(given)
  const fieldId = createUniqueId()
  return (
    <form
      class="card subject"
      onSubmit={(event) => {
        event.preventDefault()
        const wanted = id().trim()
        if (wanted !== '') props.onLook({ kind: kind(), id: wanted })
      }}
    >
      <fieldset class="subject-kinds">
        <legend>Whose data</legend>
        <label>
          <input type="radio" name="kind" checked={kind() === 'user'} onChange={() => setKind('user')} />
          All conversations of a customer, by your user ID
        </label>
        <label>
          <input
            type="radio"
            name="kind"
            checked={kind() === 'session'}
            onChange={() => setKind('session')}
          />
          One conversation
        </label>
      </fieldset>
      <div class="form-row">
        <label for={fieldId}>{kind() === 'user' ? 'User ID' : 'Conversation ID'}</label>
        <input
          id={fieldId}
          class="field"
          required
          autocomplete="off"
          spellcheck={false}
          value={id()}
          onInput={(event) => setId(event.currentTarget.value)}
        />
      </div>
      <button type="submit" class="button button-primary" disabled={props.busy}>
        {props.busy ? 'Working…' : 'Show what we store'}
      </button>
    </form>
  )
}
