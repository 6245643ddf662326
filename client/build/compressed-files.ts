import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const compressible = /\.(?:js|css|svg)$/
const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** Writes each file compressed beside itself, as well as can be, once: the server only picks one. */
export function compressedFiles(): Plugin {
  return {
    name: 'compressed-files',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const paths = Object.keys(bundle).filter((path) => compressible.test(path))
      await Promise.all(
        paths.map(async (path) => {
          const content = await readFile(join(dir, path))
          await writeFile(join(dir, `${path}.br`), await brotli(content))
          await writeFile(join(dir, `${path}.gz`), await gzipped(content, { level: 9 }))
        }),
      )
    },
  }
}
