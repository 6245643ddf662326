import { InvalidInput } from '#server/domain/errors.ts'
import { authorOf } from '#server/domain/faq/faq-history.ts'
import { type ImportResult, importFaqs } from '#server/domain/faq/import-faqs.ts'
import type { RowOutcome, RowProblem } from '#server/domain/faq/import-faqs-plan.ts'
import { builder } from './builder.ts'
import { decidedByField } from './decided-by-field.ts'
import { FaqInput, mayWriteFaqs } from './faq.ts'

const RejectedFaqRow = builder.objectRef<RowProblem>('RejectedFaqRow').implement({
  authScopes: decidedByField,
  description: 'Why a row is not imported. A row with several faults is listed once for each.',
  fields: (t) => ({
    row: t.exposeInt('row', { description: '1 for the first row of this call.' }),
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

const ImportedFaqRow = builder.objectRef<RowOutcome>('ImportedFaqRow').implement({
  authScopes: decidedByField,
  description: 'A row that is imported, or would be.',
  fields: (t) => ({
    row: t.exposeInt('row', { description: '1 for the first row of this call.' }),
    outcome: t.expose('outcome', { type: FaqRowOutcome, description: 'What becomes of it.' }),
    changes: t.exposeStringList('changes', {
      description: 'The fields of the FAQ that change, when it is updated.',
    }),
  }),
})

const ImportFaqsPayload = builder.objectRef<ImportResult>('ImportFaqsPayload').implement({
  authScopes: decidedByField,
  description: 'What an import did, or would do.',
  fields: (t) => ({
    dryRun: t.exposeBoolean('dryRun', { description: 'True: nothing was written.' }),
    created: t.exposeInt('created', { description: 'Rows that became new FAQs.' }),
    updated: t.exposeInt('updated', {
      description: 'Rows whose question an FAQ had already; it was changed.',
    }),
    unchanged: t.exposeInt('unchanged', { description: 'Rows that say what an FAQ says already.' }),
    rows: t.expose('outcomes', {
      type: [ImportedFaqRow],
      description: 'Each row that is imported, in their order.',
    }),
    rejected: t.expose('rejected', {
      type: [RejectedFaqRow],
      description: 'Rows that cannot be imported, in their order. The other rows are.',
    }),
  }),
})

const ImportFaqsResult = builder.errorUnion('ImportFaqsResult', {
  description: 'What comes of an import.',
  types: [ImportFaqsPayload, InvalidInput],
  resolveType: () => ImportFaqsPayload,
})

builder.mutationFields((t) => ({
  importFaqs: t.field({
    type: ImportFaqsResult,
    authScopes: mayWriteFaqs,
    description:
      'Writes many FAQs at once. A row whose question an FAQ has already, but for case, accents and punctuation, updates that FAQ. Bad rows are named and left out.',
    args: {
      rows: t.arg({
        type: [FaqInput],
        required: true,
        description: '200 at most. A request has 64 KB at most, so send a large file in several calls.',
      }),
      dryRun: t.arg.boolean({
        required: true,
        defaultValue: true,
        description: 'True: only say what would happen.',
      }),
    },
    resolve: (_root, { rows, dryRun }, { deps, viewer }) =>
      importFaqs(deps, rows, { dryRun, by: authorOf(viewer) }),
  }),
}))
