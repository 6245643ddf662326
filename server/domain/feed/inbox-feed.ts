import type { Deps } from '../deps.ts'
import { type InboxNews, topics } from '../events.ts'
import { closable } from '../session/closable.ts'
import { createNewsBuffer, type NewsBuffer } from '../session/news-buffer.ts'

/** The tickets that change, as they change. A lost event is made good by the console's own look at the queue. */
export function inboxFeed(
  deps: Deps,
  options: { stillAllowed(): Promise<boolean>; onSlow(): void },
): AsyncIterableIterator<InboxNews> {
  const buffer = createNewsBuffer<InboxNews>({
    clock: deps.clock,
    supersedes: ({ ticketId }) => ticketId,
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
  buffer: NewsBuffer<InboxNews>,
): AsyncGenerator<InboxNews> {
  const ended = deps.metrics.subscriptionOpened({ kind: 'inbox' })
  const unsubscribe = await deps.bus.subscribe<InboxNews>(topics.inbox, buffer.push)
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
