import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg'

// Node has it; TypeScript declares it with the browser's types alone.
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>
}

/**
 * Prisma's schema engine as WebAssembly, ready to use. Loading it takes about 100 ms and 3 MB, so import this
 * file only when there is something to do (`await import`). The package's own entry needs bundlers' imports of .wasm.
 */
const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
const { instance } = await WebAssembly.instantiate(readFileSync(script.replace(/\.js$/, '.wasm')), {
  './schema_engine_bg.js': engineModule,
})
engineModule.__wbg_set_wasm(instance.exports)
const start = instance.exports.__wbindgen_start
if (typeof start === 'function') start()

export const { SchemaEngine } = engineModule
