import { authorOf } from '#server/domain/knowledge/faq/faq-history.ts'
import { type KeptFaq, undoImport } from '#server/domain/knowledge/faq/importing/undo-import.ts'
import { addMutation } from '../add-mutation.ts'
import { builder } from '../builder.ts'
import { decidedByField } from '../decided-by-field.ts'
import { connectionOf } from '../lists/connection.ts'
import { pageById } from '../lists/page.ts'
import { FaqImport } from './faq-import-report.ts'
import { mayWriteFaqs } from './faq-input.ts'

builder.queryFields((t) => ({
  faqImports: t.prismaConnection(
    {
      type: FaqImport,
      cursor: 'id',
      authScopes: { $any: { agent: true, partner: 'faqs:write' } },
      description: 'The imports, newest first, undone ones included.',
      resolve: (query, _root, _args, { deps }) =>
        deps.db.faqImport.findMany({ ...pageById(query), orderBy: { id: 'desc' } }),
      totalCount: (_root, _args, { deps }) => deps.db.faqImport.count(),
    },
    ...connectionOf('FaqImport', 'imports'),
  ),
}))

const KeptFaqReason = builder.enumType('KeptFaqReason', {
  description: 'What happened to an FAQ between its import and the undoing.',
  values: {
    CHANGED: { value: 'changed', description: 'It was edited, or imported again.' },
    DELETED: { value: 'deleted', description: 'It is gone.' },
  } as const,
})

const KeptFaqType = builder.objectRef<KeptFaq>('KeptFaq').implement({
  authScopes: decidedByField,
  description: 'An FAQ of an import that was left as it is.',
  fields: (t) => ({
    faqId: t.exposeID('faqId', { description: 'See faqHistory for what happened to it.' }),
    question: t.exposeString('question', {
      description: 'As it is now; of a deleted one, as it was imported.',
    }),
    reason: t.expose('reason', { type: KeptFaqReason, description: 'Why it was left.' }),
  }),
})

addMutation('undoFaqImport', {
  description:
    'Takes an import back as a whole: FAQs that it changed are as before, FAQs that it created are deleted. What was changed since is left and named. The history keeps everything.',
  authScopes: mayWriteFaqs,
  input: {
    description: 'Which import to take back. It can be undone once.',
    fields: (t) => ({
      importId: t.id({
        required: true,
        description: 'The id that importFaqs returned; faqImports lists them.',
      }),
    }),
  },
  resolve: ({ importId }, { deps, viewer }) => undoImport(deps, importId, authorOf(viewer)),
  payload: {
    description: 'What happened to the FAQs of an import that was undone.',
    fields: (t) => ({
      import: t.expose('faqImport', { type: FaqImport, description: 'The import, marked as undone.' }),
      restored: t.exposeInt('restored', { description: 'FAQs that are again as before.' }),
      deleted: t.exposeInt('deleted', { description: 'FAQs that it had created.' }),
      kept: t.expose('kept', {
        type: [KeptFaqType],
        description: 'FAQs that were left because they have changed since.',
      }),
    }),
  },
})
