import { createUniqueId, Show } from 'solid-js'
import { LateIcon } from '../../../ui/loading/LateIcon.tsx'
import { Glyph } from '../../controls/Glyph.tsx'

/** Takes the file that is to be imported, and says why one was not taken. */
export function FileChoice(props: { complaint?: string; onChoose: (file: File) => void }) {
  const id = createUniqueId()
  return (
    <>
      <p class="page-lead">
        A CSV or JSON file with question, answer and category; optionally phrasings, keywords (one per line,
        or separated by |) and enabled. Existing questions are updated. You see every change before it is
        saved.
      </p>
      {/* The field lies over all of it and takes what is dropped, by itself. */}
      <div class="import-drop">
        <Glyph name="file" />
        <label for={id}>Drop a file here, or choose one</label>
        <input
          id={id}
          type="file"
          accept=".csv,.json,text/csv,application/json"
          aria-describedby={`${id}-complaint`}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            if (file) props.onChoose(file)
          }}
        />
      </div>
      <p id={`${id}-complaint`} class="field-complaint" role="alert">
        <Show when={props.complaint}>
          <LateIcon name="alert" />
          {props.complaint}
        </Show>
      </p>
    </>
  )
}
