import { expect, test } from 'vitest'
import { makeFrameBatch } from './frame-batch.ts'

function batch() {
  const handedOver: number[][] = []
  let draw: (() => void) | undefined
  const frames = {
    request: (next: () => void) => {
      draw = next
      return () => {
        draw = undefined
      }
    },
  }
  return {
    handedOver,
    frame: () => draw?.(),
    ...makeFrameBatch<number>((items) => handedOver.push(items), frames),
  }
}

test('events within one frame are delivered once, in order', () => {
  const pieces = batch()
  pieces.add(1)
  pieces.add(2)
  expect(pieces.handedOver).toEqual([])
  pieces.frame()
  pieces.add(3)
  pieces.frame()
  expect(pieces.handedOver).toEqual([[1, 2], [3]])
})

test('flushing does not wait for the frame, and leaves the frame nothing to do', () => {
  const pieces = batch()
  pieces.add(1)
  pieces.flush()
  pieces.frame()
  expect(pieces.handedOver).toEqual([[1]])
})

test('nothing is delivered after stop', () => {
  const pieces = batch()
  pieces.add(1)
  pieces.stop()
  pieces.frame()
  expect(pieces.handedOver).toEqual([])
})
