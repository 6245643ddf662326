import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import type { PageOptions, TestBrowser } from '../../browser/open-browser.ts'
import type { Felt } from './felt.ts'
import { traceTasks } from './trace-tasks.ts'

/**
 * `slowed`: the browser slows itself down, and times are what a reader waits. What else the machine does counts, several
 * times over. `counted`: only the processor time of each task counts, as if it took that many times longer.
 */
export type Manner = 'slowed' | 'counted'

export interface SlowPage {
  page: Page
  context: BrowserContext
  felt(): Promise<Felt>
}

declare global {
  interface Window {
    felt: Felt
  }
}

/** A page on a processor that is so many times slower. */
export async function openSlowPage(
  browser: TestBrowser,
  { manner, times, ...options }: PageOptions & { manner: Manner; times: number },
): Promise<SlowPage> {
  const { page, context } = await browser.newPage(options)
  const cdp = await context.newCDPSession(page)
  const look = manner === 'slowed' ? await slowDown(cdp, page, times) : await traceTasks(cdp, times)
  return {
    page,
    context,
    async felt() {
      await settle(page)
      return look()
    },
  }
}

async function slowDown(cdp: CDPSession, page: Page, times: number): Promise<() => Promise<Felt>> {
  await page.addInitScript(() => {
    window.felt = { longTasks: [], keys: [] }
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.felt.longTasks.push(duration)
    }).observe({ type: 'longtask', buffered: true })
    const keys = { type: 'event', buffered: true, durationThreshold: 16 }
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries())
        if (name === 'keydown') window.felt.keys.push(duration)
    }).observe(keys)
  })
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: times })
  return () =>
    page.evaluate(() => {
      const { felt } = window
      window.felt = { longTasks: [], keys: [] }
      return felt
    })
}

/** Until nothing is left to be done, and what was observed has been reported. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestIdleCallback(() => setTimeout(() => requestIdleCallback(() => resolve()), 300))
      }),
  )
}
