import { acceptDrafts, dismissDrafts } from '#server/domain/knowledge/faq/drafting/review-drafts.ts'
import { authorOf } from '#server/domain/knowledge/faq/faq-history.ts'
import { addMutation } from '../add-mutation.ts'
import { builder } from '../builder.ts'
import { connectionOf } from '../lists/connection.ts'
import { pageById } from '../lists/page.ts'
import { faqOf } from '../loaders.ts'
import { Faq } from './faq.ts'

const PhrasingDraft = builder.prismaNode('PhrasingDraft', {
  id: { field: 'id' },
  description: "Another way to ask an FAQ's question, written by the model and not yet in use.",
  authScopes: { admin: true },
  fields: (t) => ({
    faq: t.field({
      type: Faq,
      description: 'The FAQ that it would belong to.',
      resolve: ({ faqId }, _args, context) => faqOf(context, faqId),
    }),
    text: t.exposeString('text', { description: 'As the model wrote it, in one line.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the model wrote it.' }),
  }),
})

builder.queryFields((t) => ({
  phrasingDrafts: t.prismaConnection(
    {
      type: PhrasingDraft,
      cursor: 'id',
      authScopes: { admin: true },
      description: 'The drafts that wait for a review, those of an FAQ together, oldest first.',
      resolve: (query, _root, _args, { deps }) =>
        deps.db.phrasingDraft.findMany({ ...pageById(query), orderBy: { id: 'asc' } }),
      totalCount: (_root, _args, { deps }) => deps.db.phrasingDraft.count(),
    },
    ...connectionOf('PhrasingDraft', 'drafts of phrasings'),
  ),
}))

const AcceptedDraft = builder.inputType('AcceptedPhrasingDraftInput', {
  description: 'A draft that becomes a phrasing of its FAQ.',
  fields: (t) => ({
    draftId: t.id({ required: true, description: 'One that phrasingDrafts lists.' }),
    text: t.string({ description: 'In other words than drafted; 1 to 500 characters.' }),
  }),
})

addMutation('acceptPhrasingDrafts', {
  description:
    'Makes drafts phrasings of their FAQs, all or none. Drafts that have been reviewed in the meantime are skipped.',
  authScopes: { admin: true },
  input: {
    description: 'The drafts that are right, edited ones with their words.',
    fields: (t) => ({
      drafts: t.field({ type: [AcceptedDraft], required: true, description: '200 at most.' }),
    }),
  },
  resolve: ({ drafts }, { deps, viewer }) => {
    const accepted = drafts.map(({ draftId, text }) => ({ id: draftId, text }))
    return acceptDrafts(deps, accepted, authorOf(viewer))
  },
  payload: {
    description: 'How many drafts became phrasings, and of which FAQs.',
    fields: (t) => ({
      accepted: t.exposeInt('accepted', { description: 'Drafts that are phrasings now.' }),
      faqs: t.expose('faqs', { type: [Faq], description: 'The FAQs that they belong to, as they are now.' }),
    }),
  },
})

addMutation('dismissPhrasingDrafts', {
  description:
    'Deletes drafts. The same words are not proposed again for the FAQ unless its question or answer changes.',
  authScopes: { admin: true },
  input: {
    description: 'The drafts that are wrong.',
    fields: (t) => ({
      draftIds: t.idList({ required: true, description: 'As in phrasingDrafts; 200 at most.' }),
    }),
  },
  resolve: async ({ draftIds }, { deps }) => ({ dismissed: await dismissDrafts(deps, draftIds) }),
  payload: {
    description: 'How many drafts are gone.',
    fields: (t) => ({
      dismissed: t.exposeInt('dismissed', { description: 'Drafts that were there and are gone.' }),
    }),
  },
})
