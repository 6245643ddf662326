import { type AuthFailure, AuthScopeFailureType } from '@pothos/plugin-scope-auth'
import type { Viewer } from '#server/domain/access/authenticate.ts'
import { requireLiveCredential } from '#server/domain/access/authorize.ts'
import { type DomainError, Forbidden, NotFound, Unauthenticated } from '#server/domain/errors.ts'

/**
 * Why a declared scope has refused. What depends on the object itself (whose session is it?) is NotFound, so that a
 * refusal looks like absence; what depends on the credential alone may be named.
 */
export function refusalOf(viewer: Viewer, failure: AuthFailure): DomainError {
  const missed = scopesIn(failure)
  if (missed.length === 0) return new NotFound()
  if (viewer.kind === 'anonymous') {
    requireLiveCredential(viewer)
    return new Unauthenticated('This needs a credential. Send the header `Authorization: Bearer …`.')
  }
  const partner = missed.find(({ scope }) => scope === 'partner')
  return new Forbidden({
    missingScope: typeof partner?.parameter === 'string' ? partner.parameter : null,
    requiredRole: missed.some(({ scope }) => scope === 'agent')
      ? 'AGENT'
      : missed.some(({ scope }) => scope === 'admin')
        ? 'ADMIN'
        : null,
  })
}

type Missed = Extract<AuthFailure, { kind: AuthScopeFailureType.AuthScope }>

/** The declared scopes that the viewer lacks; none when a function of the object's type decided. */
function scopesIn(failure: AuthFailure): Missed[] {
  switch (failure.kind) {
    case AuthScopeFailureType.AuthScope:
      return [failure]
    case AuthScopeFailureType.AnyAuthScopes:
    case AuthScopeFailureType.AllAuthScopes:
      return failure.failures.flatMap(scopesIn)
    default:
      return []
  }
}
