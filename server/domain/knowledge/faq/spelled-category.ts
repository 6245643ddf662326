import type { Tx } from '../../db.ts'

/** Categories with equal keys are one: they differ by case, width or spaces alone. */
function categoryKey(category: string): string {
  return category.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** How a category is written already, by the oldest FAQ that has it; one that is new as it comes, from then on. */
export function createCategorySpeller(
  oldestFirst: readonly { category: string }[],
): (category: string) => string {
  const spellings = new Map<string, string>()
  function spell(category: string): string {
    const key = categoryKey(category)
    const known = spellings.get(key) ?? category.replace(/\s+/g, ' ').trim()
    spellings.set(key, known)
    return known
  }
  for (const { category } of oldestFirst) spell(category)
  return spell
}

/** For one FAQ that is written. Its own category may be spelled anew when no other FAQ has it. */
export async function spellCategory(tx: Tx, category: string, faqId: string | null): Promise<string> {
  const others = await tx.faq.findMany({
    where: faqId === null ? {} : { id: { not: faqId } },
    distinct: ['category'],
    orderBy: { id: 'asc' },
    select: { category: true },
  })
  return createCategorySpeller(others)(category)
}
