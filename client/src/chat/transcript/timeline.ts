import type { Outgoing } from '../../session/outgoing.ts'
import { type Conversation, type Message, whoIsTyping } from '../conversation/conversation.ts'

export type Speaker = 'customer' | 'bot' | 'agent'

/** One row of the log. `key` stays the same while an optimistic or streamed text becomes the stored message. */
export type TimelineItem =
  | { key: string; kind: 'day'; at: string }
  | { key: string; kind: 'notice'; message: Message }
  /** Here begins what came while the customer was not looking. */
  | { key: string; kind: 'new' }
  | { key: string; kind: 'typing'; speaker: 'bot' | 'agent'; first: boolean }
  | {
      key: string
      kind: 'message'
      speaker: Speaker
      text: string
      /** First of a row of messages by the same speaker: carries the mark and the name. */
      first: boolean
      /** Last of it: carries the time. */
      last: boolean
      streaming: boolean
      /** The newest message of the conversation: only there are quick replies still a question. */
      latest: boolean
      message?: Message
      outgoing?: Outgoing
    }

type Row = Extract<TimelineItem, { kind: 'message' }>

/**
 * What the log shows, in order. `day` names the customer's own calendar day of a moment; `newFrom` is the seq of the
 * first message that the customer has not seen.
 */
export function timeline(state: Conversation, day: (at: string) => string, newFrom?: number): TimelineItem[] {
  const items: TimelineItem[] = []
  let lastDay: string | undefined
  for (const message of state.messages) {
    if (message.seq === newFrom) items.push({ key: 'new', kind: 'new' })
    const today = day(message.createdAt)
    if (lastDay !== undefined && today !== lastDay)
      items.push({ key: `day ${today}`, kind: 'day', at: message.createdAt })
    lastDay = today
    if (message.sender === 'SYSTEM') items.push({ key: message.id, kind: 'notice', message })
    else items.push(storedRow(message))
  }
  for (const item of state.outgoing)
    items.push(row({ key: item.clientMessageId, speaker: 'customer', text: item.text, outgoing: item }))
  for (const [seq, text] of Object.entries(state.drafts))
    items.push(row({ key: `reply to ${seq}`, speaker: 'bot', text, streaming: true }))
  const speaker = whoIsTyping(state)
  if (speaker) items.push({ key: 'typing', kind: 'typing', speaker, first: true })
  return grouped(items)
}

function storedRow(message: Message): Row {
  const { text, replyToSeq } = message
  if (message.sender === 'CUSTOMER')
    return row({ key: message.clientMessageId ?? message.id, speaker: 'customer', text, message })
  if (message.sender === 'AGENT') return row({ key: message.id, speaker: 'agent', text, message })
  return row({ key: replyToSeq ? `reply to ${replyToSeq}` : message.id, speaker: 'bot', text, message })
}

function row(fields: Pick<Row, 'key' | 'speaker' | 'text'> & Partial<Row>): Row {
  return { kind: 'message', first: true, last: true, streaming: false, latest: false, ...fields }
}

function grouped(items: TimelineItem[]): TimelineItem[] {
  const newest = items.findLastIndex((item) => item.kind === 'message')
  return items.map((item, index) => {
    const before = items[index - 1]
    if (item.kind === 'typing')
      return { ...item, first: before?.kind !== 'message' || before.speaker !== item.speaker }
    if (item.kind !== 'message') return item
    const after = items[index + 1]
    return {
      ...item,
      first: !sameVoice(item, before),
      last: !sameVoice(item, after),
      latest: index === newest,
    }
  })
}

function sameVoice(item: Row, other: TimelineItem | undefined): boolean {
  if (other?.kind === 'typing') return other.speaker === item.speaker
  if (other?.kind !== 'message' || other.speaker !== item.speaker) return false
  return other.message?.agentName === item.message?.agentName || item.speaker !== 'agent'
}
