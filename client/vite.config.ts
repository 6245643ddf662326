import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'
import { generatedDocuments } from './generated-documents.ts'
import { withoutGraphqlParser } from './without-graphql-parser.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Where `npm run dev:client` finds the API: a server started with `npm start`. */
const api = 'http://127.0.0.1:4000'

export default defineConfig({
  root: here('.'),
  plugins: [generatedDocuments(), withoutGraphqlParser(), solid()],
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    // Inlined assets would be data: URLs and inlined scripts, which the server's content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { chat: here('index.html'), console: here('console/index.html') },
    },
  },
  server: {
    proxy: { '/graphql': { target: api, ws: true, changeOrigin: true } },
  },
})
