import type uPlot from 'uplot'

/**
 * uPlot asks Intl for `navigator.language` while it loads, and throws where that is no language: under `LANG=C`,
 * browsers say "c" or "en-US@posix". It gets one that Intl takes.
 */
export async function loadPlot(): Promise<typeof uPlot> {
  try {
    new Intl.NumberFormat(navigator.language)
  } catch {
    Object.defineProperty(navigator, 'language', { value: 'en', configurable: true })
  }
  return (await import('uplot')).default
}
