import { readTrace, type StoredTrace } from '#server/domain/answering/replies/stored-trace.ts'
import { builder } from '../builder.ts'
import { decidedByField } from '../decided-by-field.ts'
import { Faq, keepsFaqs } from '../faq/faq.ts'
import { visibleFaqs } from '../loaders.ts'
import { Message } from './message.ts'

/** How many FAQs the search finds for a message, for the cost of an operation. */
const USUAL_NEAREST = 5
/** How many features a confidence is computed from. */
const USUAL_FEATURES = 20

const SearchPath = builder.enumType('SearchPath', {
  description: 'How the search came to its result.',
  values: {
    EXACT: {
      value: 'exact',
      description: 'The message is, but for its spelling, a question, phrasing or keyword.',
    },
    FUSED: { value: 'fused', description: 'By meaning and by words.' },
    LEXICAL: { value: 'lexical', description: 'By words alone.' },
    EMPTY: { value: 'empty', description: 'There was nothing to search for, or nothing to find.' },
  } as const,
})

const Feature = builder.objectRef<{ name: string; value: number }>('SearchFeature').implement({
  authScopes: decidedByField,
  description: 'One of the numbers that a confidence was computed from.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'For who tunes the search; names come and go.' }),
    value: t.exposeFloat('value', { description: 'Mostly 0 to 1.' }),
  }),
})

const Search = builder.objectRef<NonNullable<StoredTrace['search']>>('SearchTrace').implement({
  authScopes: decidedByField,
  description: "What the search of the FAQ noted of a customer's message.",
  fields: (t) => ({
    path: t.expose('path', { type: SearchPath, description: 'What decided.' }),
    cached: t.exposeBoolean('cached', {
      description: 'Whether the same words had been decided before on the same FAQ.',
    }),
    correctedWords: t.exposeInt('correctedWords', {
      description: "How many words were taken for misspelt ones of the FAQ's.",
    }),
    features: t.field({
      type: [Feature],
      complexity: { field: 1, multiplier: USUAL_FEATURES },
      description: 'What the confidence was computed from.',
      resolve: ({ features }) => Object.entries(features).map(([name, value]) => ({ name, value })),
    }),
  }),
})

const Nearest = builder.objectRef<StoredTrace['nearest'][number]>('NearestFaq').implement({
  authScopes: decidedByField,
  description: 'An FAQ that was near to a message when it was answered.',
  fields: (t) => ({
    faqId: t.exposeID('faqId', { description: 'Which FAQ it was, also when it is deleted by now.' }),
    faq: t.field({
      type: Faq,
      nullable: true,
      description: 'As it is now; null when it was deleted.',
      resolve: async ({ faqId }, _args, context) => {
        const [faq] = await visibleFaqs(context, [faqId], keepsFaqs(context.viewer))
        return faq ?? null
      },
    }),
    confidence: t.exposeFloat('confidence', { description: '0 to 1, as it was computed then.' }),
  }),
})

const Model = builder.objectRef<NonNullable<StoredTrace['model']>>('ModelTrace').implement({
  authScopes: decidedByField,
  description: 'What came of asking the language model.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'The model that answered, if one did.' }),
    statedConfidence: t.float({
      nullable: true,
      description: "The model's own claim, 0 to 1. It alone never decides.",
      resolve: ({ stated }) => stated,
    }),
    outcome: t.exposeString('outcome', {
      description:
        'What came of it: "answer", the reason to escalate, or why the call failed. More may be added.',
    }),
  }),
})

const ReplyTrace = builder.objectRef<StoredTrace>('ReplyTrace').implement({
  authScopes: decidedByField,
  description: "How a reply came about: facts, never the customer's words.",
  fields: (t) => ({
    rule: t.exposeString('rule', {
      nullable: true,
      description:
        'What decided: "faq", "model", "picked", "may-help", "did-you-mean", "small-talk:greeting" … More may be added. Null in replies of before this was kept.',
    }),
    misses: t.exposeInt('misses', {
      description:
        'Of an offer: how many messages in a row, this one included, the bot could not answer; else 0.',
    }),
    search: t.field({
      type: Search,
      nullable: true,
      description: 'Null when nothing was searched for.',
      resolve: ({ search }) => search,
    }),
    nearest: t.field({
      type: [Nearest],
      complexity: { field: 1, multiplier: USUAL_NEAREST },
      description: 'What the search found, best first.',
      resolve: ({ nearest }) => nearest,
    }),
    model: t.field({
      type: Model,
      nullable: true,
      description: 'Null when no model was asked.',
      resolve: ({ model }) => model,
    }),
  }),
})

builder.prismaObjectFields(Message, (t) => ({
  trace: t.field({
    type: ReplyTrace,
    nullable: true,
    select: { trace: true },
    authScopes: { agent: true },
    unauthorizedResolver: () => null,
    description: '[agent] Bot replies only: how the reply came about.',
    resolve: ({ trace }) => (trace === null ? null : readTrace(trace)),
  }),
}))
