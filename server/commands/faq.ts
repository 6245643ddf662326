import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { generateIfStale } from '#prisma/generate.ts'
import { loadConfig } from '../config.ts'
import type { Db } from '../domain/db.ts'
import type { ExportedFaq } from '../domain/knowledge/faq/export-faqs.ts'
import { formatOf, readFaqFile, writeFaqFile } from './faq-file.ts'

const usage = `Brings FAQs in from a file, or writes them all to one. Beside a server that runs, or without.

  npm run faq -- import file.csv --dry-run
  npm run faq -- import file.json
  npm run faq -- export file.csv
  npm run faq -- imports
  npm run faq -- undo IMPORT

A CSV file names its columns in the first row, in English or another common language: question, answer, category, and
if you like phrasings, keywords (an entry a line, or with | between them), enabled (yes or no), language (de, pt-BR;
detected when left out), translationOf (the externalId or question of the original) and externalId. A question that
exists already is updated; HTML becomes Markdown. Bad rows are named and left out; the exit code is then 1. An import
can be taken back as a whole: "imports" lists them, "undo" takes one back.
`

type Action = { name: 'import' | 'export'; path: string } | { name: 'imports' } | { name: 'undo'; id: string }

function actionOf([name, argument]: readonly string[]): Action | null {
  if (name === 'imports') return { name }
  if (argument === undefined) return null
  if (name === 'undo') return { name, id: argument }
  return name === 'import' || name === 'export' ? { name, path: argument } : null
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false } },
  })
  const action = actionOf(positionals)
  if (action === null) return fail(usage)
  // Before the database is opened: a file that cannot be read or written ends it here.
  const format = 'path' in action ? formatOf(action.path) : 'csv'
  const file = action.name === 'import' ? readFaqFile(read(action.path), format) : null
  const config = loadConfig({ ...process.env, LOG_LEVEL: 'warn' })
  generateIfStale()
  // Imported only now: they import the generated client.
  const { openDatabaseBeside } = await import('../start/open-database.ts')
  const { createLog } = await import('../start/log.ts')
  const { recordAction } = await import('../domain/audit/record-action.ts')
  const { runImport, listImports, runUndo } = await import('./faq-imports.ts')

  const log = createLog(config)
  const { db, close } = await openDatabaseBeside(config, log)
  const clock = () => new Date()
  // Servers find the change by themselves, within 10 seconds.
  const deps = { db, clock, bus: { publish: () => undefined }, faqs: { refresh: async () => undefined } }
  try {
    if (action.name === 'imports') return await listImports(db)
    if (action.name === 'export') {
      const faqs = await readAll(db)
      writeFileSync(action.path, writeFaqFile(faqs, format))
      console.log(`${faqs.length} FAQs are in ${action.path}.`)
      return
    }
    const options = { dryRun: values['dry-run'], fileName: 'path' in action ? basename(action.path) : '' }
    const importId = file
      ? await runImport(deps, file, { ...options, onProgress: showProgress })
      : await runUndo(deps, 'id' in action ? action.id : '')
    if (importId === null) return
    await recordAction(
      { db, clock, log },
      {
        name: file ? 'importFaqs' : 'undoFaqImport',
        actor: { id: null, name: process.env.USER ?? 'operator' },
        address: 'command line',
        requestId: null,
        subjects: { faqImport: importId },
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

async function readAll(db: Db): Promise<ExportedFaq[]> {
  const { exportFaqs } = await import('../domain/knowledge/faq/export-faqs.ts')
  const faqs: ExportedFaq[] = []
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
