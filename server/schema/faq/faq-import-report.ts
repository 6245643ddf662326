import type { FaqDifference } from '#server/domain/knowledge/faq/faq-content.ts'
import type { RowOutcome, RowProblem } from '#server/domain/knowledge/faq/importing/import-faqs-plan.ts'
import { builder } from '../builder.ts'
import { decidedByField } from '../decided-by-field.ts'

export const RejectedFaqRow = builder.objectRef<RowProblem>('RejectedFaqRow').implement({
  authScopes: decidedByField,
  description:
    'Why a row is not imported. A row with several faults is listed once for each; rows with the same fault have the same message.',
  fields: (t) => ({
    row: t.exposeInt('row', {
      description: '1 for the first row of this call, unless firstRow says otherwise.',
    }),
    field: t.exposeString('field', { description: 'Which of its fields: `answer`, `phrasings[3]`.' }),
    message: t.exposeString('message', { description: 'What is wrong and what to do; fit to be shown.' }),
  }),
})

const FaqRowOutcome = builder.enumType('FaqRowOutcome', {
  description: 'What becomes of a row that is imported.',
  values: {
    CREATED: { value: 'created', description: 'A new FAQ.' },
    UPDATED: { value: 'updated', description: 'The FAQ with its question is changed.' },
    UNCHANGED: { value: 'unchanged', description: 'An FAQ says the same already.' },
  } as const,
})

const FaqDifferenceType = builder.objectRef<FaqDifference>('FaqDifference').implement({
  authScopes: decidedByField,
  description: 'One field of an FAQ that changes. Lists have an entry a line; a switch is `true` or `false`.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'As it is called in FaqInput.' }),
    before: t.exposeString('before', {
      description: 'The value that the import replaced, or would replace.',
    }),
    after: t.exposeString('after', { description: 'The value in the file.' }),
  }),
})

export const ImportedFaqRow = builder.objectRef<RowOutcome>('ImportedFaqRow').implement({
  authScopes: decidedByField,
  description: 'A row that is imported, or would be.',
  fields: (t) => ({
    row: t.exposeInt('row', {
      description: '1 for the first row of this call, unless firstRow says otherwise.',
    }),
    question: t.exposeString('question', { description: 'As it is stored.' }),
    key: t.exposeString('key', {
      description:
        'Rows with equal keys have the same question. A file of several calls must not have two: the later one would overwrite the other.',
    }),
    outcome: t.expose('outcome', { type: FaqRowOutcome, description: 'What becomes of it.' }),
    changes: t.stringList({
      description: 'The fields of the FAQ that change, when it is updated.',
      resolve: ({ differences }) => differences.map(({ field }) => field),
    }),
    differences: t.expose('differences', {
      type: [FaqDifferenceType],
      description: 'The same with what was there before and what comes.',
    }),
    fromHtml: t.exposeBoolean('fromHtml', { description: 'True: it had HTML, which becomes Markdown.' }),
  }),
})

export const FaqImport = builder.prismaNode('FaqImport', {
  id: { field: 'id' },
  description: 'A file of FAQs that was imported, in one call or several.',
  authScopes: { $any: { agent: true, partner: 'faqs:write' } },
  fields: (t) => ({
    fileName: t.exposeString('fileName', { nullable: true, description: 'Null when none was given.' }),
    startedBy: t.exposeString('startedBy', {
      nullable: true,
      description: 'The name on the API key, as it was then; null when a command did it.',
    }),
    created: t.exposeInt('created', { description: 'FAQs that are new with it.' }),
    updated: t.exposeInt('updated', { description: 'FAQs that it changed.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Rows that were there already, word for word.' }),
    rejected: t.exposeInt('rejected', { description: 'Rows that were left out for their faults.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it began.' }),
    undoneAt: t.expose('undoneAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was undone; null while it counts.',
    }),
    undoneBy: t.exposeString('undoneBy', {
      nullable: true,
      description: 'Who undid it: the name on the API key, as it was then.',
    }),
  }),
})
