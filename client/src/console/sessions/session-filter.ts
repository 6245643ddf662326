import type { SessionStatus } from '../../gql/console/graphql.ts'

export interface SessionFilter {
  search?: string
  status?: SessionStatus
}

export const statuses: readonly SessionStatus[] = ['ACTIVE', 'WAITING', 'WITH_AGENT', 'RESOLVED']

/** The filter as the address has it: a shared link shows the same list. */
export function readFilter(query: Record<string, string | string[] | undefined>): SessionFilter {
  const search = typeof query.search === 'string' ? query.search.trim() : ''
  const status = statuses.find((known) => known.toLowerCase() === query.status)
  return { ...(search ? { search } : {}), ...(status ? { status } : {}) }
}
