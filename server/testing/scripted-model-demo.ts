import type { ModelRequest } from './model-request.ts'
import { type ModelScript, modelAnswers } from './scripted-model-scripts.ts'

/**
 * How the model of a demonstration answers: with the sentences of the first FAQ, in other words, with sentences that no
 * FAQ holds, or with all three in turns.
 */
export type DemoManner = 'copying' | 'paraphrasing' | 'inventing' | 'mixing'

interface PromptedFaq {
  id: string
  question: string
  /** "[F1.1] You have 60 days." */
  sentences: string[]
}

/** What no FAQ says: a number, an action, a person, a promise and a link of the model's own. */
export const inventions = [
  'The lantern costs 3 EUR and you have 900 days to pay for it.',
  'I have refunded 100 EUR to your card.',
  'I am Maria, a human colleague, and I will call you tomorrow.',
  'Read more at https://prizes.example/claim.',
]

/** A model for demonstrations, at the speed of typing; without an FAQ it asks for a person. */
export function answerFromPrompt(
  request: ModelRequest,
  pieceDelayMs = 30,
  manner: DemoManner = 'copying',
): ModelScript {
  const [faq] = faqsIn(request)
  if (!faq) return modelAnswers({ faqs: [], confidence: 0, escalate: true, answer: '' }, { pieceDelayMs })
  const answer = sentencesOf(faq, manner).join(' ')
  return modelAnswers({ faqs: [faq.id], confidence: 0.92, answer }, { pieceDelayMs })
}

/** The approved sentences of the first FAQ in the prompt; none without one. */
export function firstFaqSentences(request: ModelRequest): string[] {
  const [faq] = faqsIn(request)
  return faq ? sentencesOf(faq, 'copying') : []
}

function sentencesOf({ sentences }: PromptedFaq, manner: DemoManner): string[] {
  const copied = sentences.map((line) => line.replace(/^\[[^\]]*\] /, ''))
  const pointers = sentences.map((line) => /^\[[^\]]*\]/.exec(line)?.[0] ?? '')
  const paraphrased = copied.map(
    (sentence, at) => `So it is, in short: ${lowerFirst(sentence)} ${pointers[at]}`,
  )
  if (manner === 'copying') return copied
  if (manner === 'paraphrasing') return paraphrased
  if (manner === 'inventing') return inventions
  return copied.flatMap((sentence, at) => [
    at % 2 === 0 ? sentence : (paraphrased[at] ?? ''),
    inventions[at % inventions.length] ?? '',
  ])
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}

function faqsIn({ messages }: ModelRequest): PromptedFaq[] {
  const block =
    /\n<faqs>\n([\s\S]*?)\n?<\/faqs>/.exec(messages.map(({ content }) => content).join('\n'))?.[1] ?? ''
  return block
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}
