import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Prometheus {
  /** The values of an instant query; none: no data. */
  query(expression: string): Promise<number[]>
  stop(): Promise<void>
}

/** A real Prometheus, in a temporary folder, that scrapes `target` (host:port) every second under our own rules. */
export async function startPrometheus(
  program: string,
  { target, rules }: { target: string; rules: string },
): Promise<Prometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'))
  const config = {
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: [rules],
    scrape_configs: [{ job_name: 'support-bot', static_configs: [{ targets: [target] }] }],
  }
  // JSON is YAML.
  writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(config))
  const port = await freePort()
  const child = spawn(program, [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ])
  await ready(child)
  return {
    async query(expression) {
      const url = `http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(expression)}`
      const body: { status: string; error?: string; data?: { result: { value: [number, string] }[] } } =
        await (await fetch(url)).json()
      if (body.status !== 'success') throw new Error(`${expression}: ${body.error}`)
      return (body.data?.result ?? []).map(({ value }) => Number(value[1]))
    },
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** It says so in its log; the log is shown when it ends instead. */
function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    const read = (chunk: Buffer) => {
      log += chunk
      if (log.includes('Server is ready to receive web requests')) resolve()
    }
    child.stderr?.on('data', read)
    child.stdout?.on('data', read)
    child.once('exit', (code) => reject(new Error(`Prometheus ended with ${code}:\n${log}`)))
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
