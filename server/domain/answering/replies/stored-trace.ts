import { z } from 'zod'
import type { Message } from '#prisma/generated/client.ts'
import { storedFaqTrace } from '../../knowledge/search/stored-trace.ts'
import { MAY_HELP_RULE } from './replies.ts'

const storedTrace = z
  .object({
    rule: z.string().nullable().catch(null),
    misses: z.number().int().catch(0),
    search: storedFaqTrace.nullable().catch(null),
    nearest: z.array(z.object({ faqId: z.string(), confidence: z.number() })).catch([]),
    model: z
      .object({ name: z.string().nullable(), stated: z.number().nullable(), outcome: z.string() })
      .nullable()
      .catch(null),
  })
  .catch({ rule: null, misses: 0, search: null, nearest: [], model: null })

/** `ReplyTrace` as it is read back. */
export type StoredTrace = z.infer<typeof storedTrace>

/** A stored reply's trace. What a trace of an older shape does not have is null, 0 or empty; so is all of a missing one. */
export function readTrace(trace: Message['trace']): StoredTrace {
  return storedTrace.parse(trace)
}

/** True of a reply that shows an answer which may not be the right one, and asks whether it is. */
export function isTentative({ trace }: Pick<Message, 'trace'>): boolean {
  return readTrace(trace).rule === MAY_HELP_RULE
}
