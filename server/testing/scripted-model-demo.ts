import type { ModelRequest } from './scripted-model.ts'
import { type ModelScript, modelAnswers } from './scripted-model-scripts.ts'

/**
 * A model for demonstrations: answers every question in the words of the first FAQ of the prompt, at the speed of
 * typing; without an FAQ it asks for a person.
 */
export function answerFromPrompt(request: ModelRequest, pieceDelayMs = 30): ModelScript {
  const faqs = faqsIn(request.messages.find(({ role }) => role === 'system')?.content ?? '')
  const faq = faqs[0]
  if (!faq) return modelAnswers({ faqs: [], confidence: 0, escalate: true, answer: '' }, { pieceDelayMs })
  return modelAnswers({ faqs: [faq.id], confidence: 0.92, answer: faq.answer }, { pieceDelayMs })
}

function faqsIn(system: string): { id: string; question: string; answer: string }[] {
  const block = /\n<faqs>\n([\s\S]*?)\n?<\/faqs>/.exec(system)?.[1] ?? ''
  return block
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}
