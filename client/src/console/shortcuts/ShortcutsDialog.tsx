import { For } from 'solid-js'
import { Dialog } from '../../ui/Dialog.tsx'
import { keyCaps, shortcuts } from './shortcuts.ts'
import './shortcuts.css'

export interface ShortcutsDialogProps {
  open: boolean
  on: boolean
  onSwitch: (on: boolean) => void
  onClose: () => void
}

export function ShortcutsDialog(props: ShortcutsDialogProps) {
  return (
    <Dialog open={props.open} heading="Keyboard shortcuts" closeLabel="Close" onClose={props.onClose}>
      <div class="shortcut-groups">
        <For each={shortcuts}>
          {({ group, keys }) => (
            <section>
              <h3>{group}</h3>
              <dl>
                <For each={keys}>
                  {({ press, does }) => (
                    <div>
                      <dt>{does}</dt>
                      <dd>
                        <For each={keyCaps(press)}>{(cap) => <kbd>{cap}</kbd>}</For>
                      </dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
        <section>
          <h3>While you write</h3>
          <dl>
            <div>
              <dt>Send</dt>
              <dd>
                <kbd>Enter</kbd>
              </dd>
            </div>
            <div>
              <dt>New line</dt>
              <dd>
                <kbd>Shift</kbd>
                <kbd>Enter</kbd>
              </dd>
            </div>
            <div>
              <dt>Insert an answer from the FAQ</dt>
              <dd>
                <kbd>/</kbd>
              </dd>
            </div>
            <div>
              <dt>Leave the field</dt>
              <dd>
                <kbd>Esc</kbd>
              </dd>
            </div>
          </dl>
        </section>
      </div>
      <label class="switch-row">
        <input
          type="checkbox"
          checked={props.on}
          onChange={(event) => props.onSwitch(event.currentTarget.checked)}
        />
        Single-key shortcuts
      </label>
    </Dialog>
  )
}
