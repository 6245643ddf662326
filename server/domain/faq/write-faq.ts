import type { Faq } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { topics } from '../events.ts'
import { isUuid } from '../viewer.ts'
import { checkFaqInput, type FaqInput } from './check-faq-input.ts'

/** @throws InvalidInput */
export async function createFaq(deps: Deps, input: FaqInput): Promise<Faq> {
  const now = deps.clock()
  const faq = await deps.db.faq.create({ data: { ...checkFaqInput(input), createdAt: now, updatedAt: now } })
  await announce(deps)
  return faq
}

/** Replaces the FAQ's words; lists that are left out stay as they are. @throws InvalidInput, NotFound */
export async function updateFaq(deps: Deps, id: string, input: FaqInput): Promise<Faq> {
  const data = { ...checkFaqInput(input), updatedAt: deps.clock() }
  const [faq] = isUuid(id) ? await deps.db.faq.updateManyAndReturn({ where: { id }, data }) : []
  if (!faq) throw new NotFound('The FAQ')
  await announce(deps)
  return faq
}

/** @throws NotFound */
export async function deleteFaq(deps: Deps, id: string): Promise<Faq> {
  const faq = isUuid(id) ? await deps.db.faq.findUnique({ where: { id } }) : null
  const deleted = faq && (await deps.db.faq.deleteMany({ where: { id } }))
  if (!faq || deleted?.count === 0) throw new NotFound('The FAQ')
  await announce(deps)
  return faq
}

/** This replica finds the change with its next message; the others hear of it, or see it when they next look. */
async function announce({ bus, faqs }: Deps): Promise<void> {
  bus.publish(topics.faqs, {})
  await faqs.refresh()
}
