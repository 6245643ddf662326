import { createResource, For, Show } from 'solid-js'
import { UsageDocument, type UsageQuery } from '../../gql/console/graphql.ts'
import { LateIcon } from '../../ui/loading/LateIcon.tsx'
import { useConsole } from '../console-context.ts'
import { createSpan, SpanChoice } from '../controls/SpanChoice.tsx'
import { TableScroll } from '../controls/TableScroll.tsx'
import { formats } from '../formats.ts'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { saveFile } from '../save-file.ts'
import { reasonLabel } from '../ticket/reason-text.ts'
import { Chart } from './Chart.tsx'
import './usage.css'
import { type UsageChart, usageCharts, valueText } from './usage-charts.ts'
import { usageCsv } from './usage-csv.ts'

type Report = UsageQuery['usage']

/** What the assistant did for customers, day by day. */
export default function UsagePage() {
  const { api } = useConsole()
  const [days, setDays] = createSpan(7)
  const [result, { refetch }] = createResource(days, (span) => api.query(UsageDocument, { days: span }))
  const report = () => {
    const latest = result.latest
    return latest?.ok ? latest.value.usage : undefined
  }
  const problem = () => {
    const latest = result.latest
    return latest && !latest.ok ? latest.problem : undefined
  }
  return (
    <div class="page">
      <div class="page-inner">
        <header class="page-head">
          <h1>Usage</h1>
          <div class="usage-actions">
            <SpanChoice days={days()} onChoose={setDays} />
            <button
              type="button"
              class="button"
              disabled={!report()}
              onClick={() => {
                const current = report()
                if (current) saveFile(`usage-${current.days}-days.csv`, 'text/csv', usageCsv(current.daily))
              }}
            >
              <LateIcon name="download" />
              CSV
            </button>
          </div>
        </header>
        <ProblemAlert problem={problem()} onRetry={() => void refetch()} />
        <Show when={report()} fallback={problem() ? undefined : <p class="page-note">Loading…</p>}>
          {(current) => (
            <>
              <Totals report={current()} />
              <div class="chart-grid">
                <For each={usageCharts}>{(chart) => <ChartCard chart={chart} report={current()} />}</For>
              </div>
            </>
          )}
        </Show>
      </div>
    </div>
  )
}

function Totals(props: { report: Report }) {
  const totals = () => props.report.totals
  return (
    <>
      <dl class="totals">
        <Total name="Conversations" value={valueText(totals().sessions, 'count')} />
        <Total name="FAQ hit rate" value={valueText(totals().faqHitRate, 'share')} />
        <Total name="Escalation rate" value={valueText(totals().escalationRate, 'share')} />
        <Total name="Confirmed solved" value={valueText(totals().confirmedResolutions, 'count')} />
        <Total name="Reply time" value={valueText(totals().averageReplyMs, 'ms')} />
        <Total name="Model cost" value={valueText(totals().costUsd, 'usd')} />
      </dl>
      <Show when={totals().escalationsByReason.length > 0}>
        <section class="card reasons">
          <h2>Why conversations were handed over</h2>
          <ul>
            <For each={totals().escalationsByReason}>
              {({ reason, count }) => (
                <li>
                  <span>{reasonLabel(reason)}</span>
                  <meter max={totals().escalations} value={count} aria-label={reasonLabel(reason)} />
                  <span class="number">{formats.number(count)}</span>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </>
  )
}

function Total(props: { name: string; value: string }) {
  return (
    <div class="card total">
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </div>
  )
}

function ChartCard(props: { chart: UsageChart; report: Report }) {
  const values = () =>
    props.chart.series.map(({ value }) => props.report.daily.map(({ usage }) => value(usage)))
  return (
    <section class="card">
      <h2>{props.chart.heading}</h2>
      <p class="chart-definition">{props.chart.definition}</p>
      <Chart
        dates={props.report.daily.map(({ date }) => date)}
        series={props.chart.series}
        values={values()}
      />
      <details class="chart-table">
        <summary>As a table</summary>
        <TableScroll label={`${props.chart.heading}, by day`}>
          <table class="table">
            <caption class="visually-hidden">{props.chart.heading}, by day</caption>
            <thead>
              <tr>
                <th scope="col">Day</th>
                <For each={props.chart.series}>
                  {({ name }) => (
                    <th scope="col" class="number">
                      {name}
                    </th>
                  )}
                </For>
              </tr>
            </thead>
            <tbody>
              <For each={props.report.daily.toReversed()}>
                {({ date, usage }) => (
                  <tr>
                    <th scope="row">{date}</th>
                    <For each={props.chart.series}>
                      {({ value, unit }) => <td class="number">{valueText(value(usage), unit)}</td>}
                    </For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </TableScroll>
      </details>
    </section>
  )
}
