import type { Faq as FaqRow } from '#prisma/generated/client.ts'
import { InvalidInput } from '#server/domain/errors.ts'
import { authorOf } from '#server/domain/knowledge/faq/faq-history.ts'
import { restoreFaq } from '#server/domain/knowledge/faq/restore-faq.ts'
import { createFaq, deleteFaq, updateFaq } from '#server/domain/knowledge/faq/write-faq.ts'
import { addMutation } from '../add-mutation.ts'
import type { builder } from '../builder.ts'
import { Faq } from './faq.ts'
import { faqFieldDescriptions, mayWriteFaqs } from './faq-input.ts'
import { warningsField } from './faq-warnings.ts'

type Types = typeof builder.$inferSchemaTypes

/** The payload of every mutation after which the FAQ is there. */
const written = {
  description: 'The FAQ as it is now.',
  fields: (t: PothosSchemaTypes.ObjectFieldBuilder<Types, { faq: FaqRow }>) => ({
    faq: t.expose('faq', { type: Faq, description: 'As customers get it from now on, when it is enabled.' }),
    warnings: warningsField(t),
  }),
}

/** A refusal by the name that the field has in these inputs. */
async function byOurFields(writing: Promise<FaqRow>): Promise<{ faq: FaqRow }> {
  try {
    return { faq: await writing }
  } catch (error) {
    if (error instanceof InvalidInput && error.field === 'translationOf')
      throw new InvalidInput('translationOfId', error.message)
    throw error
  }
}

addMutation('createFaq', {
  description: 'Adds an FAQ. The bot finds it within a second.',
  authScopes: mayWriteFaqs,
  input: {
    description: 'A new FAQ.',
    fields: (t) => ({
      question: t.string({ required: true, description: faqFieldDescriptions.question }),
      answer: t.string({ required: true, description: faqFieldDescriptions.answer }),
      category: t.string({ required: true, description: faqFieldDescriptions.category }),
      phrasings: t.stringList({ description: `${faqFieldDescriptions.phrasings} Omitted: none.` }),
      keywords: t.stringList({ description: `${faqFieldDescriptions.keywords} Omitted: none.` }),
      enabled: t.boolean({ defaultValue: true, description: faqFieldDescriptions.enabled }),
      language: t.string({ description: faqFieldDescriptions.language }),
      externalId: t.string({ description: faqFieldDescriptions.externalId }),
      translationOfId: t.id({ description: faqFieldDescriptions.translationOfId }),
    }),
  },
  resolve: ({ translationOfId, ...input }, { deps, viewer }) =>
    byOurFields(createFaq(deps, { ...input, translationOf: translationOfId }, authorOf(viewer))),
  payload: written,
})

addMutation('updateFaq', {
  description: 'Changes an FAQ. The bot answers with the new words within a second.',
  authScopes: mayWriteFaqs,
  input: {
    description: 'Only what changes: a field that is omitted or null stays as it is.',
    fields: (t) => ({
      id: t.id({ required: true, description: 'Of the FAQ to change.' }),
      question: t.string({ description: faqFieldDescriptions.question }),
      answer: t.string({ description: faqFieldDescriptions.answer }),
      category: t.string({ description: faqFieldDescriptions.category }),
      phrasings: t.stringList({ description: `${faqFieldDescriptions.phrasings} Replaces all of them.` }),
      keywords: t.stringList({ description: `${faqFieldDescriptions.keywords} Replaces all of them.` }),
      enabled: t.boolean({ description: faqFieldDescriptions.enabled }),
      language: t.string({
        description:
          'BCP 47, such as `de` or `pt-BR`. Empty: detected from the words. Omitted: as it is; one that was detected follows the words.',
      }),
      externalId: t.string({ description: `${faqFieldDescriptions.externalId} Empty: take it away.` }),
      translationOfId: t.id({
        description: `${faqFieldDescriptions.translationOfId} Empty: it is an original.`,
      }),
      isUpToDate: t.boolean({
        description:
          'True: the translation says what its original says now, even if nothing changes in it. It is then no longer outdated.',
      }),
      expectedVersion: t.int({
        description:
          'The version that the editor saw. When the FAQ has another one by now, it is a Conflict.',
      }),
    }),
  },
  resolve: ({ id, translationOfId, ...changes }, { deps, viewer }) =>
    byOurFields(updateFaq(deps, id, { ...changes, translationOf: translationOfId }, authorOf(viewer))),
  payload: written,
})

addMutation('restoreFaq', {
  description:
    'Puts an FAQ back to how it was at a revision. A deleted one comes back with its id. The history keeps everything.',
  authScopes: mayWriteFaqs,
  input: {
    description: 'Which state of which FAQ is to be the current one.',
    fields: (t) => ({ revisionId: t.id({ required: true, description: 'As in faqHistory.' }) }),
  },
  resolve: async ({ revisionId }, { deps, viewer }) => ({
    faq: await restoreFaq(deps, revisionId, authorOf(viewer)),
  }),
  payload: written,
})

addMutation('deleteFaq', {
  description:
    'Removes an FAQ. Messages that cite it lose the citation, not their text; disabling keeps both.',
  authScopes: mayWriteFaqs,
  input: {
    description: 'Which FAQ to remove. Its history keeps it, so restoreFaq can bring it back.',
    fields: (t) => ({ id: t.id({ required: true, description: 'Of the FAQ to remove.' }) }),
  },
  resolve: async ({ id }, { deps, viewer }) => ({ faq: await deleteFaq(deps, id, authorOf(viewer)) }),
  payload: {
    description: 'What was removed.',
    fields: (t) => ({
      faq: t.expose('faq', { type: Faq, description: 'As it was last; the history keeps it, too.' }),
    }),
  },
})
