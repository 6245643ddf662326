import { z } from 'zod'
import type { Faq as FaqRow } from '#prisma/generated/client.ts'
import { InvalidInput, NotFound } from '#server/domain/errors.ts'
import { authorOf } from '#server/domain/faq/faq-history.ts'
import { matchFaq } from '#server/domain/faq/match-faq.ts'
import { mostAskedFaqs } from '#server/domain/faq/most-asked.ts'
import { suggestFaqs } from '#server/domain/faq/suggest-faqs.ts'
import { createFaq, deleteFaq, updateFaq } from '#server/domain/faq/write-faq.ts'
import { hasScope, isAgent, type Viewer } from '#server/domain/viewer.ts'
import { builder } from './builder.ts'
import { connectionOf } from './connection.ts'
import { decidedByField } from './decided-by-field.ts'
import { faqOf } from './loaders.ts'
import { pageById } from './page.ts'

const upTo50 = z.number().int().min(1, 'must be at least 1.').max(50, 'must be 50 at most.').nullish()

/** Disabled FAQs are for those who keep them. */
export function seesDisabledFaqs(viewer: Viewer): boolean {
  return isAgent(viewer) || hasScope(viewer, 'faqs:read') || hasScope(viewer, 'faqs:write')
}

export const Faq = builder.prismaNode('Faq', {
  description: 'One approved question with its answer: what the bot may say by itself.',
  id: { field: 'id' },
  authScopes: (faq, { viewer }) => faq.enabled || seesDisabledFaqs(viewer),
  fields: (t) => ({
    question: t.exposeString('question', { description: 'As it is shown to customers.' }),
    answer: t.exposeString('answer', { description: 'Plain text or Markdown; never HTML.' }),
    category: t.exposeString('category', { description: 'Groups the FAQs for reading.' }),
    phrasings: t.exposeStringList('phrasings', {
      description: 'Other ways in which customers put the question. Five or more make the search reliable.',
    }),
    keywords: t.exposeStringList('keywords', {
      description: 'Words and phrases that, as a whole message, mean this question.',
    }),
    enabled: t.exposeBoolean('enabled', { description: 'Whether the bot answers with it.' }),
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
  return { ...named, ...(seesDisabledFaqs(viewer) ? {} : { enabled: true }) }
}

builder.queryFields((t) => ({
  searchFaqs: t.field({
    type: [FaqMatch],
    authScopes: { anyone: true },
    description: 'The FAQs nearest to a question, best first, by the same search that the bot decides with.',
    complexity: { field: 20, multiplier: 5 },
    args: {
      query: t.arg.string({
        required: true,
        description: "The question in anybody's words; 4000 characters at most.",
      }),
      category: t.arg.string({ description: 'Only FAQs of this category.' }),
      limit: t.arg.int({ defaultValue: 5, validate: upTo50, description: 'How many at most: 1 to 50.' }),
    },
    resolve: async (_root, { query, category, limit }, { deps }) => {
      if ([...query].length > 4000)
        throw new InvalidInput('query', 'query is longer than 4000 characters. Shorten it.')
      const options = { limit: limit ?? 5, ...(category == null ? {} : { category }) }
      const { nearest } = await matchFaq(deps.faqs.current(), query, options)
      return nearest.map(({ faq, confidence }) => ({ faqId: faq.id, confidence }))
    },
  }),
  faqs: t.prismaConnection(
    {
      type: Faq,
      cursor: 'id',
      authScopes: { anyone: true },
      description: 'The FAQs, oldest first. Staff see disabled ones too.',
      args: { category: t.arg.string({ description: 'Only FAQs of this category.' }) },
      resolve: (query, _root, { category }, { deps, viewer }) =>
        deps.db.faq.findMany({ ...pageById(query), where: faqsOf(viewer, category), orderBy: { id: 'asc' } }),
      totalCount: (_root, { category }, { deps, viewer }) =>
        deps.db.faq.count({ where: faqsOf(viewer, category) }),
    },
    ...connectionOf('Faq', 'FAQs'),
  ),
  faqSuggestions: t.field({
    type: [Faq],
    authScopes: { anyone: true },
    description: 'Questions to start from: the most asked ones of the last 30 days.',
    args: {
      limit: t.arg.int({ defaultValue: 5, validate: upTo50, description: 'How many at most: 1 to 50.' }),
    },
    resolve: async (_root, { limit }, context) => {
      const faqs = await mostAskedFaqs(context.deps, limit ?? 5)
      return Promise.all(faqs.map(({ id }) => faqOf(context, id)))
    },
  }),
  suggestFaqs: t.field({
    type: [Faq],
    authScopes: { anyone: true },
    description:
      'FAQs that somebody may mean who has typed so much, best first: for suggestions while they type. The bot itself decides by searchFaqs.',
    args: {
      text: t.arg.string({
        required: true,
        description: 'The beginning of a question; of a long one, its first 32 characters count.',
      }),
      limit: t.arg.int({ defaultValue: 5, validate: upTo50, description: 'How many at most: 1 to 50.' }),
    },
    resolve: (_root, { text, limit }, context) => {
      const found = suggestFaqs(context.deps.faqs.current(), text, limit ?? 5)
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

export const FaqInput = builder.inputType('FaqInput', {
  description: 'An FAQ as its keeper writes it.',
  fields: (t) => ({
    question: t.string({ required: true, description: '1 to 500 characters.' }),
    answer: t.string({ required: true, description: '1 to 8000 characters; plain text or Markdown.' }),
    category: t.string({ required: true, description: '1 to 100 characters.' }),
    phrasings: t.stringList({ description: 'Other ways to put the question. Left out: unchanged, or none.' }),
    keywords: t.stringList({
      description: 'Words that, as a whole message, mean it. Left out: unchanged, or none.',
    }),
    enabled: t.boolean({ defaultValue: true, description: 'Whether the bot answers with it.' }),
  }),
})

export const FaqPayload = builder.objectRef<{ faq: FaqRow; deleted?: boolean }>('FaqPayload').implement({
  authScopes: decidedByField,
  description: 'The FAQ as it is now; a deleted one as it was.',
  fields: (t) => ({ faq: t.field({ type: Faq, description: 'The FAQ.', resolve: ({ faq }) => faq }) }),
})

export const FaqResult = builder.errorUnion('FaqResult', {
  description: 'What comes of writing an FAQ.',
  types: [FaqPayload, InvalidInput, NotFound],
  resolveType: () => FaqPayload,
})

export const mayWriteFaqs = { $any: { admin: true, partner: 'faqs:write' } } as const

builder.mutationFields((t) => ({
  createFaq: t.field({
    type: FaqResult,
    authScopes: mayWriteFaqs,
    description: 'Adds an FAQ. The bot finds it within a second.',
    args: { input: t.arg({ type: FaqInput, required: true, description: 'The new FAQ.' }) },
    resolve: async (_root, { input }, { deps, viewer }) => ({
      faq: await createFaq(deps, input, authorOf(viewer)),
    }),
  }),
  updateFaq: t.field({
    type: FaqResult,
    authScopes: mayWriteFaqs,
    description: "Replaces an FAQ's words. The bot answers with the new ones within a second.",
    args: {
      id: t.arg.id({ required: true, description: 'Which FAQ.' }),
      input: t.arg({ type: FaqInput, required: true, description: 'All of it as it is to be.' }),
    },
    resolve: async (_root, { id, input }, { deps, viewer }) => ({
      faq: await updateFaq(deps, id, input, authorOf(viewer)),
    }),
  }),
  deleteFaq: t.field({
    type: FaqResult,
    authScopes: mayWriteFaqs,
    description:
      'Removes an FAQ. Messages that cite it lose the citation, not their text; disabling keeps both.',
    args: { id: t.arg.id({ required: true, description: 'Which FAQ.' }) },
    resolve: async (_root, { id }, { deps, viewer }) => ({
      faq: await deleteFaq(deps, id, authorOf(viewer)),
      deleted: true,
    }),
  }),
}))
