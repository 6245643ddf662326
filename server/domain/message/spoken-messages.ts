import { randomUUIDv7 } from 'node:crypto'
import type { Message, Prisma } from '#prisma/generated/client.ts'
import type { Turn, TurnReply } from './turn.ts'

/** What the customer and the bot say in a turn. Seqs count from 1 within it, except that of an earlier message answered. */
export function spokenMessages(turn: Turn, sessionId: string, now: Date): Message[] {
  const spoken: Message[] = []
  if (turn.message) {
    const { needsAnswer: _, ...message } = turn.message
    spoken.push({ ...emptyMessage(sessionId, now), ...message, sender: 'CUSTOMER', seq: 1 })
  }
  if (turn.reply) {
    spoken.push({
      ...emptyMessage(sessionId, now),
      ...spokenReply(turn.reply),
      sender: 'BOT',
      escalated: Boolean(turn.escalate),
      seq: spoken.length + 1,
      replyToSeq: turn.replyToSeq ?? 1,
      replyMs: Math.max(0, now.getTime() - turn.receivedAt.getTime()),
    })
  }
  return spoken
}

/** As they are stored: seqs counted on from the session's. `replyToSeq`: of the earlier message that is answered. */
export function inPlace(messages: readonly Message[], afterSeq: number, replyToSeq?: number): Message[] {
  return messages.map((message) => ({
    ...message,
    seq: afterSeq + message.seq,
    replyToSeq: message.replyToSeq === null ? null : (replyToSeq ?? afterSeq + message.replyToSeq),
  }))
}

/** A message of nobody yet, with a new id. */
export function emptyMessage(sessionId: string, now: Date): Message {
  return {
    id: randomUUIDv7(),
    sessionId,
    seq: 1,
    sender: 'SYSTEM',
    text: '',
    language: null,
    clientMessageId: null,
    replyToSeq: null,
    awaitsReply: false,
    confidence: null,
    source: null,
    escalated: false,
    suggestedActions: [],
    citedFaqIds: [],
    suggestedFaqIds: [],
    agentName: null,
    notice: null,
    replyMs: null,
    trace: null,
    translation: null,
    evidence: null,
    createdAt: now,
  }
}

function spokenReply({ trace, evidence, translation, ...reply }: TurnReply) {
  return {
    ...reply,
    text: reply.text.toWellFormed(),
    language: reply.language ?? null,
    trace: asJson(trace),
    evidence: evidence ? asJson(evidence) : null,
    translation: translation ? asJson(translation) : null,
  }
}

/** Plain data; PostgreSQL keeps it as JSON. */
function asJson(data: object): Prisma.JsonObject {
  return JSON.parse(JSON.stringify(data))
}
