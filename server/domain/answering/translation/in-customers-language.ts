import type { Deps } from '../../deps.ts'
import type { Plan } from '../situation.ts'
import { toTranslate, translatedBefore } from './translate-reply.ts'

/**
 * The plan with an FAQ's answer in the customer's language: at once when its translation is there already, else as a
 * plan to have it translated, for which the message is stored first.
 * @param language the customer's, as a primary tag; null: not known
 */
export async function inCustomersLanguage(
  deps: Pick<Deps, 'db' | 'faqs' | 'metrics' | 'model' | 'settings'>,
  plan: Plan,
  language: string | null,
): Promise<Plan> {
  if (plan.kind !== 'reply') return plan
  const wanted = toTranslate(deps, plan.reply, language)
  if (!wanted) return plan
  const reply = await translatedBefore(deps, wanted)
  return reply ? { ...plan, reply } : { kind: 'ask-model', escalate: plan.escalate, toTranslate: wanted }
}
