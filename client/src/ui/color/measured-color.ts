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

/** By the luminance of WCAG; at 0.179 black and white are equally far away. `hex` is #rrggbb. */
export function inkOn(hex: string): '#000' | '#fff' {
  const share = (at: number) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2
  return 0.2126 * share(1) + 0.7152 * share(3) + 0.0722 * share(5) > 0.179 ? '#000' : '#fff'
}
