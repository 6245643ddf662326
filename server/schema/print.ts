import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { printSchema } from 'graphql'
import { schema } from './schema.ts'

/** The public contract, as committed at the root. */
const file = join(import.meta.dirname, '../../schema.graphql')

export function printedSchema(): string {
  return `${printSchema(schema)}\n`
}

/** Whether schema.graphql is what the code says. */
export function schemaIsFresh(): boolean {
  return readFileSync(file, 'utf8') === printedSchema()
}

if (import.meta.main) {
  if (!process.argv.includes('--check')) writeFileSync(file, printedSchema())
  else if (!schemaIsFresh()) {
    console.error('schema.graphql is not what the code says. Run: npm run generate')
    process.exitCode = 1
  }
}
