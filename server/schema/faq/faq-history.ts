import type { FaqRevision as RevisionRow } from '#prisma/generated/client.ts'
import { FaqAction } from '#prisma/generated/enums.ts'
import { isUuid } from '#server/domain/is-uuid.ts'
import { type FaqContent, parseContent } from '#server/domain/knowledge/faq/faq-content.ts'
import { builder } from '../builder.ts'
import { decidedByField } from '../decided-by-field.ts'
import { connectionOf } from '../lists/connection.ts'
import { pageById } from '../lists/page.ts'

const seesHistory = { $any: { agent: true, partner: 'faqs:write' } } as const

const FaqActionEnum = builder.enumType('FaqAction', {
  description: 'What was done to an FAQ.',
  values: {
    [FaqAction.CREATED]: { value: FaqAction.CREATED, description: 'It was written.' },
    [FaqAction.UPDATED]: { value: FaqAction.UPDATED, description: 'Its words were changed.' },
    [FaqAction.DELETED]: { value: FaqAction.DELETED, description: 'It was removed.' },
    [FaqAction.RESTORED]: { value: FaqAction.RESTORED, description: 'An earlier state was put back.' },
  },
})

const FaqSnapshot = builder.objectRef<FaqContent>('FaqSnapshot').implement({
  authScopes: decidedByField,
  description: 'The words of an FAQ at one time.',
  fields: (t) => ({
    question: t.exposeString('question', { description: 'As it was shown to customers.' }),
    answer: t.exposeString('answer', { description: 'Plain text or Markdown; never HTML.' }),
    category: t.exposeString('category', { description: 'Its group.' }),
    phrasings: t.exposeStringList('phrasings', { description: 'The other ways to put the question.' }),
    keywords: t.exposeStringList('keywords', {
      description: 'The words that, as a whole message, meant it.',
    }),
    enabled: t.exposeBoolean('enabled', { description: 'Whether the bot answered with it.' }),
    language: t.exposeString('language', {
      nullable: true,
      description: 'BCP 47; null when it is not known.',
    }),
    externalId: t.exposeString('externalId', {
      nullable: true,
      description: 'The id in the system that the FAQ came from.',
    }),
    translationOfId: t.exposeID('translationOfId', {
      nullable: true,
      description: 'The FAQ that it was a translation of; null of an original.',
    }),
  }),
})

const FaqRevision = builder.prismaNode('FaqRevision', {
  id: { field: 'id' },
  description: 'One change of an FAQ. Kept when the FAQ is deleted.',
  authScopes: seesHistory,
  fields: (t) => ({
    faqId: t.exposeID('faqId', { description: 'The FAQ, which may be deleted by now.' }),
    action: t.expose('action', { type: FaqActionEnum, description: 'What was done.' }),
    snapshot: t.field({
      type: FaqSnapshot,
      description: 'The FAQ after the change; of a deletion, as it was before.',
      resolve: ({ snapshot }: RevisionRow) => parseContent(snapshot),
    }),
    changedBy: t.exposeString('changedBy', {
      nullable: true,
      description:
        'The name on the API key that did it, as it was then; null when the installation or a command did.',
    }),
    changedAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was done.' }),
  }),
})

function revisionsOf(faqId: string | null | undefined) {
  return faqId == null ? {} : { faqId }
}

builder.queryFields((t) => ({
  faqHistory: t.prismaConnection(
    {
      type: FaqRevision,
      cursor: 'id',
      authScopes: seesHistory,
      description:
        'The changes of one FAQ or of all, newest first. An FAQ that came with the installation has none until its first change.',
      args: { faqId: t.arg.id({ description: 'Which FAQ, deleted ones included. Left out: all.' }) },
      resolve: async (query, _root, { faqId }, { deps }) =>
        faqId != null && !isUuid(faqId)
          ? []
          : deps.db.faqRevision.findMany({
              ...pageById(query),
              where: revisionsOf(faqId),
              orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
            }),
      totalCount: async (_root, { faqId }, { deps }) =>
        faqId != null && !isUuid(faqId) ? 0 : deps.db.faqRevision.count({ where: revisionsOf(faqId) }),
    },
    ...connectionOf('FaqRevision', 'changes'),
  ),
}))
