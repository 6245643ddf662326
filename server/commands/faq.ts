import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { generateIfStale } from '#prisma/generate.ts'
import { loadConfig } from '../config.ts'
import type { Db } from '../domain/db.ts'
import type { FaqContent } from '../domain/faq/faq-content.ts'
import { formatOf, readFaqFile, writeFaqFile } from './faq-file.ts'

const usage = `Brings FAQs in from a file, or writes them all to one. Beside a server that runs, or without.

  npm run faq -- import file.csv --dry-run
  npm run faq -- import file.json
  npm run faq -- export file.csv

A CSV file names its columns in the first row: question, answer, category, and if you like phrasings, keywords (an
entry a line, or with | between them) and enabled (true or false). A question that exists already is updated. Bad
rows are named and left out; the exit code is then 1.
`

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false } },
  })
  const [action, path] = positionals
  if ((action !== 'import' && action !== 'export') || path === undefined) return fail(usage)
  const format = formatOf(path)
  // Before the database is opened: a file that cannot be read ends it here.
  const file = action === 'import' ? readFaqFile(read(path), format) : null
  const config = loadConfig({ ...process.env, LOG_LEVEL: 'warn' })
  generateIfStale()
  // Imported only now: they import the generated client.
  const { openDatabaseBeside } = await import('../open-database.ts')
  const { createLog } = await import('../log.ts')
  const { importFaqFile } = await import('./import-faq-file.ts')
  const { recordAction } = await import('../domain/audit/record-action.ts')

  const log = createLog(config)
  const { db, close } = await openDatabaseBeside(config, log)
  const clock = () => new Date()
  try {
    if (file === null) {
      const faqs = await readAll(db)
      writeFileSync(path, writeFaqFile(faqs, format))
      console.log(`${faqs.length} FAQs are in ${path}.`)
      return
    }
    const dryRun = values['dry-run']
    const done = await importFaqFile(
      // Servers find the change by themselves, within 10 seconds.
      { db, clock, bus: { publish: () => undefined }, faqs: { refresh: async () => undefined } },
      file,
      { dryRun, onProgress: (rows, all) => showProgress(`${rows} of ${all} rows`) },
    )
    showProgress('')
    for (const { row, field, message } of done.rejected) console.error(`Row ${row}, ${field}: ${message}`)
    const bad = new Set(done.rejected.map(({ row }) => row)).size
    const counts = `${done.created} created, ${done.updated} updated, ${done.unchanged} unchanged, ${bad} bad`
    console.log(dryRun ? `Dry run, nothing is written: ${counts}.` : `${counts}.`)
    if (bad > 0) process.exitCode = 1
    if (dryRun) return
    await recordAction(
      { db, clock, log },
      {
        name: 'importFaqs',
        actor: { id: null, name: process.env.USER ?? 'operator' },
        address: 'command line',
        requestId: null,
        subjects: {},
      },
    )
    console.log('A running server answers by it within 10 seconds.')
  } finally {
    await close()
  }
}

function read(path: string): Buffer {
  if (!existsSync(path)) throw new Error(`There is no file ${path}.`)
  return readFileSync(path)
}

async function readAll(db: Db): Promise<FaqContent[]> {
  const { exportFaqs } = await import('../domain/faq/export-faqs.ts')
  const faqs: FaqContent[] = []
  for await (const page of exportFaqs(db)) {
    faqs.push(...page)
    showProgress(`${faqs.length} FAQs`)
  }
  showProgress('')
  return faqs
}

/** One line that is written over, on a terminal; elsewhere nothing. */
function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}

main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)))
