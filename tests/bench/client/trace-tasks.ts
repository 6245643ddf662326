import type { CDPSession } from 'playwright-core'
import type { Felt } from './felt.ts'

const LONG_MS = 50

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Microseconds of processor time. */
  tdur?: number
  args: { name?: string }
}

/** Reads Chromium's own trace for the processor time of the main thread's tasks, multiplied by `times`. */
export async function traceTasks(cdp: CDPSession, times: number): Promise<() => Promise<Felt>> {
  let events: TraceEvent[] = []
  // Of the categories below, all events have these fields.
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  const start = () =>
    cdp.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', '__metadata'] },
    })
  await start()
  return async () => {
    const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve))
    await cdp.send('Tracing.end')
    await complete
    const traced = events
    events = []
    await start()
    const longTasks = traced
      .filter(({ name }) => name === 'RunTask')
      .filter((task) => traced.some((event) => isMainThread(event) && sameThread(event, task)))
      .map(({ tdur = 0 }) => (tdur / 1000) * times)
      .filter((ms) => ms > LONG_MS)
    return { longTasks, keys: [] }
  }
}

const isMainThread = ({ name, args }: TraceEvent): boolean =>
  name === 'thread_name' && args.name === 'CrRendererMain'
const sameThread = (a: TraceEvent, b: TraceEvent): boolean => a.pid === b.pid && a.tid === b.tid
