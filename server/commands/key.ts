import { parseArgs } from 'node:util'
import { generateIfStale } from '#prisma/generate.ts'
import { loadConfig } from '../config.ts'

const usage = `Makes, lists, renames and revokes API keys on this machine.

  npm run key -- create --role agent --name Ada
  npm run key -- create --role partner --name "Shop backend" --scopes sessions:read,usage:read
  npm run key -- create --role agent --name Temp --expires 2030-01-31
  npm run key -- list
  npm run key -- rename ID --name "Ada Lovelace"
  npm run key -- revoke ID
`

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      role: { type: 'string' },
      name: { type: 'string' },
      scopes: { type: 'string' },
      expires: { type: 'string' },
    },
  })
  const [action, id] = positionals
  if (!['create', 'list', 'rename', 'revoke'].includes(action ?? '')) return fail(usage)
  const config = loadConfig({ ...process.env, LOG_LEVEL: 'warn' })
  generateIfStale()
  // Imported only now: they import the generated client.
  const { createApiKey, renameApiKey, revokeApiKey } = await import('../domain/api-key/api-keys.ts')
  const { openDatabaseBeside } = await import('../start/open-database.ts')
  const { createLog } = await import('../start/log.ts')
  const { DomainError } = await import('../domain/errors.ts')

  const database = await openDatabaseBeside(config, createLog(config))
  const settings = { defaultLanguage: config.DEFAULT_LANGUAGE }
  const deps = { db: database.db, clock: () => new Date(), settings }
  // The news travels by the database here: every server forgets a key within seconds by itself.
  const bus = { publish: () => undefined }
  try {
    if (action === 'create') {
      const role = (['ADMIN', 'AGENT', 'PARTNER'] as const).find(
        (known) => known === values.role?.toUpperCase(),
      )
      if (!role || !values.name)
        return fail(`create needs --role admin, agent or partner, and --name.\n\n${usage}`)
      const { apiKey, secret } = await createApiKey(deps, {
        name: values.name,
        role,
        scopes: values.scopes?.split(','),
        expiresAt: dateIn(values.expires),
      })
      console.log(`${apiKey.role} key for ${apiKey.name}, shown only now:\n\n  ${secret}\n`)
    } else if (action === 'list') {
      const keys = await deps.db.apiKey.findMany({ orderBy: { id: 'asc' } })
      console.table(
        keys.map(({ id, name, role, prefix, scopes, lastUsedAt, revokedAt, expiresAt }) => ({
          id,
          name,
          role,
          begins: prefix,
          scopes: scopes.join(' '),
          'last used': lastUsedAt?.toISOString() ?? 'never',
          revoked: revokedAt?.toISOString() ?? '',
          expires: expiresAt?.toISOString() ?? 'never',
        })),
      )
    } else if (action === 'rename') {
      if (!values.name) return fail(`rename needs the key's ID and --name.\n\n${usage}`)
      const { name } = await renameApiKey({ ...deps, bus }, id ?? '', values.name)
      console.log(`Customers read ${name} from the next message on.`)
    } else {
      const apiKey = await revokeApiKey({ ...deps, bus }, id ?? '')
      console.log(`The key of ${apiKey.name} is revoked; every server refuses it within 5 seconds.`)
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    fail(error.message)
  } finally {
    await database.close()
  }
}

/** @throws Error for what is no date */
function dateIn(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined
  const date = new Date(text)
  if (Number.isNaN(date.getTime())) throw new Error(`--expires is "${text}"; write it as 2030-01-31.`)
  return date
}

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}

main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)))
