import type { Bin } from './measure.ts'

const barWidth = 40

/** A reliability diagram in text: of the matches with about this confidence, how many were right. */
export function reliabilityText(bins: readonly Bin[]): string {
  const lines = bins.map(({ count, confidence, right }, at) => {
    const range = `${(at / bins.length).toFixed(1)}-${((at + 1) / bins.length).toFixed(1)}`
    if (count === 0) return `  ${range}       -`
    const bar = '█'.repeat(Math.round(right * barWidth)).padEnd(barWidth, '·')
    const said = Math.min(barWidth - 1, Math.round(confidence * barWidth))
    return `  ${range}  ${String(count).padStart(6)}  ${bar.slice(0, said)}|${bar.slice(said + 1)}  said ${confidence.toFixed(2)}, right ${right.toFixed(2)}`
  })
  return lines.join('\n')
}

const size = 320
const margin = 36

/** The same as a picture: on the diagonal, confidence is what it says. Areas of the dots are counts. */
export function reliabilitySvg(title: string, bins: readonly Bin[]): string {
  const most = Math.max(1, ...bins.map(({ count }) => count))
  const x = (value: number) => (margin + value * size).toFixed(1)
  const y = (value: number) => (margin + (1 - value) * size).toFixed(1)
  const dots = bins
    .filter(({ count }) => count > 0)
    .map(
      ({ count, confidence, right }) =>
        `<circle cx="${x(confidence)}" cy="${y(right)}" r="${(3 + 11 * Math.sqrt(count / most)).toFixed(1)}"><title>${count} matches: said ${confidence.toFixed(2)}, right ${right.toFixed(2)}</title></circle>`,
    )
  const full = size + 2 * margin
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${full} ${full}" font-family="sans-serif" font-size="12">
<rect width="${full}" height="${full}" fill="#fff"/>
<rect x="${margin}" y="${margin}" width="${size}" height="${size}" fill="none" stroke="#999"/>
<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="#999" stroke-dasharray="4"/>
<g fill="#2563eb" fill-opacity="0.7">${dots.join('')}</g>
<text x="${margin}" y="${margin - 12}" font-size="14">${title}</text>
<text x="${full / 2}" y="${full - 10}" text-anchor="middle">confidence</text>
<text x="14" y="${full / 2}" text-anchor="middle" transform="rotate(-90 14 ${full / 2})">share that was right</text>
</svg>
`
}
