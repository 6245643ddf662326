/**
 * Measures the FAQ search: `npm run eval` on the public labelled data (folder EVAL_DATA), or on any files of their
 * shape: `npm run eval -- --faqs FILE --queries FILE [--calib FILE]`, which prints one line of JSON.
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createMinilmEncoder } from '#server/adapters/minilm/minilm-encoder.ts'
import { measureQueries, summarize } from './measure.ts'
import { prepareIndex } from './prepare-index.ts'
import { measurePublicData } from './public-data.ts'
import { readFaqs, readQueries } from './read-data.ts'

const { values } = parseArgs({
  options: {
    faqs: { type: 'string' },
    queries: { type: 'string' },
    calib: { type: 'string' },
    /** Words alone. */
    lexical: { type: 'boolean', default: false },
  },
})
// Accuracy is measured here; a busy machine must not turn it into that of words alone.
const patienceMs = 10_000
const print = (facts: object, message: string) => console.error(message, facts)
const log = { debug: () => undefined, info: () => undefined, warn: print, error: print }

if (values.faqs && values.queries) {
  const encoder = values.lexical ? null : await createMinilmEncoder({ log, timeoutMs: patienceMs })
  const labels = values.calib ? await readQueries(values.calib) : undefined
  const index = await prepareIndex(await readFaqs(values.faqs), encoder, labels)
  console.log(JSON.stringify(summarize(await measureQueries(index, await readQueries(values.queries)))))
  await encoder?.close()
} else if (values.faqs || values.queries || values.calib) {
  console.error('--faqs and --queries go together; --calib is for both.')
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
