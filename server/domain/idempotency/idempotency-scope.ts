import type { Viewer } from '../access/authenticate.ts'

/** A key of this length or more that its sender drew at random is as hard to guess as a credential. */
const UNGUESSABLE_CHARACTERS = 16

/**
 * Whose keys these are: two callers may choose the same one. Who has no credential is known by the key itself when it
 * is long (a UUID), wherever they call from; a short one counts from one address only.
 */
export function idempotencyScope(viewer: Viewer, address: string, key: string): string {
  switch (viewer.kind) {
    case 'staff':
    case 'partner':
      return `key:${viewer.key.id}`
    case 'customer':
      return `session:${viewer.session.id}`
    case 'anonymous':
      return key.length >= UNGUESSABLE_CHARACTERS ? 'anyone' : `address:${address}`
  }
}
