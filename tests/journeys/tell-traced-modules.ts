import { registerHooks } from 'node:module'

// For `node --import`: prints the name of each module of OpenTelemetry at the moment when the process loads it. But its
// API, in which nothing happens: prom-client loads that for itself.
registerHooks({
  load(url, context, next) {
    if (/node_modules\/(@opentelemetry\/(?!api\/)|@prisma\/instrumentation)/.test(url))
      console.log(`Loaded ${url}`)
    return next(url, context)
  },
})
