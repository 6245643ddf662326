import type { Strings } from '../locale/en.ts'
import type { Message } from './conversation.ts'

/** A notice of the system in the customer's language; one that is newer than this page, in the server's words. */
export function noticeText({ notice, agentName, text }: Message, strings: Strings): string {
  const name = agentName ?? strings.agent
  switch (notice) {
    case 'COLLEAGUE_ASKED':
      return strings.colleagueAsked
    case 'AGENT_JOINED':
      return strings.agentJoined(name)
    case 'AGENT_LEFT':
      return strings.agentLeft(name)
    case 'AGENT_CLOSED':
      return strings.agentClosed(name)
    case 'BACK_IN_LINE':
      return strings.backInLine(name)
    case 'REQUEST_WITHDRAWN':
      return strings.leftLine
    default:
      return text
  }
}
