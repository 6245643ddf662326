import type { App } from './app.ts'

/** What the operator reads after a start: where things are, what runs, what to set for more. */
export function firstScreen({
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
