import { z } from 'zod'
import type { Viewer } from '#server/domain/access/authenticate.ts'
import { hasScope, isAgent } from '#server/domain/access/authorize.ts'
import { MAX_MESSAGE_CHARACTERS, requireMessageLength } from '#server/domain/clean-text.ts'
import { askedAs } from '#server/domain/knowledge/faq/authoring/asked-as.ts'
import { suggestedFaqs } from '#server/domain/knowledge/faq/authoring/suggested-faqs.ts'
import { matchFaq } from '#server/domain/knowledge/search/index/match-faq.ts'
import { suggestFaqs } from '#server/domain/knowledge/search/index/suggest-faqs.ts'
import { builder } from '../builder.ts'
import { decidedByField } from '../decided-by-field.ts'
import { connectionOf } from '../lists/connection.ts'
import { FaqFilter, faqsWhere } from '../lists/list-filters.ts'
import { FaqOrder, orderOf } from '../lists/list-orders.ts'
import { pageById } from '../lists/page.ts'
import { faqOf } from '../loaders.ts'

const upTo50 = z.number().int().min(1, 'must be at least 1.').max(50, 'must be 50 at most.').nullish()

/** Disabled FAQs, and the words by which each is found, are for those who keep them. */
export function keepsFaqs(viewer: Viewer): boolean {
  return isAgent(viewer) || hasScope(viewer, 'faqs:read') || hasScope(viewer, 'faqs:write')
}

export const seesDrafts = { $any: { agent: true, partner: 'faqs:write' } } as const

