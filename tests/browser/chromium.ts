import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ourPackage from '../../package.json' with { type: 'json' }

export interface Chromium {
  executablePath: string
  env: Record<string, string>
}

/**
 * The system's Chromium, else the one inside the npm package @sparticuz/chromium, unpacked once per version into the
 * temporary folder. Undefined, with one line that says what to do, where neither runs; with CI set that is an error.
 */
export async function findChromium(): Promise<Chromium | undefined> {
  const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))
  const runsPackaged = process.platform === 'linux' && process.arch === 'x64'
  // Pictures are taken with the packaged one where it runs: its font is the same everywhere.
  const takesPictures = process.env.SCREENSHOTS !== undefined
  if (system && !(runsPackaged && takesPictures)) return { executablePath: system, env: {} }
  if (runsPackaged) return packaged()
  const advice = 'Browser tests are skipped: no Chromium here. Install it (Debian: apt-get install chromium).'
  if (process.env.CI) throw new Error(advice)
  console.warn(advice)
  return undefined
}

async function packaged(): Promise<Chromium> {
  const folder = join(tmpdir(), `support-bot-chromium-${ourPackage.devDependencies['@sparticuz/chromium']}`)
  if (!existsSync(folder)) await unpack(folder)
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  }
}

/** Into a folder of its own first: several test files may start at once, and half a browser must not be found. */
async function unpack(folder: string): Promise<void> {
  const draft = await mkdtemp(`${folder}-`)
  const { TMPDIR, AWS_EXECUTION_ENV } = process.env
  // The package unpacks to the temporary folder, and its libraries only where it believes to be on AWS.
  Object.assign(process.env, { TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' })
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()
  } finally {
    restore('TMPDIR', TMPDIR)
    restore('AWS_EXECUTION_ENV', AWS_EXECUTION_ENV)
  }
  await writeFile(join(draft, 'fonts.conf'), fonts(join(folder, 'fonts')))
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }))
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}

/** The package's own font first, so that screenshots look the same everywhere; the system's for other scripts. */
function fonts(folder: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
  <dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}-cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>`
}
