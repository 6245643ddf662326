import type { Deps } from '../deps.ts'
import { type InboxEvent, topics } from '../events.ts'
import { closable } from './closable.ts'
import { createEventBuffer, type EventBuffer } from './event-buffer.ts'

/** The tickets that change, as they change. A lost event is made good by the console's own look at the queue. */
export function inboxFeed(
  deps: Deps,
  options: { stillAllowed(): Promise<boolean>; onSlow(): void },
): AsyncIterableIterator<InboxEvent> {
  const buffer = createEventBuffer<InboxEvent>({
    clock: deps.clock,
    supersedes: ({ ticketId, change }) => `${ticketId} ${change}`,
    onDropped: () => deps.metrics.deltaDropped(),
    onSlow() {
      deps.metrics.slowConsumerClosed()
      options.onSlow()
    },
  })
  return closable(readFeed(deps, options, buffer), () => buffer.close())
}

async function* readFeed(
  deps: Deps,
  options: { stillAllowed(): Promise<boolean> },
  buffer: EventBuffer<InboxEvent>,
): AsyncGenerator<InboxEvent> {
  const ended = deps.metrics.subscriptionOpened({ kind: 'inbox' })
  const unsubscribe = await deps.bus.subscribe<InboxEvent>(topics.inbox, buffer.push)
  try {
    for (;;) {
      const news = await buffer.next()
      if (news === null || !(await options.stillAllowed())) return
      yield news
    }
  } finally {
    ended()
    await unsubscribe()
  }
}
