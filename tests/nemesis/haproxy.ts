import { findProgram } from '../infra/find-program.ts'
import { proxyKinds, type RunningProxy, startProxy } from '../infra/proxies.ts'

/** HAProxy before these replicas, with the file that operators get. Null: it is not installed. */
export async function startHaproxy(ports: readonly number[]): Promise<RunningProxy | null> {
  const kind = proxyKinds.find(({ name }) => name === 'HAProxy')
  if (!kind) throw new Error('HAProxy is one of the proxies that we know.')
  const program = findProgram(kind.program, kind.debianPackage)
  if (program === null) return null
  const [first = 0, ...others] = ports
  const more = others.map((port, index) => `\n    server web${index + 2} 127.0.0.1:${port}`).join('')
  return startProxy(
    {
      ...kind,
      configure: (given) =>
        kind.configure(given).replace(`server web 127.0.0.1:${given.target}`, (server) => `${server}${more}`),
    },
    program,
    first,
  )
}
