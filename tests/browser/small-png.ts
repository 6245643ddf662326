import { crc32, deflateSync, inflateSync } from 'node:zlib'

type Colour = readonly [red: number, green: number, blue: number]

/** The same picture with at most 256 colours, which a screen of text hardly has more of, at a third of the size. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, colourAt } = decode(png)
  const counts = new Map<number, number>()
  for (let at = 0; at < width * height; at += 1) counts.set(colourAt(at), (counts.get(colourAt(at)) ?? 0) + 1)
  const palette = [...counts].sort(([, a], [, b]) => b - a).slice(0, 256)
  const colours = palette.map(([colour]) => colour)
  const indexOf = new Map(
    [...counts.keys()].map((colour) => [colour, nearest(split(colour), colours.map(split))]),
  )
  const rows = Buffer.alloc((width + 1) * height)
  for (let at = 0; at < width * height; at += 1)
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = indexOf.get(colourAt(at)) ?? 0
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // 8 bits a pixel, each an index into the palette.
  header.set([8, 3], 8)
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colours.flatMap(split))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Whether nobody can tell them apart: at the edges of letters and curves a browser draws a few pixels otherwise each time. */
export function looksSame(one: Buffer, other: Buffer): boolean {
  const [a, b] = [decode(one), decode(other)]
  if (a.width !== b.width || a.height !== b.height) return false
  let strange = 0
  for (let at = 0; at < a.width * a.height; at += 1) {
    const [first, second] = [a.colourAt(at), b.colourAt(at)]
    if (
      first !== second &&
      split(first).some((part, index) => Math.abs(part - (split(second)[index] ?? 0)) > 64)
    )
      strange += 1
  }
  return strange < 4
}

const split = (colour: number): Colour => [colour >> 16, (colour >> 8) & 255, colour & 255]

function nearest([red, green, blue]: Colour, palette: readonly Colour[]): number {
  const distances = palette.map(([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2)
  return distances.indexOf(Math.min(...distances))
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** As Chromium writes them, 8 bits a channel and not interlaced, or as they are written above. */
function decode(png: Buffer) {
  const partsOf = (type: string): Buffer => {
    const parts: Buffer[] = []
    for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
      if (png.toString('latin1', at + 4, at + 8) === type)
        parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
    return Buffer.concat(parts)
  }
  const [width, height, palette] = [png.readUInt32BE(16), png.readUInt32BE(20), partsOf('PLTE')]
  const channels = { 2: 3, 3: 1, 6: 4 }[png[25] ?? 0] ?? 0
  const bytes = width * channels
  const filtered = inflateSync(partsOf('IDAT'))
  const pixels = Buffer.alloc(bytes * height)
  for (let row = 0; row < height; row += 1) {
    const filter = filtered[row * (bytes + 1)]
    for (let x = 0; x < bytes; x += 1) {
      const at = row * bytes + x
      const left = x < channels ? 0 : (pixels[at - channels] ?? 0)
      const up = row === 0 ? 0 : (pixels[at - bytes] ?? 0)
      const corner = x < channels || row === 0 ? 0 : (pixels[at - bytes - channels] ?? 0)
      const guesses = [0, left, up, (left + up) >> 1, paeth(left, up, corner)]
      pixels[at] = (filtered[row * (bytes + 1) + 1 + x] ?? 0) + (guesses[filter ?? 0] ?? 0)
    }
  }
  const colourAt = (at: number): number =>
    channels === 1 ? palette.readUIntBE((pixels[at] ?? 0) * 3, 3) : pixels.readUIntBE(at * channels, 3)
  return { width, height, colourAt }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
