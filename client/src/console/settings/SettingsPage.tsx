import { createResource, For, Show } from 'solid-js'
import { useConsole } from '../console-context.ts'
import { ApiKeys } from './ApiKeys.tsx'
import { readHealth } from './health.ts'
import './settings.css'

/** Who may come in, and what this server runs on. */
export function SettingsPage() {
  const { viewer } = useConsole()
  return (
    <div class="page">
      <div class="page-inner">
        <header class="page-head">
          <h1>Settings</h1>
        </header>
        <p class="page-lead">
          You are signed in as <strong>{viewer.name}</strong>,{' '}
          {viewer.role === 'ADMIN' ? 'an admin' : 'an agent'}. Customers see this name when you answer them.
        </p>
        <Show when={viewer.role === 'ADMIN'}>
          <ApiKeys />
        </Show>
        <Health />
      </div>
    </div>
  )
}

function Health() {
  const [rows, { refetch }] = createResource(async () => {
    try {
      const response = await fetch('/health', { credentials: 'omit' })
      return readHealth(await response.json())
    } catch {
      // It does not answer, which is what is shown.
      return undefined
    }
  })
  return (
    <section class="card" aria-labelledby="health-heading">
      <header class="card-head">
        <h2 id="health-heading">This server</h2>
        <button type="button" class="button" onClick={() => void refetch()}>
          Check again
        </button>
      </header>
      <Show when={!rows.loading} fallback={<p class="queue-note">Asking…</p>}>
        <Show when={rows()} fallback={<p class="alert">The server does not say how it is.</p>}>
          {(parts) => (
            <div class="table-scroll">
              <table class="table">
                <thead>
                  <tr>
                    <th scope="col">Part</th>
                    <th scope="col">State</th>
                    <th scope="col">Detail</th>
                  </tr>
                </thead>
                <tbody>
                  <For each={parts()}>
                    {({ name, state, detail }) => (
                      <tr>
                        <td>{name}</td>
                        <td>
                          <span
                            class="chip"
                            classList={{
                              'chip-ok': state === 'ok',
                              'chip-soon': state === 'degraded',
                              'chip-late': state === 'down',
                            }}
                          >
                            {state}
                          </span>
                        </td>
                        <td>{detail}</td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </div>
          )}
        </Show>
      </Show>
    </section>
  )
}
