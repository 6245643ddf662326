import { createVectorKernel } from './vector-kernel.ts'

/** Vectors of one width as signed bytes, to be compared with a query by thousands. */
export interface VectorRows {
  store(at: number, row: Float32Array): void
  /** What the following `cosines` compare with. */
  ask(query: Float32Array): void
  /** Cosines of `count` consecutive rows with the query; valid until the next call. */
  cosines(first: number, count: number): Float32Array
}

/** `width`: of a vector; rows are padded to what the kernel wants. */
export function createVectorRows(count: number, width: number): VectorRows {
  const stride = strideOf(width)
  const rowsAt = stride
  const outAt = rowsAt + count * stride
  const kernel = createVectorKernel(outAt + 4 * Math.max(1, count))
  const cells = new Int8Array(kernel.memory.buffer)
  const dots = new Int32Array(kernel.memory.buffer, outAt, Math.max(1, count))
  const scales = new Float32Array(count)
  const found = new Float32Array(Math.max(1, count))
  let queryScale = 0
  return {
    store(at, row) {
      scales[at] = toBytes(row, cells.subarray(rowsAt + at * stride, rowsAt + (at + 1) * stride))
    },
    ask(query) {
      queryScale = toBytes(query, cells.subarray(0, stride))
    },
    cosines(first, wanted) {
      kernel.scan(0, rowsAt + first * stride, wanted, stride, outAt)
      for (let at = 0; at < wanted; at++)
        found[at] = (dots[at] as number) * queryScale * (scales[first + at] as number)
      return found.subarray(0, wanted)
    },
  }
}

/** How many numbers of memory a vector takes. */
export function strideOf(width: number): number {
  return Math.ceil(width / 16) * 16
}

/** `vector` without what all have in common, at length 1. */
export function takeOffMiddle(vector: Float32Array, middle: Float32Array, into: Float32Array): void {
  for (let at = 0; at < middle.length; at++) into[at] = (vector[at] ?? 0) - (middle[at] as number)
  scaleToUnit(into)
}

export function scaleToUnit(row: Float32Array): void {
  let squares = 0
  for (let at = 0; at < row.length; at++) squares += (row[at] as number) ** 2
  const factor = 1 / (Math.sqrt(squares) || 1)
  for (let at = 0; at < row.length; at++) row[at] = (row[at] as number) * factor
}

/** Returns the scale: a byte times it is the number again. */
export function toBytes(row: Float32Array, into: Int8Array): number {
  let greatest = 0
  for (let at = 0; at < row.length; at++) greatest = Math.max(greatest, Math.abs(row[at] as number))
  const scale = greatest / 127 || 1
  const factor = 1 / scale
  // Rounds without a branch, seven times as fast as Math.round: a large FAQ has millions of these.
  for (let at = 0; at < row.length; at++) into[at] = (((row[at] as number) * factor + 128.5) | 0) - 128
  return scale
}
