import { z } from 'zod'
import type { FaqTrace } from './faq-match.ts'

/** What the search noted of a reply, as it is stored with the message. Traces of an older shape do not pass. */
export const storedFaqTrace = z.object({
  path: z.enum(['exact', 'fused', 'lexical', 'empty']),
  cached: z.boolean(),
  features: z.record(z.string(), z.number()),
  correctedWords: z.number(),
}) satisfies z.ZodType<FaqTrace>