export const Faq = builder.prismaNode('Faq', {
  description: 'One approved question with its answer: what the bot may say by itself.',
  id: { field: 'id' },
  authScopes: (faq, { viewer }) => faq.enabled || keepsFaqs(viewer),
  fields: (t) => ({
    question: t.exposeString('question', { description: 'As it is shown to customers.' }),
    answer: t.exposeString('answer', { description: 'Plain text or Markdown; never HTML.' }),
    category: t.exposeString('category', { description: 'Groups the FAQs for reading.' }),
    phrasings: t.exposeStringList('phrasings', {
      authScopes: (_faq, _args, { viewer }) => keepsFaqs(viewer),
      unauthorizedResolver: () => [],
      description:
        'Other ways in which customers put the question. Five or more make the search reliable. For staff and keys with faqs:read or faqs:write; empty for others.',
    }),
    keywords: t.exposeStringList('keywords', {
      authScopes: (_faq, _args, { viewer }) => keepsFaqs(viewer),
      unauthorizedResolver: () => [],
      description:
        'Words and phrases that, as a whole message, mean this question. For staff and keys with faqs:read or faqs:write; empty for others.',
    }),
    enabled: t.exposeBoolean('enabled', { description: 'Whether the bot answers with it.' }),
    language: t.exposeString('language', {
      nullable: true,
      description: 'BCP 47, such as `de` or `pt-BR`; null when it is not known.',
    }),
    externalId: t.exposeString('externalId', {
      nullable: true,
      authScopes: seesDrafts,
      unauthorizedResolver: () => null,
      description: '[agent] The id in the system that the FAQ comes from; no two FAQs share one.',
    }),
    version: t.exposeInt('version', {
      description: 'Grows by 1 with every change; updateFaq takes it as expectedVersion.',
    }),
    askedAs: t.stringList({
      complexity: 20,
      authScopes: { agent: true },
      unauthorizedResolver: () => [],
      description:
        '[agent] How customers asked who then picked this question from an offer, newest first, 10 at most: candidates for phrasings. What it says already is left out.',
      resolve: (faq, _args, { deps }) => askedAs(deps.db, faq),
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

export const FaqMatch = builder.objectRef<{ faqId: string; confidence: number }>('FaqMatch').implement({
  authScopes: decidedByField,
  description: 'An FAQ that may answer a question.',
  fields: (t) => ({
    faq: t.field({
      type: Faq,
      description: 'The FAQ found.',
      resolve: ({ faqId }, _args, context) => faqOf(context, faqId),
    }),
    confidence: t.exposeFloat('confidence', {
      description: 'Calibrated, 0 to 1: the share of matches with this confidence that are right.',
    }),
  }),
})

function faqsOf(viewer: Viewer, category: string | null | undefined) {
  // PostgreSQL refuses NUL with an error; no category has one.
  const named = category == null ? {} : { category: category.replaceAll('\0', '') }
  return { ...named, ...(keepsFaqs(viewer) ? {} : { enabled: true }) }
}

builder.queryFields((t) => ({
  faqs: t.prismaConnection(
    {
      type: Faq,
      cursor: 'id',
      authScopes: { anyone: true },
      description: 'The FAQs, oldest first. Staff see disabled ones too.',
      args: {
        category: t.arg.string({ description: 'Only FAQs of this category.' }),
        filter: t.arg({ type: FaqFilter, description: 'More conditions, besides the category.' }),
        orderBy: t.arg({ type: FaqOrder, description: 'Omitted: oldest first.' }),
      },
      resolve: (query, _root, args, { deps, viewer }) =>
        deps.db.faq.findMany({
          ...pageById(query),
          where: { AND: [faqsOf(viewer, args.category), faqsWhere(args.filter)] },
          orderBy: orderOf(args.orderBy, 'asc'),
        }),
      totalCount: (_root, args, { deps, viewer }) =>
        deps.db.faq.count({ where: { AND: [faqsOf(viewer, args.category), faqsWhere(args.filter)] } }),
    },
    ...connectionOf('Faq', 'FAQs'),
  ),
}))

builder.queryFields((t) => ({
  searchFaqs: t.field({
    type: [FaqMatch],
    authScopes: { anyone: true },
    description: 'The FAQs nearest to a question, best first, by the same search that the bot decides with.',
    // A search takes as long as its question is: of 4,000 characters some 50 ms.
    complexity: ({ query, limit }) => ({
      field: 20 + Math.ceil(Math.min(query.length, MAX_MESSAGE_CHARACTERS) / 2),
      multiplier: Math.min(50, Math.max(1, limit ?? 5)),
    }),
    args: {
      query: t.arg.string({
        required: true,
        description: `The question in the customer's words; ${MAX_MESSAGE_CHARACTERS} characters at most.`,
      }),
      category: t.arg.string({ description: 'Only FAQs of this category.' }),
      limit: t.arg.int({ defaultValue: 5, validate: upTo50, description: 'How many at most: 1 to 50.' }),
    },
    resolve: async (_root, { query, category, limit }, { deps }) => {
      requireMessageLength('query', query)
      const options = { limit: limit ?? 5, ...(category == null ? {} : { category }) }
      const { nearest } = await matchFaq(await deps.faqs.filled(), query, options)
      return nearest.map(({ faq, confidence }) => ({ faqId: faq.id, confidence }))
    },
  }),
  faqSuggestions: t.field({
    type: [Faq],
    authScopes: { anyone: true },
    description: 'Questions to start from: the most asked ones of the last 30 days.',
    args: {
      limit: t.arg.int({ defaultValue: 5, validate: upTo50, description: 'How many at most: 1 to 50.' }),
    },
    resolve: async (_root, { limit }, context) => {
      const faqs = await suggestedFaqs(context.deps, limit ?? 5)
      return Promise.all(faqs.map(({ id }) => faqOf(context, id)))
    },
  }),
  suggestFaqs: t.field({
    type: [Faq],
    authScopes: { anyone: true },
    description:
      'FAQs that fit what has been typed so far, best first: for suggestions while the customer types. The bot itself decides by searchFaqs.',
    args: {
      query: t.arg.string({
        required: true,
        description: 'The beginning of a question; of a long one, its first 32 characters count.',
      }),
      limit: t.arg.int({ defaultValue: 5, validate: upTo50, description: 'How many at most: 1 to 50.' }),
    },
    resolve: (_root, { query, limit }, context) => {
      const found = suggestFaqs(context.deps.faqs.current(), query, limit ?? 5)
      return Promise.all(found.map(({ id }) => faqOf(context, id)))
    },
  }),
  faqCategories: t.stringList({
    authScopes: { anyone: true },
    description: 'The categories of the FAQs that are enabled, in alphabetical order.',
    resolve: (_root, _args, { deps }) =>
      [...new Set(deps.faqs.current().faqs.map(({ category }) => category))].sort((a, b) =>
        a.localeCompare(b),
      ),
  }),
}))
