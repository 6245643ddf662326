import type { Notice } from '../../../gql/console/graphql.ts'
import type { TranscriptMessage } from '../view/session-view.ts'

/** What a notice says to agents: the customer's own words for it ("You're number 3 in line") are not for them. */
const texts: Record<Notice, (name: string) => string> = {
  AGENT_CLOSED: (name) => `${name} resolved the conversation`,
  AGENT_JOINED: (name) => `${name} joined`,
  AGENT_LEFT: (name) => `${name} left`,
  BACK_IN_LINE: (name) => `${name} is away, so the customer is back in the queue`,
  COLLEAGUE_ASKED: () => 'Handed over to the queue',
  REQUEST_WITHDRAWN: () => 'The customer no longer needs an agent',
}

export function noticeText({
  notice,
  agentName,
  text,
}: Pick<TranscriptMessage, 'notice' | 'agentName' | 'text'>): string {
  // A notice that is newer than this page is said in the server's words.
  const say = notice === null ? undefined : texts[notice]
  return say ? say(agentName ?? 'An agent') : text
}
