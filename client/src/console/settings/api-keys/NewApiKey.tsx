import { Show } from 'solid-js'
import { Dialog } from '../../../ui/Dialog.tsx'
import { createNewApiKey } from './create-new-api-key.ts'
import { NewApiKeyForm } from './NewApiKeyForm.tsx'
import { NewSecret } from './NewSecret.tsx'

export interface NewApiKeyProps {
  open: boolean
  onMade: () => void
  onClose: () => void
}

/** Makes a key and shows its secret, once. */
export function NewApiKey(props: NewApiKeyProps) {
  const model = createNewApiKey(() => props.onMade())
  const close = (): void => {
    model.clear()
    props.onClose()
  }
  return (
    <Dialog
      open={props.open}
      heading={model.secret() ? 'The new key' : 'New API key'}
      closeLabel="Close"
      onClose={close}
    >
      <Show when={model.secret()} fallback={<NewApiKeyForm model={model} />}>
        {(secret) => <NewSecret name={model.name()} secret={secret()} onDone={close} />}
      </Show>
    </Dialog>
  )
}
