export interface MeasuredColor {
  /** #rrggbb */
  color: string
  /** Black or white, whichever reads better on it: 4.5 to 1 at least. */
  ink: '#000' | '#fff'
}

/** Any CSS colour, as far as the browser can say its red, green and blue; else undefined. */
export function measureColor(color: string): MeasuredColor | undefined {
  const canvas = document.createElement('canvas').getContext('2d')
  if (!canvas || !CSS.supports('color', color)) return undefined
  canvas.fillStyle = color
  const hex = String(canvas.fillStyle)
  return /^#[\da-f]{6}$/.test(hex) ? { color: hex, ink: inkOn(hex) } : undefined
}

/** At this luminance black and white are equally far away, 4.58 to 1. */
export function inkOn(hex: string): '#000' | '#fff' {
  return luminance(hex) > 0.179 ? '#000' : '#fff'
}

/** As WCAG defines it, 0 to 1. `hex` is #rrggbb. */
export function luminance(hex: string): number {
  const share = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value > 0.04 ? ((value + 0.055) / 1.055) ** 2.4 : value / 12.92
  }
  return 0.2126 * share(1) + 0.7152 * share(3) + 0.0722 * share(5)
}
