/**
 * Measures the FAQ search: `npm run eval` on the public labelled data (folder EVAL_DATA), or on any files of their
 * shape: `npm run eval -- --faqs FILE --queries FILE [--calib FILE]`, or `--faqs FILE --followups FILE` for messages that
 * need the one before them, or `--faqs FILE --grounding FILE [--mode quote]` for the proof of a model's sentences, or
 * `--languages` for sets that the bundled encoder does not know: small ones of our own, and help pages; each prints one line of JSON.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createMinilmEncoder } from '#server/adapters/onnx/minilm-encoder.ts'
import { measureFollowUps } from './follow-ups.ts'
import { measureGerman, measureHelpPages } from './languages/measure-languages.ts'
import { measureQueries, summarize } from './measure.ts'
import { prepareIndex } from './prepare-index.ts'
import { measurePublicData } from './public-data.ts'
import { readFaqs, readFollowUps, readQueries } from './read-data.ts'
import { runGrounding } from './run-grounding.ts'
import { measureScripts } from './scripts/measure-scripts.ts'

const { values } = parseArgs({
  options: {
    faqs: { type: 'string' },
    queries: { type: 'string' },
    calib: { type: 'string' },
    followups: { type: 'string' },
    grounding: { type: 'string' },
    /** With --grounding: quote, strict or open. */
    mode: { type: 'string', default: 'strict' },
    languages: { type: 'boolean', default: false },
    /** Words alone. */
    lexical: { type: 'boolean', default: false },
  },
})
// Accuracy is measured here; a busy machine must not turn it into that of words alone.
const patienceMs = 10_000
const print = (facts: object, message: string) => console.error(message, facts)
const log = { debug: () => undefined, info: () => undefined, warn: print, error: print }
// The encoder's thread does not keep the process alive while it works.
const keepAlive = setInterval(() => undefined, patienceMs)

if (values.languages) {
  const encoder = values.lexical ? null : await createMinilmEncoder({ log, timeoutMs: patienceMs })
  console.log(
    JSON.stringify({
      scripts: await measureScripts(encoder, 'ten'),
      scriptsOfFifty: await measureScripts(encoder, 'fifty'),
      german: await measureGerman(encoder),
    }),
  )
  const helpPages = join(process.env.EVAL_DATA || '../shared/data', 'helpcentre')
  const measured = await measureHelpPages(helpPages, encoder)
  console.log(measured ? JSON.stringify(measured) : `Skipped: there are no help pages in ${helpPages}.`)
  await encoder?.close()
} else if (values.faqs && values.grounding) {
  const encoder = values.lexical ? null : await createMinilmEncoder({ log, timeoutMs: patienceMs })
  await runGrounding({ faqs: values.faqs, grounding: values.grounding, mode: values.mode }, encoder)
  await encoder?.close()
} else if (values.faqs && (values.queries || values.followups)) {
  const encoder = values.lexical ? null : await createMinilmEncoder({ log, timeoutMs: patienceMs })
  const labels = values.calib ? await readQueries(values.calib) : undefined
  const index = await prepareIndex(await readFaqs(values.faqs), encoder, labels)
  const summary = values.queries
    ? summarize(await measureQueries(index, await readQueries(values.queries)))
    : await measureFollowUps(index, await readFollowUps(values.followups ?? ''))
  console.log(JSON.stringify(summary))
  await encoder?.close()
} else if (values.faqs || values.queries || values.followups || values.calib) {
  console.error('--faqs goes with --queries or --followups; --calib is for both.')
  process.exitCode = 1
} else {
  const folder = process.env.EVAL_DATA || '../shared/data'
  if (!existsSync(folder))
    console.log(`Skipped: there is no labelled data in ${folder}; EVAL_DATA names another folder.`)
  else {
    const encoder = await createMinilmEncoder({ log, timeoutMs: patienceMs })
    await measurePublicData(folder, encoder)
    await encoder.close()
  }
}
clearInterval(keepAlive)
