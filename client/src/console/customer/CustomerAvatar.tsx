import { customerName, toneOf } from './customer-name.ts'
import './customer-avatar.css'

/** A customer's initial in a colour of their own; decoration, the name is next to it. */
export function CustomerAvatar(props: { of: { id: string; userId?: string | null; metadata?: unknown } }) {
  const initial = () =>
    customerName(props.of)
      .replace(/^Visitor /, '')
      .match(/[\p{L}\p{N}]/u)?.[0]
      .toUpperCase()
  return (
    <span class="customer-avatar" data-tone={toneOf(props.of.id)} aria-hidden="true">
      {initial()}
    </span>
  )
}
