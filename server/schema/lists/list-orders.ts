import { builder } from '../builder.ts'
import { OrderDirection } from './list-filters.ts'

type Column = 'id' | 'updatedAt' | 'question'
type Order = { [Key in Column]?: 'asc' | 'desc' }

/** `SessionOrder { field, direction }`, over the columns that a list can be sorted by. */
function orderInput<Name extends string>(
  type: string,
  columns: Record<Name, { value: Column; description: string }>,
) {
  const field = builder.enumType(`${type}OrderField`, {
    description: 'What the list is sorted by; entries with equal values are sorted by age.',
    values: columns,
  })
  return builder.inputType(`${type}Order`, {
    description: 'An order other than the usual one of the list.',
    fields: (t) => ({
      field: t.field({ type: field, required: true, description: 'What is compared.' }),
      direction: t.field({ type: OrderDirection, required: true, description: 'Whether it rises or falls.' }),
    }),
  })
}

/** Ids are UUIDv7: their order is that of creation. */
const createdAt = { value: 'id', description: 'By age.' } as const
const updatedAt = { value: 'updatedAt', description: 'By the latest change.' } as const

export const SessionOrder = orderInput('Session', { CREATED_AT: createdAt, UPDATED_AT: updatedAt })
export const TicketOrder = orderInput('Ticket', { CREATED_AT: createdAt })
export const FaqOrder = orderInput('Faq', {
  CREATED_AT: createdAt,
  UPDATED_AT: updatedAt,
  QUESTION: { value: 'question', description: 'Alphabetical.' },
})

/** With the id at the end, so that a cursor has one place. */
export function orderOf(
  order: { field: Column; direction: 'asc' | 'desc' } | null | undefined,
  usual: 'asc' | 'desc',
): Order[] {
  if (order == null) return [{ id: usual }]
  return order.field === 'id'
    ? [{ id: order.direction }]
    : [{ [order.field]: order.direction }, { id: order.direction }]
}
