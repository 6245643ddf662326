import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import axe from 'axe-core'
import type { Frame, Page } from 'playwright-core'

/** HTML_CodeSniffer, which is what pa11y runs; pa11y itself would bring a browser of its own. */
const codeSniffer = readFileSync(
  createRequire(import.meta.url).resolve('@pa11y/html_codesniffer/build/HTMLCS.js'),
  'utf8',
)

/** What axe and HTML_CodeSniffer (WCAG 2.2 AA) find on the page as it is, one line a rule; to be empty. `but`: rules of axe. */
export async function accessibilityFindings(page: Page | Frame, but: string[] = []): Promise<string[]> {
  // Transitions end first: a colour half-way has no contrast worth measuring.
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
  return [...(await axeFindings(page, but)), ...(await sniffedFindings(page))]
}

async function axeFindings(page: Page | Frame, but: string[]): Promise<string[]> {
  await page.evaluate(`${axe.source}; undefined`)
  const rules = Object.fromEntries(but.map((rule) => [rule, { enabled: false }]))
  const results = await page.evaluate(
    (options) => (window as unknown as { axe: typeof axe }).axe.run(document, options),
    { resultTypes: ['violations' as const], rules },
  )
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  )
}

interface CodeSniffer {
  process(standard: string, content: Document, done: () => void, fail: (why: unknown) => void): void
  getMessages(): { type: number; code: string; msg: string; element: Element }[]
}

/** Its errors, as pa11y reports them by default: what it only warns of needs a person's judgement. */
async function sniffedFindings(page: Page | Frame): Promise<string[]> {
  // Wrapped, as a page that knows modules would keep what it exports from the window.
  await page.evaluate(`{ const self = window; ${codeSniffer}; }; undefined`)
  return page.evaluate(async () => {
    const { HTMLCS } = window as unknown as { HTMLCS: CodeSniffer }
    await new Promise<void>((resolve, reject) => HTMLCS.process('WCAG2AA', document, resolve, reject))
    return HTMLCS.getMessages()
      .filter(({ type }) => type === 1)
      .map(({ code, msg, element }) => `${code}: ${msg} (${element.outerHTML?.slice(0, 120)})`)
  })
}
