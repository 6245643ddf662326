import type { SessionStatus } from '../../gql/console/graphql.ts'

/** Who has a session, in words. */
export function statusText(status: SessionStatus, assignee?: string | null): string {
  switch (status) {
    case 'ACTIVE':
      return 'With the assistant'
    case 'WAITING':
      return 'Waiting'
    case 'WITH_AGENT':
      return assignee ? `With ${assignee}` : 'With an agent'
    case 'RESOLVED':
      return 'Resolved'
  }
}
