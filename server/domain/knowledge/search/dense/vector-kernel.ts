/** The assembled `vector-kernel.wat`: 447 bytes of WebAssembly SIMD, about eight times as fast as the same loops in JavaScript. */
const bytes =
  'AGFzbQEAAAABFwNgBX9/f39/AGADf39/AX1gBH1/f38AAg8BA2VudgZtZW1vcnkCAAEDBAMAAQIHGgMEc2NhbgAAA2RvdAABCWFkZFNjYWxlZAACCugCA6cBAgF/A3sCQANAIAJFDQH9DAAAAAAAAAAAAAAAAAAAAAAhBkEAIQUDQCAAIAVq/QAEACEHIAEgBWr9AAQAIQggBiAH/YcBIAj9hwH9ugEgB/2IASAI/YgB/boB/a4B/a4BIQYgBUEQaiEFIAUgA0kNAAsgBCAG/RsAIAb9GwFqIAb9GwIgBv0bA2pqNgIAIARBBGohBCABIANqIQEgAkEBayECDAALCwt0AgF/AnsgACACQQJ0aiEDA0AgBCAA/QAEACAB/QAEAP3mAf3kASEEIAUgAP0ABBAgAf0ABBD95gH95AEhBSAAQSBqIQAgAUEgaiEBIAAgA0kNAAsgBCAF/eQBIQQgBP0fACAE/R8BkiAE/R8CIAT9HwOSkgtIAgF/AXsgAP0TIQUgASADQQJ0aiEEA0AgAiAC/QAEACAFIAH9AAQA/eYB/eQB/QsEACABQRBqIQEgAkEQaiECIAEgBEkNAAsL'

/** The inner loops over vectors that lie in `memory`. Positions are byte offsets; lengths count numbers, multiples of 16. */
export interface VectorKernel {
  memory: WebAssembly.Memory
  /** Dot products of one signed-byte query with `count` consecutive signed-byte rows, as 32-bit integers at `out`. */
  scan(query: number, rows: number, count: number, length: number, out: number): void
  dot(a: number, b: number, length: number): number
  /** b += factor * a. */
  addScaled(factor: number, a: number, b: number, length: number): void
}

const PAGE_BYTES = 65_536

/** Its memory is `byteLength` bytes, zeroed, aligned, and freed by the garbage collector with the kernel. */
export function createVectorKernel(byteLength: number): VectorKernel {
  const pages = Math.max(1, Math.ceil(byteLength / PAGE_BYTES))
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
  const module = new WebAssembly.Module(Buffer.from(bytes, 'base64'))
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  // The module is ours and its exports are the three functions above.
  return { memory, ...(exports as unknown as Omit<VectorKernel, 'memory'>) }
}
