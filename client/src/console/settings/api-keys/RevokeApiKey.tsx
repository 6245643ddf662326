import type { ApiKeyFieldsFragment } from '../../../gql/console/graphql.ts'
import { Dialog } from '../../../ui/Dialog.tsx'

/** Asks before a key is ended. */
export function RevokeApiKey(props: {
  apiKey: ApiKeyFieldsFragment | undefined
  isOwn: boolean
  onKeep: () => void
  onRevoke: (key: ApiKeyFieldsFragment) => void
}) {
  return (
    <Dialog
      open={props.apiKey !== undefined}
      heading={`Revoke ${props.apiKey?.name ?? ''}’s key?`}
      closeLabel="Keep it"
      onClose={() => props.onKeep()}
    >
      <p>
        {props.isOwn
          ? 'This is your own key. You will be signed out within five seconds.'
          : `${props.apiKey?.name ?? ''} will be signed out within five seconds.`}
      </p>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={() => props.onKeep()}>
          Keep it
        </button>
        <button
          type="button"
          class="button button-danger"
          onClick={() => props.apiKey && props.onRevoke(props.apiKey)}
        >
          Revoke
        </button>
      </div>
    </Dialog>
  )
}
