import { accentColors } from '../../ui/color/accent-colors.ts'
import { measureColor } from '../../ui/color/measured-color.ts'

/** The site's own colour for all that is brand; nothing when it is no colour. */
export function applyAccent(wanted: string): void {
  const measured = measureColor(wanted)
  if (!measured) return
  const light = accentColors(measured.color, 'light')
  const dark = accentColors(measured.color, 'dark')
  const { style } = document.documentElement
  const set = (name: string, part: keyof typeof light): void =>
    style.setProperty(name, `light-dark(${light[part]}, ${dark[part]})`)
  set('--accent', 'accent')
  set('--accent-hover', 'hover')
  set('--on-accent', 'onAccent')
  set('--accent-soft', 'soft')
  set('--accent-text', 'text')
  // The mark of the assistant, and the light behind the head of the page.
  set('--brand', 'accent')
  set('--brand-deep', 'hover')
  set('--on-brand', 'onAccent')
  set('--glow', 'soft')
}
