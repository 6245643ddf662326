const product = 'Support console'

/** The tab's title: how many customers wait comes first, because a tab shows little more than that. */
export function pageTitle(page: string, waiting: number, unread: number): string {
  const count = waiting + unread
  return count > 0 ? `(${count}) ${newsText(waiting, unread)} · ${product}` : `${page} · ${product}`
}

/** "2 waiting, 1 new message", for a title or an announcement. */
function newsText(waiting: number, unread: number): string {
  const parts = [
    waiting > 0 ? `${waiting} waiting` : '',
    unread > 0 ? `${unread} new ${unread === 1 ? 'message' : 'messages'}` : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}
