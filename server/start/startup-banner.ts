import type { App } from './compose-app.ts'

/** What the operator reads after a start: where things are, what runs, what to set for more. */
export function startupBanner({
  url,
  variants,
  newAdminKey,
}: Pick<App, 'url' | 'variants' | 'newAdminKey'>): string {
  const rows = [
    ['Chat', url],
    ['Console', `${url}/console`],
    ['API', `${url}/graphql`],
    ['Health', `${url}/health`],
  ]
  const parts = Object.entries(variants)
  const width = Math.max(...[...rows, ...parts].map(([name]) => name?.length ?? 0)) + 2
  const line = ([name = '', value = '']: readonly string[]) => `  ${name.padEnd(width)}${value}`
  const key =
    newAdminKey === null
      ? []
      : ['', `  Admin key, shown only now: ${newAdminKey}`, '  Sign in to the console with it.']
  return ['', 'AI Support Bot is running.', '', ...rows.map(line), '', ...parts.map(line), ...key, ''].join(
    '\n',
  )
}

const databaseUnreachable = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENETUNREACH|28|3D000|53300|57P)/

/** What the operator reads when the start failed: what to do, or, of what nobody foresaw, all there is to know. */
export function startFailure(error: unknown): string {
  const { name, code, message, port, syscall } = Object(error) as Partial<Record<string, string>>
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use. Stop the program that has it, or set PORT to another number.`
  }
  if (code === 'EACCES' && syscall === 'listen') {
    return `This user may not use port ${port}. Set PORT to another number.`
  }
  if (code === 'EADDRNOTAVAIL' && syscall === 'listen') return 'HOST is no address of this machine.'
  // These say what to do.
  if (/^(DataDirInUse|MigrationFailed|UnusableServer|UnusableEncoder)$/.test(name ?? '')) return message ?? ''
  const setUp = wrongSetUp(code ?? '', message ?? '')
  if (setUp !== null) return `PostgreSQL at DATABASE_URL cannot be used: ${message}. ${setUp}`
  if (syscall === 'mkdir' || code === 'ERR_SQLITE_ERROR') return `DATA_DIR cannot be used: ${message}`
  if (databaseUnreachable.test(code ?? '') || /connection timeout|timeout expired/i.test(message ?? '')) {
    return `PostgreSQL at DATABASE_URL cannot be used: ${message || code}`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** What to do about a server that answers, but not to this. */
function wrongSetUp(code: string, message: string): string | null {
  if (/unsupported startup parameter/.test(message)) {
    return (
      'A pooler refuses it. Set in its configuration: ignore_startup_parameters = ' +
      'lock_timeout,options,statement_timeout,idle_in_transaction_session_timeout'
    )
  }
  if (/does not support SSL/.test(message))
    return 'Take sslmode out of the URL, or switch TLS on at the server.'
  if (/CERT|SELF_SIGNED|UNABLE_TO_/.test(code)) {
    return (
      'Name the authority that signed its certificate with ?sslrootcert=/path/ca.pem in the URL; ' +
      'sslmode=no-verify encrypts without checking who answers.'
    )
  }
  return null
}
