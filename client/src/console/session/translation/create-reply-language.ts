import { type Accessor, createMemo, createSignal } from 'solid-js'
import { foreignLanguage, type Spoken } from './foreign-language.ts'

/** The language in which the customer reads the next reply. */
export function createReplyLanguage(spoken: Accessor<Spoken>) {
  const [asWritten, setAsWritten] = createSignal(false)
  /** The customer's, where replies have to be translated into it. */
  const customers = createMemo(() => foreignLanguage(spoken()))
  return {
    customers,
    /** What the next reply is translated into; undefined: it is sent as written. */
    target: (): string | undefined => (asWritten() ? undefined : customers()),
    toggle: (): void => void setAsWritten(!asWritten()),
  }
}
