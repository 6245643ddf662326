import { InvalidInput } from '#server/domain/errors.ts'
import { authorOf } from '#server/domain/knowledge/faq/faq-history.ts'
import { importFaqs } from '#server/domain/knowledge/faq/importing/import-faqs.ts'
import { importTable } from '#server/domain/knowledge/faq/importing/import-table.ts'
import { addMutation } from '../add-mutation.ts'
import { builder } from '../builder.ts'
import { FaqImport, ImportedFaqRow, RejectedFaqRow } from './faq-import-report.ts'
import { FaqInput, mayWriteFaqs } from './faq-input.ts'

const FaqTableInput = builder.inputType('FaqTableInput', {
  description:
    'Rows of a spreadsheet as they are in its file. Headings, and yes or no as Excel writes them, are understood in 13 languages.',
  fields: (t) => ({
    columns: t.stringList({
      required: true,
      description: 'The headings. Those that name nothing of an FAQ are listed in ignoredColumns.',
    }),
    records: t.field({
      type: t.listRef(t.listRef('String')),
      required: true,
      description: 'The cells of each row; blank rows are skipped. 200 rows at most.',
    }),
    firstRow: t.int({
      defaultValue: 1,
      description: 'The number of the first record in its file: rows are counted from it in the answer.',
    }),
  }),
})

addMutation('importFaqs', {
  description:
    'Writes many FAQs at once. A row whose question an FAQ has already, but for case, spacing and the marks of a sentence, updates that FAQ. Bad rows are named and left out. HTML becomes Markdown.',
  authScopes: mayWriteFaqs,
  input: {
    description: 'Part of a file of FAQs, to look at first and then to write. Either rows or a table.',
    fields: (t) => ({
      rows: t.field({
        type: [FaqInput],
        description: '200 at most. A request has 64 KB at most, so send a large file in several calls.',
      }),
      table: t.field({ type: FaqTableInput, description: 'The same as cells, for the server to read.' }),
      dryRun: t.boolean({
        required: true,
        defaultValue: true,
        description: 'True: only report what would happen.',
      }),
      fileName: t.string({ description: 'For the list of imports; the first 200 characters are kept.' }),
      importId: t.id({
        description: 'The import that the first call began, so that all calls of one file are one import.',
      }),
    }),
  },
  resolve: async ({ rows, table, ...options }, { deps, viewer }) => {
    const by = authorOf(viewer)
    if (table && !rows) return importTable(deps, table, { ...options, by })
    if (rows && !table)
      return { ...(await importFaqs(deps, rows, { ...options, by })), ignoredColumns: [] as string[] }
    throw new InvalidInput('rows', 'Send either rows or a table.')
  },
  payload: {
    description: 'What an import did, or would do.',
    fields: (t) => ({
      dryRun: t.exposeBoolean('dryRun', { description: 'True: nothing was written.' }),
      import: t.expose('faqImport', {
        type: FaqImport,
        nullable: true,
        description: 'The import so far; null for a dry run.',
      }),
      created: t.exposeInt('created', { description: 'Rows that became new FAQs.' }),
      updated: t.exposeInt('updated', {
        description: 'Rows whose question an FAQ had already; it was changed.',
      }),
      unchanged: t.exposeInt('unchanged', {
        description: 'Rows that an FAQ matches already, word for word.',
      }),
      rows: t.expose('outcomes', {
        type: [ImportedFaqRow],
        description: 'Each row that is imported, in their order.',
      }),
      rejected: t.expose('rejected', {
        type: [RejectedFaqRow],
        description: 'Rows that cannot be imported, in their order. The other rows are.',
      }),
      ignoredColumns: t.exposeStringList('ignoredColumns', {
        description: 'Headings of the table that name nothing of an FAQ.',
      }),
    }),
  },
})
