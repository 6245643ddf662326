import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { accessibilityFindings } from './accessibility-findings.ts'
import { type ChatStage, describeInBrowser } from './chat-app.ts'
import { expectNoSidewaysScroll } from './chat-page.ts'
import type { PageOptions } from './open-browser.ts'

const root = join(import.meta.dirname, '../..')
/** Up to a hundred screens on one page, each read whole, on a busy machine of two cores. */
const manyScreens = { timeout: 240_000 }

/** What a phone changes and what the dark changes have nothing to do with each other. */
const looks = [
  { name: 'light', width: 1440 },
  { name: 'dark', width: 1440, dark: true },
  { name: 'a small phone', width: 320 },
  { name: 'forced colours', width: 1024, forcedColors: true },
]

/** What a page has but once stands there once a screen; tests of the screens themselves look at these. */
const oncePerPage = ['landmark-main-is-top-level', 'landmark-no-duplicate-main', 'landmark-unique']

/** The galleries as `npm run dev:client` serves them. */
let vite: ViteDevServer
beforeAll(async () => {
  const configFile = join(root, 'client/vite.config.ts')
  vite = await createServer({ configFile, logLevel: 'error', server: { port: 0 } })
  await vite.listen()
})
afterAll(() => vite.close())

async function openGallery({ browser }: ChatStage, name: string, look: PageOptions) {
  const { page, context, complaints } = await browser.newPage({ ...look, height: 900 })
  await page.goto(`${vite.resolvedUrls?.local[0]}gallery/${name}.html`)
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() }
}

/** Runs in the page: what scrolls sideways, or sticks out of its frame. */
function tooWide(elements: Element[]): string[] {
  return elements
    .filter((element) => element.matches('.state') || getComputedStyle(element).overflowX === 'auto')
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
    .map(
      (element) => `${element.className} of ${element.closest('.state')?.querySelector('h2')?.textContent}`,
    )
}

await describeInBrowser('every component in every state', (stage) => {
  test.each(looks)('the chat is accessible and fits: $name', manyScreens, async ({ name: _, ...look }) => {
    await using opened = await openGallery(stage(), 'chat', look)
    const { page, complaints } = opened
    // What is loaded when it is first shown.
    await page.getByRole('button', { name: 'Helpful', exact: true }).first().waitFor()
    await page.getByRole('radio', { name: '4 stars' }).waitFor({ state: 'attached' })
    await page.getByRole('cell', { name: 'Express' }).first().waitFor()
    await page.getByRole('button', { name: 'Source 2: How do I send something back?' }).first().waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await expectNoSidewaysScroll(page)
    expect(complaints).toEqual([])
  })

  test.each(looks)('the console is accessible and fits: $name', manyScreens, async ({ name: _, ...look }) => {
    await using opened = await openGallery(stage(), 'console', look)
    const { page, complaints } = opened
    const states = page.locator('.state')
    await states.last().waitFor()
    expect(await states.count()).toBeGreaterThan(80)
    // What comes by itself, after a pause or a piece of code, and what is brought about step by step.
    await page.getByRole('option', { name: /How long does delivery take/ }).waitFor()
    await page.getByText('No match.').last().waitFor()
    await page.getByText('Another FAQ is very close.').waitFor()
    await page.locator('.uplot').nth(5).waitFor({ state: 'attached' })
    await page.locator('.state[aria-busy=true]').first().waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: 'Erasure receipt' }).waitFor()
    await page.getByText('faq.csv was imported').waitFor()
    await page.getByText('640 to review').last().waitFor()
    await page.getByLabel('Ben’s key').waitFor()
    await page.getByText('It may have changed a number').first().waitFor()
    await page.getByText('Es kommt am 15. März an.').first().waitFor()
    expect(await accessibilityFindings(page, oncePerPage)).toEqual([])
    await expectNoSidewaysScroll(page)
    expect(await page.locator('.state, .state *:not(.table-scroll)').evaluateAll(tooWide)).toEqual([])
    expect(complaints).toEqual([])
  })

  test('is in no build', () => {
    expect(inject('clientBuildFailure')).toBeNull()
    const built = readdirSync(join(root, 'client/dist'), { recursive: true }).map(String)
    expect(built.filter((path) => /gallery/i.test(path))).toEqual([])
  })
})
