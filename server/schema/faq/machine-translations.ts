import type { MachineTranslation as Row } from '#prisma/generated/client.ts'
import { isOutdated } from '#server/domain/knowledge/faq/machine-translation/kept-translations.ts'
import { builder } from '../builder.ts'
import { decidedByField } from '../decided-by-field.ts'
import { Faq, seesDrafts } from './faq.ts'

const MachineTranslation = builder.objectRef<Row & { isOutdated: boolean }>('MachineTranslation').implement({
  authScopes: decidedByField,
  description:
    'An FAQ in the language of a customer who asked, made by the model. It is shown until an FAQ of that language is its translation.',
  fields: (t) => ({
    language: t.exposeString('language', { description: 'A primary language tag such as "de".' }),
    question: t.string({
      nullable: true,
      description: 'Null when the translation is shown to nobody.',
      resolve: ({ problem, question }) => (problem === null ? question : null),
    }),
    answer: t.string({
      nullable: true,
      description: 'Plain text or Markdown; null like question.',
      resolve: ({ problem, answer }) => (problem === null ? answer : null),
    }),
    problem: t.exposeString('problem', {
      nullable: true,
      description:
        'What the model changed, so that customers read the original instead: such as "number", "date", "link", "name" or "negation". Null: nothing.',
    }),
    isOutdated: t.exposeBoolean('isOutdated', {
      description: 'Whether the FAQ says something else by now; the next customer gets a new one.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
  }),
})

builder.prismaObjectFields(Faq, (t) => ({
  machineTranslations: t.field({
    type: [MachineTranslation],
    authScopes: seesDrafts,
    unauthorizedResolver: () => [],
    select: { question: true, answer: true, machineTranslations: { orderBy: { language: 'asc' } } },
    description:
      '[agent] What the model made of it for customers of other languages. An editor approves one by writing it, mended or not, as an FAQ with translationOfId.',
    resolve: ({ machineTranslations, ...words }) =>
      machineTranslations.map((row) => ({ ...row, isOutdated: isOutdated(row, words) })),
  }),
}))
