import axe from 'axe-core'
import type { Frame, Page } from 'playwright-core'

/** What axe finds on the page as it is, one line a rule; to be empty. */
export async function accessibilityFindings(page: Page | Frame): Promise<string[]> {
  // Transitions end first: a colour half-way has no contrast worth measuring.
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
  await page.evaluate(`${axe.source}; undefined`)
  const results = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  )
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  )
}
