import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '#server/testing/free-port.ts'

const root = join(import.meta.dirname, '../..')

/** A proxy of the world outside, set up as our documents say. */
export interface ProxyKind {
  name: string
  program: string
  debianPackage: string
  /** Of the product behind it. */
  basePath: string
  configure(ports: { target: number; port: number; tlsPort: number }): string
  /** How it is told to run in the foreground with the configuration, in a folder of its own. */
  args(config: string, folder: string): string[]
  /** Also serves https://localhost. */
  hasTls?: boolean
}

export const proxyKinds: readonly ProxyKind[] = [
  {
    name: 'nginx',
    program: 'nginx',
    debianPackage: 'nginx-light',
    basePath: '/support',
    configure: ({ target, port }) => `
      daemon off; pid nginx.pid; error_log stderr;
      events {}
      http { access_log off;
        client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
        ${fromDocs('nginx', target).replace('listen 80', `listen 127.0.0.1:${port}`)} }`,
    args: (config, folder) => ['-p', folder, '-c', config, '-e', 'stderr'],
  },
  {
    name: 'Caddy',
    program: 'caddy',
    debianPackage: 'caddy',
    basePath: '/support',
    hasTls: true,
    configure: ({ target, port, tlsPort }) =>
      [
        ...['{', 'admin off', 'auto_https disable_redirects', 'skip_install_trust', '}'],
        fromDocs('caddy', target).replace(
          'shop.example {',
          `http://127.0.0.1:${port}, https://localhost:${tlsPort} {\n  tls internal`,
        ),
      ].join('\n'),
    args: (config) => ['run', '--adapter', 'caddyfile', '--config', config],
  },
  {
    name: 'Apache',
    program: 'apache2',
    debianPackage: 'apache2-bin',
    basePath: '/support',
    configure: ({ target, port }) => `
      ServerName localhost
      Listen 127.0.0.1:${port}
      PidFile apache.pid
      ErrorLog error.log
      ${['mpm_event', 'authz_core', 'headers', 'proxy', 'proxy_http']
        .map((module) => `LoadModule ${module}_module /usr/lib/apache2/modules/mod_${module}.so`)
        .join('\n')}
      ${fromDocs('apache', target)}`,
    args: (config, folder) => ['-X', '-d', folder, '-f', config],
  },
  {
    name: 'HAProxy',
    program: 'haproxy',
    debianPackage: 'haproxy',
    basePath: '',
    // Docker's names and its DNS give way to the one server that is there, and to the files that a user may open.
    configure: ({ target, port }) =>
      readFileSync(join(root, 'infra/haproxy/haproxy.cfg'), 'utf8')
        .replace('maxconn 20000', 'maxconn 1000')
        .replace('bind :8080', `bind 127.0.0.1:${port}`)
        .replace(' init-addr none resolvers docker resolve-prefer ipv4', '')
        .replace('server-template web 10 web:4000', `server web 127.0.0.1:${target}`),
    args: (config) => ['-db', '-f', config],
  },
]

/** The example of docs/running.md, with the port on which the product is. */
function fromDocs(language: string, target: number): string {
  const docs = readFileSync(join(root, 'docs/running.md'), 'utf8')
  const [, example] = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(docs) ?? []
  if (!example) throw new Error(`docs/running.md has no example for ${language}.`)
  return example.replaceAll('127.0.0.1:4000', `127.0.0.1:${target}`)
}

export interface RunningProxy {
  url: string
  /** https://localhost, with a certificate of its own making. */
  tlsUrl: string
  close(): Promise<void>
}

export async function startProxy(kind: ProxyKind, program: string, target: number): Promise<RunningProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'proxy-'))
  // Some of them serve as a user without rights, when root starts them.
  mkdirSync(join(folder, 'data'), { mode: 0o755 })
  const [port, tlsPort] = [await freePort(), await freePort()]
  const config = join(folder, 'proxy.conf')
  writeFileSync(config, kind.configure({ target, port, tlsPort }))
  const child = spawn(program, kind.args(config, folder), {
    cwd: folder,
    env: { ...process.env, XDG_DATA_HOME: join(folder, 'data'), XDG_CONFIG_HOME: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk
    })
  }
  const ended = once(child, 'exit')
  const url = `http://127.0.0.1:${port}`
  while (!(await fetch(url).catch(() => null))) {
    if (child.exitCode !== null) throw new Error(`${kind.name} ended:\n${printed}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    url,
    tlsUrl: `https://localhost:${tlsPort}`,
    async close() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
