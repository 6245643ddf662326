import { inkOn, luminance } from './measured-color.ts'

/** Everything of the page's own colour, by the names in base.css, for one colour scheme. */
export interface AccentColors {
  accent: string
  hover: string
  onAccent: string
  /** Behind words in the accent's colour. */
  soft: string
  /** Words, focus and lines in the accent's colour. */
  text: string
}

/** What text must reach on what is behind it (WCAG, AA), with a little for rounding. */
const MIN_CONTRAST = 4.6
const schemes = {
  /** The darkest that words in the accent's colour stand on, apart from `soft`; and where they are moved to be readable. */
  light: { surface: '#ffffff', worst: '#e9eeec', towards: '#000000', softShare: 0.12 },
  dark: { surface: '#171f1e', worst: '#212b29', towards: '#ffffff', softShare: 0.2 },
} as const

/** Readable pairs from any colour: yellow, white and black, too. `color` is #rrggbb. */
export function accentColors(color: string, scheme: 'light' | 'dark'): AccentColors {
  const { surface, worst, towards, softShare } = schemes[scheme]
  const onAccent = inkOn(color)
  const soft = mix(color, surface, softShare)
  const isReadable = (text: string) => Math.min(contrast(text, worst), contrast(text, soft)) >= MIN_CONTRAST
  let text = color
  for (let share = 0.95; !isReadable(text) && share >= 0; share -= 0.05) text = mix(color, towards, share)
  const away = onAccent === '#fff' ? '#000000' : '#ffffff'
  return { accent: color, hover: mix(color, away, 0.88), onAccent, soft, text }
}

/** 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number] // Two in, two out.
  return (light + 0.05) / (dark + 0.05)
}

function mix(one: string, other: string, share: number): string {
  const part = (at: number): string => {
    const [a, b] = [one, other].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number] // As above.
    return Math.round(a * share + b * (1 - share))
      .toString(16)
      .padStart(2, '0')
  }
  return `#${part(1)}${part(3)}${part(5)}`
}
