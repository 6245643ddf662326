import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

/** Set by global-setup.ts for a run of the tests: what the product prints in it is kept there, and looked through. */
export const OUTPUT_FOLDER = 'TEST_OUTPUT_FOLDER'

/** Where a server's log goes in tests. Synchronous: a test file may end at any moment. */
export const keptOutput = {
  write(text: string): void {
    const folder = process.env[OUTPUT_FOLDER]
    if (folder) appendFileSync(join(folder, `${process.pid}.log`), text)
  },
}
