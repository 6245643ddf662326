const HEADER_BYTES = 4

/** A vector as stored: its scale, then a signed byte for each number. A quarter of the size, and as good to rank by. */
export function vectorToBytes(vector: Float32Array): Uint8Array {
  let greatest = 0
  for (const value of vector) greatest = Math.max(greatest, Math.abs(value))
  const scale = greatest / 127 || 1
  const bytes = new Uint8Array(HEADER_BYTES + vector.length)
  const view = new DataView(bytes.buffer)
  view.setFloat32(0, scale, true)
  for (let at = 0; at < vector.length; at++)
    view.setInt8(HEADER_BYTES + at, Math.round((vector[at] as number) / scale))
  return bytes
}

export function bytesToVector(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const scale = view.getFloat32(0, true)
  const vector = new Float32Array(bytes.byteLength - HEADER_BYTES)
  for (let at = 0; at < vector.length; at++) vector[at] = view.getInt8(HEADER_BYTES + at) * scale
  return vector
}
