import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import solid from 'vite-plugin-solid'
import { compressedFiles } from './build/compressed-files.ts'
import { generatedDocuments } from './build/generated-documents.ts'
import { printedDocuments } from './build/printed-documents.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Where `npm run dev:client` finds the API: a server started with `npm start`. */
const api = 'http://127.0.0.1:4000'

/** A build is for customers, also when a test run makes it: with NODE_ENV=test it would hold Solid's development half. */
const production = (): Plugin => ({
  name: 'production',
  apply: 'build',
  config: {
    order: 'pre',
    handler() {
      process.env.NODE_ENV = 'production'
    },
  },
})

export default defineConfig({
  root: here('.'),
  plugins: [production(), generatedDocuments(), printedDocuments(), solid(), compressedFiles()],
  // Scripts and styles find each other beside themselves, wherever the server has them (BASE_PATH); it writes the
  // addresses in the pages itself.
  experimental: {
    renderBuiltUrl: (path, { hostType }) => (hostType === 'html' ? `/${path}` : { relative: true }),
  },
  build: {
    outDir: here('dist'),
    // Inlined assets would be data: URLs and inlined scripts, which the server's content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // A first start on a slow machine is no time for advice about plugins.
    rolldownOptions: { checks: { bundlerTimings: false, pluginTimings: false } },
  },
  // Each surface is built by itself. Built together they would share files, and customers would load what only the
  // console needs of them: 5 kB gzip more, and growing.
  environments: {
    client: { build: { emptyOutDir: true, rolldownOptions: { input: { chat: here('index.html') } } } },
    console: {
      consumer: 'client',
      build: { emptyOutDir: false, rolldownOptions: { input: { console: here('console/index.html') } } },
    },
    // What listens for answers on pages where the chat is closed: small, and of the chat it loads nothing.
    listener: {
      consumer: 'client',
      build: { emptyOutDir: false, rolldownOptions: { input: { listener: here('listener.html') } } },
    },
    // One classic script, whose address other sites write into their pages: it has no hash.
    widget: {
      consumer: 'client',
      build: {
        emptyOutDir: false,
        // What it loads later is no chunk of it: nothing to load beforehand.
        modulePreload: false,
        rolldownOptions: {
          input: { widget: here('src/widget/main.ts') },
          output: { format: 'iife', entryFileNames: 'widget.js' },
        },
      },
    },
    // Its address is in widget.js, which browsers keep for a while: no hash either.
    widgetPanel: {
      consumer: 'client',
      build: {
        emptyOutDir: false,
        rolldownOptions: {
          input: { widget: here('src/widget/panel/make-panel.ts') },
          preserveEntrySignatures: 'strict',
          output: { format: 'es', entryFileNames: 'widget-panel.js' },
        },
      },
    },
  },
  builder: {
    async buildApp({ build, environments }) {
      for (const environment of Object.values(environments)) await build(environment)
    },
  },
  server: {
    proxy: { '/graphql': { target: api, ws: true, changeOrigin: true } },
  },
})
