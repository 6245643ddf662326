import type { Faq as FaqRow } from '#prisma/generated/client.ts'
import { warningMessage, warnOfDraft } from '#server/domain/knowledge/faq/authoring/faq-warnings.ts'
import {
  type PublishingWarning,
  warnBeforePublishing,
} from '#server/domain/knowledge/faq/authoring/publishing-warnings.ts'
import { suggestPhrasings } from '#server/domain/knowledge/faq/authoring/suggest-phrasings.ts'
import { builder } from '../builder.ts'
import type { RequestContext } from '../context.ts'
import { decidedByField } from '../decided-by-field.ts'
import { Faq } from './faq.ts'
import { FaqInput, mayWriteFaqs } from './faq-input.ts'

type Types = typeof builder.$inferSchemaTypes
type Of<Kind extends PublishingWarning['kind']> = Extract<PublishingWarning, { kind: Kind }>
type Warning = (Of<'same-words' | 'close-to'> & { faq: FaqRow }) | (Of<'few-phrasings'> & { faq?: undefined })

const FaqWarning = builder.interfaceRef<Warning>('FaqWarning').implement({
  description: 'What an editor should know before customers find out. Nothing is refused because of it.',
  fields: (t) => ({
    message: t.string({
      description: 'What will happen and what to do; fit to be shown.',
      resolve: warningMessage,
    }),
  }),
  resolveType: ({ kind }) => typeNames[kind],
})

const typeNames = {
  'same-words': 'SameWordsWarning',
  'close-to': 'CloseFaqWarning',
  'few-phrasings': 'FewPhrasingsWarning',
} as const

builder.objectRef<Of<'same-words'> & { faq: FaqRow }>(typeNames['same-words']).implement({
  authScopes: decidedByField,
  description: 'Another FAQ has the same question, phrasing or keyword: the search cannot tell them apart.',
  interfaces: [FaqWarning],
  fields: (t) => ({
    faq: t.expose('faq', { type: Faq, description: 'The other FAQ.' }),
    text: t.exposeString('text', { description: 'The words that both have.' }),
  }),
})

builder.objectRef<Of<'close-to'> & { faq: FaqRow }>(typeNames['close-to']).implement({
  authScopes: decidedByField,
  description: 'Another FAQ means nearly the same.',
  interfaces: [FaqWarning],
  fields: (t) => ({
    faq: t.expose('faq', { type: Faq, description: 'The other FAQ.' }),
    similarity: t.exposeFloat('similarity', { description: 'Up to 1, which is the same meaning.' }),
  }),
})

builder.objectRef<Of<'few-phrasings'>>(typeNames['few-phrasings']).implement({
  authScopes: decidedByField,
  description: 'Too few other ways to put the question for a reliable search.',
  interfaces: [FaqWarning],
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'How many there are.' }),
    enough: t.exposeInt('enough', { description: 'How many make the search reliable.' }),
  }),
})

/** Each with the other FAQ as it is now; one that was deleted in between is no warning any more. */
async function withFaqs(
  { loaders }: RequestContext,
  warnings: readonly PublishingWarning[],
): Promise<Warning[]> {
  const found = await Promise.all(
    warnings.map(async (warning): Promise<Warning[]> => {
      if (warning.kind === 'few-phrasings') return [warning]
      const faq = await loaders.faqs.load(warning.faqId)
      return faq ? [{ ...warning, faq }] : []
    }),
  )
  return found.flat()
}

/** For the payload of a mutation that has written an FAQ. */
export function warningsField(t: PothosSchemaTypes.ObjectFieldBuilder<Types, { faq: FaqRow }>) {
  return t.field({
    type: [FaqWarning],
    description: 'What the editor should know about the FAQ as it is now.',
    resolve: async ({ faq }, _args, context) =>
      withFaqs(context, await warnBeforePublishing(context.deps.faqs.current(), faq)),
  })
}

builder.queryFields((t) => ({
  faqWarnings: t.field({
    type: [FaqWarning],
    authScopes: mayWriteFaqs,
    complexity: { field: 20, multiplier: 5 },
    description: 'What an editor should know about an FAQ before it is saved.',
    args: {
      draft: t.arg({ type: FaqInput, required: true, description: 'The FAQ as it is to be.' }),
      id: t.arg.id({ description: 'Of the FAQ that the draft is of. Omitted: a new one.' }),
    },
    resolve: async (_root, { draft, id }, context) =>
      withFaqs(context, await warnOfDraft(context.deps.faqs.current(), draft, id ?? null)),
  }),
  suggestPhrasings: t.stringList({
    authScopes: mayWriteFaqs,
    complexity: 200,
    description:
      'Other ways to put a question, drafted by the language model for an editor to choose from. Empty without a model: nothing is invented.',
    args: {
      question: t.arg.string({ required: true, description: '1 to 500 characters.' }),
      answer: t.arg.string({ description: 'What the FAQ answers, so that the drafts fit; up to 8000.' }),
    },
    resolve: (_root, args, { deps }) => suggestPhrasings(deps, args),
  }),
}))
