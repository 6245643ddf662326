import lighthouse, { type Flags } from 'lighthouse'
import { chromium } from 'playwright-core'
import { freePort } from '#server/testing/free-port.ts'
import type { Chromium } from '../browser/chromium.ts'

export interface PageScores {
  /** 0 to 100, by category. */
  scores: Record<string, number>
  /** Largest contentful paint, milliseconds. */
  lcpMs: number
  /** Cumulative layout shift. */
  cls: number
  /** Titles of what was found, categories of full marks left out. */
  findings: string[]
}

export interface InspectedBrowser {
  /**
   * Lighthouse's mobile preset, a mid-range phone on a slow network: computed from a quick load ('simulate', what
   * scores are made for), or the load itself slowed down ('devtools').
   */
  inspect(url: string, categories: readonly Category[], throttling?: Throttling): Promise<PageScores>
  close(): Promise<void>
}

export type Throttling = 'simulate' | 'devtools'
export type Category = 'performance' | 'accessibility' | 'best-practices'

/** Our own Chromium, with Lighthouse beside it: nothing is downloaded. */
export async function openInspectedBrowser({ executablePath, env }: Chromium): Promise<InspectedBrowser> {
  const port = await freePort()
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', `--remote-debugging-port=${port}`],
  })
  return {
    async inspect(url, categories, throttlingMethod = 'simulate') {
      const flags: Flags = { port, logLevel: 'silent', onlyCategories: [...categories], throttlingMethod }
      const result = await lighthouse(url, flags)
      if (!result) throw new Error(`Lighthouse has no result for ${url}.`)
      const { lhr } = result
      if (lhr.runtimeError) throw new Error(lhr.runtimeError.message)
      const figure = (audit: string): number => lhr.audits[audit]?.numericValue ?? Number.NaN
      const inspected = Object.values(lhr.categories)
      return {
        scores: Object.fromEntries(inspected.map(({ id, score }) => [id, Math.round((score ?? 0) * 100)])),
        lcpMs: figure('largest-contentful-paint'),
        cls: figure('cumulative-layout-shift'),
        findings: inspected
          .flatMap(({ auditRefs }) => auditRefs)
          .filter(({ weight, id }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 0.9)
          .map(({ id }) => `${id}: ${lhr.audits[id]?.title}`),
      }
    },
    close: () => browser.close(),
  }
}
