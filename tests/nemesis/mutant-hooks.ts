import { registerHooks } from 'node:module'

// Loaded into a server by the test of the nemesis, to see that it catches a server that trusts the bus alone.
registerHooks({
  resolve(specifier, context, next) {
    const wanted = specifier.endsWith('/session-watch.ts') && !context.parentURL?.includes('/tests/nemesis/')
    return wanted
      ? next(new URL('./trusting-session-watch.ts', import.meta.url).href, context)
      : next(specifier, context)
  },
})
