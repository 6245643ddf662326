import { crc32, deflateSync, inflateSync } from 'node:zlib'

type Colour = readonly [red: number, green: number, blue: number]

/** The same picture with at most 256 colours, which a screen of text hardly has more of, at a third of the size. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels, channels } = decode(png)
  const counts = new Map<number, number>()
  const colourAt = (at: number) => pixels.readUIntBE(at * channels, 3)
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

/** As Chromium writes them: 8 bits a channel, not interlaced. */
function decode(png: Buffer) {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3]
  const bytes = width * channels
  const filtered = inflateSync(Buffer.concat(parts))
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
  return { width, height, pixels, channels }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
