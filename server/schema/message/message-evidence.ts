import type {
  EvidenceSource,
  LeftOutSentence,
  SentenceEvidence,
} from '#server/domain/answering/proof/evidence.ts'
import { readEvidence } from '#server/domain/answering/proof/evidence.ts'
import { builder } from '../builder.ts'
import { decidedByField } from '../decided-by-field.ts'
import { Faq, keepsFaqs } from '../faq/faq.ts'
import { visibleFaqs } from '../loaders.ts'
import { Message } from './message.ts'

const EvidenceBasis = builder.enumType('EvidenceBasis', {
  description: 'Why a sentence of a reply was shown.',
  values: {
    PROVEN: { description: "The model's own words, which the sources say, too." },
    QUOTED: { description: "An approved sentence, word for word, in place of the model's." },
    COURTESY: { description: 'A greeting or sympathy: it states nothing that needs a source.' },
    UNPROVEN: { description: 'Only with GROUNDING=open: no approved FAQ says it.' },
  } as const,
})

const Source = builder.objectRef<EvidenceSource>('EvidenceSource').implement({
  authScopes: decidedByField,
  description: 'The approved words behind a sentence, as they were when the reply was written.',
  fields: (t) => ({
    faq: t.field({
      type: Faq,
      nullable: true,
      description: 'Null when it was deleted, or disabled for customers, since.',
      resolve: async ({ faqId }, _args, context) => {
        const [faq] = await visibleFaqs(context, [faqId], keepsFaqs(context.viewer))
        return faq ?? null
      },
    }),
    quote: t.exposeString('quote', { description: 'Markdown, as in the answer of the FAQ at that time.' }),
    start: t.exposeInt('start', {
      description: 'Where the quote began in that answer, in UTF-16 code units.',
    }),
    end: t.exposeInt('end', { description: 'Where the quote ended in that answer, exclusive.' }),
  }),
})

/** How many sentences a reply has, and how many sources a sentence, for the cost of an operation. */
const USUAL_SENTENCES = 3
const USUAL_SOURCES = 2

const Sentence = builder.objectRef<SentenceEvidence>('SentenceEvidence').implement({
  authScopes: decidedByField,
  description: "One sentence or list item of a model's reply, with what it rests on.",
  fields: (t) => ({
    text: t.exposeString('text', { description: 'As it is in the text of the message.' }),
    basis: t.expose('basis', {
      type: EvidenceBasis,
      description: 'How it was decided that it may be shown.',
    }),
    sources: t.field({
      type: [Source],
      complexity: { field: 1, multiplier: USUAL_SOURCES },
      description: 'Empty for COURTESY and UNPROVEN.',
      resolve: ({ sources }) => sources,
    }),
  }),
})

const LeftOut = builder.objectRef<LeftOutSentence>('LeftOutSentence').implement({
  authScopes: decidedByField,
  description: 'A sentence of the model that no customer read.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'As the model wrote it.' }),
    rule: t.exposeString('rule', {
      description:
        'Why it was left out: "fact" (a number, price, time or address), "name", "polarity", "restriction", "swapped", "condition", "scope", "alternative", "order", "words" (too few of them are in the sources), "empty" (nothing to check), "action-claimed", "person-claimed", "promise", "host", "prompt", "repeated" or "wording". More may be added.',
    }),
  }),
})

builder.prismaObjectFields(Message, (t) => ({
  evidence: t.field({
    type: [Sentence],
    complexity: { field: 1, multiplier: USUAL_SENTENCES },
    description: "For each sentence of a model's reply the approved words behind it; else empty.",
    resolve: ({ evidence }) => readEvidence(evidence).sentences,
  }),
  leftOut: t.field({
    type: [LeftOut],
    complexity: { field: 1, multiplier: USUAL_SENTENCES },
    authScopes: { agent: true },
    unauthorizedResolver: () => [],
    description: '[agent] What the model wrote and no customer read, in its order.',
    resolve: ({ evidence }) => readEvidence(evidence).leftOut,
  }),
}))
