import type { Message } from '#prisma/generated/client.ts'

type Said = Pick<Message, 'seq' | 'sender' | 'text' | 'source' | 'escalated' | 'agentName' | 'replyToSeq'>

const MAX_CHARACTERS = 280

/** A summary in the customer's and the agent's own words, for when no model writes one. */
export function extractSummary(messages: readonly Said[]): string {
  const of = (...senders: Said['sender'][]) => messages.filter(({ sender }) => senders.includes(sender))
  const asked = of('CUSTOMER')
  const first = asked[0]
  const latest = asked.at(-1)
  const answered = of('BOT').filter(
    ({ source, escalated }) => (source === 'FAQ' || source === 'MODEL') && !escalated,
  )
  const byAgent = of('AGENT')
  const lastWord = messages.findLast(({ sender }) => sender !== 'SYSTEM')
  const lines = [
    first && `Wants: ${quote(first.text)}`,
    latest && latest !== first && `Latest: ${quote(latest.text)}`,
    answered.length > 0 &&
      `Tried: ${answered.length === 1 ? 'one answer' : `${answered.length} answers`} of the bot; the last one was ${quote(answered.at(-1)?.text ?? '')}`,
    ...byAgent.slice(-3).map(({ agentName, text }) => `${agentName ?? 'The agent'} said: ${quote(text)}`),
    lastWord?.sender === 'CUSTOMER' && 'Open: the latest message of the customer has no answer yet.',
  ]
  return lines.filter((line) => typeof line === 'string').join('\n')
}

function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = [...line]
  return `“${characters.length > MAX_CHARACTERS ? `${characters.slice(0, MAX_CHARACTERS - 1).join('')}…` : line}”`
}
