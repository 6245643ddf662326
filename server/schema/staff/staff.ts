import type { Viewer } from '#server/domain/access/authenticate.ts'
import { isAgent } from '#server/domain/access/authorize.ts'
import { Forbidden } from '#server/domain/errors.ts'

/** The declared scope admits staff alone; the type does not know that. */
export function staff(viewer: Viewer): Extract<Viewer, { kind: 'staff' }> {
  if (!isAgent(viewer)) throw new Forbidden({ requiredRole: 'AGENT' })
  return viewer
}
