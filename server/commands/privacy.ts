import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { generateIfStale } from '#prisma/generate.ts'
import { loadConfig } from '../config.ts'

const usage = `Exports or erases what is stored about a customer or a session.

  npm run privacy -- export --user ID [--out file.json]
  npm run privacy -- erase --session ID --yes
`

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      user: { type: 'string' },
      session: { type: 'string' },
      out: { type: 'string' },
      yes: { type: 'boolean' },
    },
  })
  const [action] = positionals
  if (action !== 'export' && action !== 'erase') return fail(usage)
  if (action === 'erase' && !values.yes) return fail(`Erasing cannot be undone. Add --yes.\n\n${usage}`)
  const config = loadConfig({ ...process.env, LOG_LEVEL: 'warn' })
  generateIfStale()
  // Imported only now: they import the generated client.
  const { startCommand } = await import('./start-command.ts')
  const { exportPersonalData } = await import('../domain/privacy/personal-data.ts')
  const { erasePersonalData } = await import('../domain/privacy/erase-personal-data.ts')
  const { recordAction } = await import('../domain/audit/record-action.ts')

  const command = await startCommand(config)
  const subject = { userId: values.user, sessionId: values.session }
  try {
    if (action === 'export') {
      const json = `${JSON.stringify(await exportPersonalData(command.deps, subject), null, 2)}\n`
      if (values.out) writeFileSync(values.out, json, { mode: 0o600 })
      else process.stdout.write(json)
    } else {
      const receipt = await erasePersonalData({ ...command.deps, bus: { publish: () => undefined } }, subject)
      console.log(JSON.stringify(receipt, null, 2))
    }
    const subjects = values.session ? { session: values.session } : {}
    await recordAction(command.deps, {
      name: action === 'export' ? 'personalData' : 'erasePersonalData',
      actor: { id: null, name: process.env.USER ?? 'operator' },
      address: 'command line',
      requestId: null,
      subjects,
    })
  } finally {
    await command.close()
  }
}

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}

main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)))
