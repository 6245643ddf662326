import pixelmatch from 'pixelmatch'
import sharp from 'sharp'

/** The same picture with at most 256 colours, which a screen of text hardly has more of, at a third of the size. */
export function smallPng(png: Buffer): Promise<Buffer> {
  return sharp(png).png({ palette: true, colours: 256, dither: 0, effort: 10 }).toBuffer()
}

/** A browser draws a few pixels at the edges of letters and curves otherwise each time. */
const mostStrangePixels = 4

/** Whether nobody can tell them apart. */
export async function looksSame(one: Buffer, other: Buffer): Promise<boolean> {
  const [a, b] = await Promise.all([pixelsOf(one), pixelsOf(other)])
  const { width, height } = a.info
  if (b.info.width !== width || b.info.height !== height) return false
  return pixelmatch(a.data, b.data, undefined, width, height, { threshold: 0.2 }) < mostStrangePixels
}

const pixelsOf = (png: Buffer) => sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
