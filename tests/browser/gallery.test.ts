import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createServer } from 'vite'
import { expect, inject, test } from 'vitest'
import { accessibilityFindings } from './accessibility-findings.ts'
import { describeInBrowser } from './chat-app.ts'
import { expectNoSidewaysScroll } from './chat-page.ts'

const root = join(import.meta.dirname, '../..')
/** Some twenty screens on one page, each read whole, on a busy machine of two cores. */
const manyScreens = { timeout: 240_000 }

const looks = [
  { name: 'light', width: 1440 },
  { name: 'dark', width: 1440, dark: true },
  { name: 'a small phone', width: 320 },
  { name: 'a small phone in the dark', width: 320, dark: true },
  { name: 'forced colours', width: 1024, forcedColors: true },
]

await describeInBrowser('every component in every state', (stage) => {
  test.each(looks)('is accessible and fits: $name', manyScreens, async ({ name: _, ...look }) => {
    // As `npm run dev:client` serves it.
    await using opened = new AsyncDisposableStack()
    const configFile = join(root, 'client/vite.config.ts')
    const vite = await createServer({ configFile, logLevel: 'error', server: { port: 0 } })
    opened.defer(() => vite.close())
    await vite.listen()
    const { page, context, complaints } = await stage().browser.newPage({ ...look, height: 900 })
    opened.defer(() => context.close())
    await page.goto(`${vite.resolvedUrls?.local[0]}gallery/chat.html`)
    // What is loaded when it is first shown.
    await page.getByRole('button', { name: 'Helpful', exact: true }).first().waitFor()
    await page.getByRole('radio', { name: '4 stars' }).waitFor({ state: 'attached' })
    await page.getByRole('cell', { name: 'Express' }).first().waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await expectNoSidewaysScroll(page)
    expect(complaints).toEqual([])
  })

  test('is in no build', () => {
    expect(inject('clientBuildFailure')).toBeNull()
    const built = readdirSync(join(root, 'client/dist'), { recursive: true }).map(String)
    expect(built.filter((path) => /gallery/i.test(path))).toEqual([])
  })
})
