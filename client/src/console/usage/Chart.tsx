import { createEffect, createSignal, on, onCleanup, onMount } from 'solid-js'
import type uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { formats } from '../formats.ts'
import { loadPlot } from './load-plot.ts'
import { type Series, valueText } from './usage-charts.ts'

export interface ChartProps {
  /** One a day, as YYYY-MM-DD. */
  dates: readonly string[]
  series: readonly Series[]
  /** values[series][day] */
  values: readonly (readonly (number | null)[])[]
}

const heightPixels = 190
/** The least that the upper end of the scale stands for: nothing at all must not fill the chart. */
const leastTop: Record<Series['unit'], number> = { count: 4, share: 1, ms: 100, usd: 0.01 }

/** Lines over days; for eyes alone, the table next to it says the same. */
export function Chart(props: ChartProps) {
  let box: HTMLDivElement | undefined
  let chart: uPlot | undefined
  const [plot, setPlot] = createSignal<typeof uPlot>()

  const draw = (): void => {
    const Plot = plot()
    chart?.destroy()
    if (box && Plot) chart = new Plot(options(Plot, box, props.series), data(props), box)
  }
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const resized = new ResizeObserver(() => {
    if (box) chart?.setSize({ width: box.clientWidth, height: heightPixels })
  })
  onMount(() => {
    if (box) resized.observe(box)
    // Without the library there are no lines; the table next to them says the same.
    void loadPlot().then(
      (loaded) => setPlot(() => loaded),
      () => undefined,
    )
    dark.addEventListener('change', draw)
  })
  createEffect(on([plot, () => props.dates, () => props.values], draw))
  onCleanup(() => {
    resized.disconnect()
    dark.removeEventListener('change', draw)
    chart?.destroy()
  })
  return <div ref={box} class="chart" aria-hidden="true" />
}

function data({ dates, values }: ChartProps): uPlot.AlignedData {
  // uPlot wants arrays of its own to keep.
  return [dates.map((date) => Date.parse(date) / 1000), ...values.map((line) => [...line])]
}

function options(Plot: typeof uPlot, box: HTMLElement, series: readonly Series[]): uPlot.Options {
  // A canvas knows no custom properties; the browser resolves them on the element.
  const style = getComputedStyle(box)
  const colour = (name: string): string => style.getPropertyValue(name).trim()
  const resolve = (name: string): string => resolved(box, colour(name))
  const unit = series[0]?.unit ?? 'count'
  const axis = {
    stroke: resolve('--text-muted'),
    font: `12px ${style.fontFamily}`,
    grid: { stroke: resolve('--line'), width: 1 },
    ticks: { show: false },
  }
  return {
    width: box.clientWidth,
    height: heightPixels,
    tzDate: (seconds) => Plot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    cursor: { y: false, drag: { x: false, y: false } },
    legend: { live: true },
    scales: { y: { range: (_chart, _min, max) => [0, Math.max(leastTop[unit], max * 1.1)] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        space: 56,
        size: 28,
        values: (_chart, days) => days.map((seconds) => formats.dayOfYear(seconds * 1000)),
        incrs: [86_400, 2 * 86_400, 7 * 86_400, 14 * 86_400, 30 * 86_400],
      },
      { ...axis, size: 64, values: (_chart, ticks) => ticks.map((tick) => valueText(tick, unit)) },
    ],
    series: [
      {
        label: 'Day',
        value: (_chart, seconds) =>
          seconds === null ? '' : new Date(seconds * 1000).toISOString().slice(0, 10),
      },
      ...series.map(({ name }, index) => ({
        label: name,
        stroke: resolve(`--series-${index + 1}`),
        width: 2,
        // Told apart without colour as well.
        dash: [[], [6, 4], [2, 3]][index] ?? [],
        spanGaps: false,
        points: { size: 5 },
        value: (_chart: uPlot, value: number | null) => valueText(value, unit),
      })),
    ],
  }
}

/** light-dark() and var() as a plain colour. */
function resolved(box: HTMLElement, value: string): string {
  const probe = document.createElement('span')
  probe.style.color = value
  box.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}
