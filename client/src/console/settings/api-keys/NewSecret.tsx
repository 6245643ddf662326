import { createSignal } from 'solid-js'
import { Glyph } from '../../controls/Glyph.tsx'

/** The one time that a secret can be read and copied. */
export function NewSecret(props: { name: string; secret: string; onDone: () => void }) {
  const [copied, setCopied] = createSignal(false)
  let field: HTMLInputElement | undefined

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(props.secret)
      setCopied(true)
    } catch {
      // The browser refuses on plain http; the field is there to copy from by hand.
      field?.select()
    }
  }

  return (
    <>
      <p>Copy it now: it won’t be shown again. Share it securely.</p>
      <div class="key-secret">
        <input
          ref={field}
          class="field"
          readonly
          aria-label={`${props.name}’s key`}
          value={props.secret}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" class="button" onClick={() => void copy()}>
          <Glyph name="copy" />
          {copied() ? 'Copied' : 'Copy'}
        </button>
      </div>
      <div class="dialog-actions">
        <button type="button" class="button button-primary" onClick={() => props.onDone()}>
          Done
        </button>
      </div>
    </>
  )
}
