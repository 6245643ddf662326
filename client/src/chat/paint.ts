import { measureColor } from '../ui/measured-color.ts'

/** The site's own colour for what the customer says and presses; nothing when it is no colour. */
export function paint(wanted: string): void {
  const measured = measureColor(wanted)
  if (!measured) return
  const { color, ink } = measured
  const { style } = document.documentElement
  style.setProperty('--accent', color)
  style.setProperty('--accent-hover', `color-mix(in srgb, ${color} 88%, ${ink === '#fff' ? '#000' : '#fff'})`)
  style.setProperty('--on-accent', ink)
}
