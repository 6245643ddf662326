import { isOutdated } from '#server/domain/knowledge/faq/link-translation.ts'
import { builder } from '../builder.ts'
import { visibleFaqs } from '../loaders.ts'
import { Faq, keepsFaqs, seesDrafts } from './faq.ts'

builder.prismaObjectFields(Faq, (t) => ({
  translationOf: t.field({
    type: Faq,
    nullable: true,
    description:
      'The FAQ that this one says in another language; null of an original, and where the original is disabled for those who may only read enabled FAQs.',
    resolve: async ({ translationOfId }, _args, context) => {
      if (translationOfId === null) return null
      const [original] = await visibleFaqs(context, [translationOfId], keepsFaqs(context.viewer))
      return original ?? null
    },
  }),
  translations: t.relation('translations', {
    description: 'The same in other languages, oldest first; none of a translation.',
    query: (_args, { viewer }) => ({
      where: keepsFaqs(viewer) ? {} : { enabled: true },
      orderBy: { id: 'asc' },
    }),
  }),
  wordedAt: t.expose('wordedAt', {
    type: 'DateTime',
    description:
      'When question or answer last changed; of a translation also when it was found to be up to date.',
  }),
  isOutdated: t.boolean({
    authScopes: seesDrafts,
    unauthorizedResolver: () => false,
    description:
      '[agent] Whether it is a translation whose original has been reworded since. Rewording it, or updateFaq with isUpToDate, ends that.',
    resolve: async (faq, _args, { loaders }) => {
      const original = faq.translationOfId === null ? null : await loaders.faqs.load(faq.translationOfId)
      return original !== null && isOutdated(faq, original)
    },
  }),
}))
