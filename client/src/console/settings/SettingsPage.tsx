import { Show } from 'solid-js'
import { useConsole } from '../console-context.ts'
import { ApiKeys } from './api-keys/ApiKeys.tsx'
import { ServerCard } from './ServerCard.tsx'
import { SettingsTabs } from './SettingsTabs.tsx'
import { TranslationCard } from './TranslationCard.tsx'
import './settings.css'

/** Who may come in, and what this server runs on. */
export default function SettingsPage() {
  const { viewer } = useConsole()
  return (
    <div class="page">
      <div class="page-inner">
        <header class="page-head">
          <h1>Settings</h1>
        </header>
        <SettingsTabs />
        <p class="page-lead">
          You are signed in as{' '}
          <strong>
            <bdi>{viewer.name}</bdi>
          </strong>
          , {viewer.role === 'ADMIN' ? 'an admin' : 'an agent'}. Customers see this name when you answer them.
        </p>
        <TranslationCard />
        <Show when={viewer.role === 'ADMIN'}>
          <ApiKeys />
        </Show>
        <ServerCard />
      </div>
    </div>
  )
}
