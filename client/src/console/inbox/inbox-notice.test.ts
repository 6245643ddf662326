import { expect, test } from 'vitest'
import { inboxNotice, type TicketNews } from './inbox-notice.ts'
import { aTicket } from './testing.ts'

const session = { ...aTicket({ id: 't' }).session, metadata: { name: 'Maya' } }
const news = (fields: Partial<TicketNews>, ticket = {}): TicketNews => ({
  change: 'TAKEN',
  by: 'Ben',
  previousAssigneeId: null,
  ticket: aTicket({ id: 't', session, ...ticket }),
  ...fields,
})
const taken = (assigneeId: string) => ({ status: 'TAKEN' as const, assigneeId })

test.each([
  [
    'a customer came back to them',
    news({ change: 'CUSTOMER_RETURNED', by: null, previousAssigneeId: 'ada' }, taken('ada')),
    'Maya wrote again and is back with you.',
  ],
  [
    'a customer of theirs came back to the queue',
    news({ change: 'CUSTOMER_RETURNED', by: null, previousAssigneeId: 'ada' }),
    'Maya wrote again and is first in the queue.',
  ],
  [
    'a colleague took over',
    news({ change: 'TAKEN_OVER', previousAssigneeId: 'ada' }, taken('ben')),
    'Ben took over your conversation with Maya.',
  ],
  [
    'a colleague handed one over',
    news({ change: 'ASSIGNED' }, taken('ada')),
    'Ben handed you the conversation with Maya.',
  ],
])('an agent is notified when %s', (_when, happened, text) => {
  expect(inboxNotice(happened, 'ada')).toEqual({ text, href: '/inbox/session of t' })
})

test.each([
  ['others take what waits', news({ change: 'TAKEN' }, taken('ben'))],
  ['a colleague’s customer came back', news({ change: 'CUSTOMER_RETURNED', previousAssigneeId: 'ben' })],
  ['they took over themselves', news({ change: 'TAKEN_OVER', previousAssigneeId: 'ben' }, taken('ada'))],
  ['others hand over among themselves', news({ change: 'ASSIGNED', previousAssigneeId: 'cy' }, taken('ben'))],
])('an agent is not notified when %s', (_when, happened) => {
  expect(inboxNotice(happened, 'ada')).toBeUndefined()
})
