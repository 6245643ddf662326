import { Show } from 'solid-js'
import type { ApiKeyFieldsFragment } from '../../../gql/console/graphql.ts'
import { formats } from '../../formats.ts'

export interface ApiKeyRowProps {
  apiKey: ApiKeyFieldsFragment
  isOwn: boolean
  onRename: () => void
  onRevoke: () => void
}

/** One credential, with what can be done about it. */
export function ApiKeyRow(props: ApiKeyRowProps) {
  return (
    <tr classList={{ 'key-revoked': props.apiKey.revokedAt !== null }}>
      <td class="words">
        <strong>
          <bdi>{props.apiKey.name}</bdi>
        </strong>
        <Show when={props.isOwn}>
          <span class="chip chip-accent">You</span>
        </Show>
      </td>
      <td>
        {props.apiKey.role.toLowerCase()}
        <Show when={props.apiKey.scopes.length > 0}>
          <span class="key-scopes">{props.apiKey.scopes.join(', ')}</span>
        </Show>
      </td>
      <td class="key-prefix">
        <bdi>{props.apiKey.prefix}</bdi>…
      </td>
      <td>{formats.date(props.apiKey.createdAt)}</td>
      <td>{props.apiKey.lastUsedAt ? formats.full(props.apiKey.lastUsedAt) : 'Never'}</td>
      <td class="key-action">
        <Show when={props.apiKey.revokedAt === null} fallback={<span class="chip">Revoked</span>}>
          <button
            type="button"
            class="button button-quiet"
            aria-label={`Rename ${props.apiKey.name}’s key`}
            onClick={() => props.onRename()}
          >
            Rename
          </button>
          <button
            type="button"
            class="button button-quiet button-danger"
            aria-label={`Revoke ${props.apiKey.name}’s key`}
            onClick={() => props.onRevoke()}
          >
            Revoke
          </button>
        </Show>
      </td>
    </tr>
  )
}
