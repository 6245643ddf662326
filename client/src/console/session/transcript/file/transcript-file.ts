import type { TranscriptPageQuery } from '../../../../gql/console/graphql.ts'
import { customerName } from '../../../customer/customer-name.ts'

type ExportedSession = NonNullable<TranscriptPageQuery['session']>
type ExportedMessage = ExportedSession['messages']['nodes'][number]

export interface WholeSession {
  session: Omit<ExportedSession, 'messages'>
  messages: readonly ExportedMessage[]
}

/** To be read: who said what when (UTC), a blank line between them. */
export function transcriptText({ session, messages }: WholeSession): string {
  const head = [
    `Conversation ${session.id}`,
    `Customer: ${customerName(session)}${session.verified ? ' (verified)' : ''}`,
    `Started: ${moment(session.createdAt)}`,
    ...(session.resolvedAt ? [`Resolved: ${moment(session.resolvedAt)}`] : []),
    ...(session.summary ? ['', 'Summary:', session.summary] : []),
  ]
  const said = messages.map((message) => {
    const foot = message.citations.map(({ question }) => `\n  From the FAQ: ${question}`).join('')
    return `[${moment(message.createdAt)}] ${speaker(message, session)}:\n${message.text}${foot}`
  })
  return `${[head.join('\n'), ...said].join('\n\n')}\n`
}

/** For programs: named as in the API, in order of seq. */
export function transcriptJson({ session, messages }: WholeSession): string {
  return `${JSON.stringify({ ...session, messages }, null, 2)}\n`
}

/** A file name that no system refuses. */
export function transcriptName(sessionId: string, format: 'txt' | 'json'): string {
  return `conversation-${sessionId.replaceAll(/[^\w-]/g, '')}.${format}`
}

function speaker({ sender, agentName }: ExportedMessage, session: WholeSession['session']): string {
  switch (sender) {
    case 'CUSTOMER':
      return customerName(session)
    case 'BOT':
      return 'Assistant'
    case 'AGENT':
      return agentName ?? 'Agent'
    case 'SYSTEM':
      return 'Notice'
  }
}

function moment(at: string): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}
