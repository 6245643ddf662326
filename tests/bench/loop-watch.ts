import { monitorEventLoopDelay } from 'node:perf_hooks'

export interface LoopFigures {
  /** How late timers were, ms: on a busy machine the waiting for a processor is in it. */
  delayP99Ms: number
  delayMaxMs: number
  /** The processor time of one turn of the event loop, ms: what our own work held up the others for. */
  turnP99Ms: number
  turnMaxMs: number
}

/** How long the event loop was held while `work` ran. */
export async function watchLoop(work: () => Promise<unknown>): Promise<LoopFigures> {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  const turns: number[] = []
  let before = process.threadCpuUsage()
  let over = false
  const turn = () => {
    const { user, system } = process.threadCpuUsage(before)
    before = process.threadCpuUsage()
    turns.push((user + system) / 1000)
    if (!over) setImmediate(turn)
  }
  delays.enable()
  setImmediate(turn)
  await work()
  over = true
  delays.disable()
  turns.sort((a, b) => a - b)
  return {
    delayP99Ms: delays.percentile(99) / 1e6,
    delayMaxMs: delays.max / 1e6,
    turnP99Ms: turns[Math.floor(turns.length * 0.99)] ?? 0,
    turnMaxMs: turns.at(-1) ?? 0,
  }
}
