import { describe } from 'vitest'
import { eventBusContract } from '#server/ports/event-bus.contract.ts'
import { createMemoryEventBus } from './event-bus.ts'

describe('the event bus of one process', () => {
  eventBusContract(async () => {
    const bus = createMemoryEventBus()
    return [bus, bus]
  })
})
