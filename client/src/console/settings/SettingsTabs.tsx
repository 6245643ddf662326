import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { useConsole } from '../console-context.ts'
import './settings-tabs.css'

const tabs = [
  { href: '/settings', name: 'General' },
  { href: '/settings/audit', name: 'Audit log' },
  { href: '/settings/personal-data', name: 'Personal data' },
]

/** The pages of the settings; agents have but one. */
export function SettingsTabs() {
  const { viewer } = useConsole()
  return (
    <Show when={viewer.role === 'ADMIN'}>
      <nav class="tabs" aria-label="Settings">
        <For each={tabs}>
          {({ href, name }) => (
            <A href={href} class="tab" end>
              {name}
            </A>
          )}
        </For>
      </nav>
    </Show>
  )
}
