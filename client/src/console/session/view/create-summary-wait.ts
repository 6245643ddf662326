import { type Accessor, createEffect, createMemo, onCleanup } from 'solid-js'
import type { OpenSession } from './session-view.ts'

const everyMs = 4000
const mostLooks = 10

/** A summary is written in the background and no event announces it: looks for it for a while after a hand-over. */
export function createSummaryWait(session: Accessor<OpenSession | undefined>, look: () => void): void {
  const isMissing = createMemo(() => {
    const current = session()
    return current?.summary === null && ['WAITING', 'WITH_AGENT'].includes(current.status)
  })
  createEffect(() => {
    if (!isMissing()) return
    let looks = 0
    const timer = setInterval(() => {
      looks += 1
      if (looks >= mostLooks) clearInterval(timer)
      look()
    }, everyMs)
    onCleanup(() => clearInterval(timer))
  })
}
