import { z } from 'zod'
import {
  type UnansweredGroup as Group,
  unansweredGroups,
} from '#server/domain/knowledge/faq/unanswered/unanswered.ts'
import type { Asked } from '#server/domain/knowledge/faq/unanswered/unanswered-grouping.ts'
import { builder } from '../builder.ts'
import { FaqMatch } from './faq.ts'

const seesUnanswered = { agent: true } as const
const upTo50 = z.number().int().min(1, 'must be at least 1.').max(50, 'must be 50 at most.').nullish()

const UnansweredSample = builder.objectRef<Asked>('UnansweredSample').implement({
  authScopes: seesUnanswered,
  description: 'One message that the FAQ had no answer to.',
  fields: (t) => ({
    text: t.exposeString('text', { description: "The customer's words." }),
    sessionId: t.exposeID('sessionId', { description: 'The session that it was asked in.' }),
    askedAt: t.expose('askedAt', { type: 'DateTime', description: 'The time of the message.' }),
  }),
})

const UnansweredGroup = builder.objectRef<Group>('UnansweredGroup').implement({
  authScopes: seesUnanswered,
  description: 'Similar messages that the FAQ had no answer to: a reason to write one.',
  fields: (t) => ({
    question: t.exposeString('question', { description: 'The words that were used most often.' }),
    count: t.exposeInt('count', { description: 'How many messages asked it.' }),
    lastAskedAt: t.expose('lastAskedAt', {
      type: 'DateTime',
      description: 'The time of the newest of its messages.',
    }),
    samples: t.expose('samples', {
      type: [UnansweredSample],
      description: 'Up to 5 messages, in different words as far as there are, newest first.',
    }),
    nearest: t.field({
      type: FaqMatch,
      nullable: true,
      description: 'The FAQ that is nearest now: perhaps all it lacks is a phrasing. Null without any.',
      resolve: async ({ nearest }, _args, { loaders }) =>
        nearest && (await loaders.faqs.load(nearest.faq.id))
          ? { faqId: nearest.faq.id, confidence: nearest.confidence }
          : null,
    }),
  }),
})

builder.queryFields((t) => ({
  unansweredGroups: t.field({
    type: [UnansweredGroup],
    authScopes: seesUnanswered,
    complexity: { field: 200, multiplier: 20 },
    description:
      'What customers asked and the FAQ had no answer to, similar questions together, most asked first: where nothing was found, where close questions were offered, where the model was unsure. Of the newest 1000 such messages; what the FAQ holds by now is left out.',
    args: {
      days: t.arg.int({ defaultValue: 30, description: 'How many days back: 1 to 366.' }),
      limit: t.arg.int({ defaultValue: 20, validate: upTo50, description: 'How many at most: 1 to 50.' }),
    },
    resolve: (_root, { days, limit }, { deps }) =>
      unansweredGroups(deps, { days: days ?? 30, limit: limit ?? 20 }),
  }),
}))
