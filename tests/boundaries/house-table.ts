/**
 * "Who may import whom", as the test reads it. Change it here when the house changes, with the reason.
 *
 * `folder` ends in a slash; without one it is a single file. The longest that fits a file is its rule. `<x>` stands
 * for one folder name and means the same name again in the other columns.
 */
export interface FolderRule {
  folder: string
  /** Files and folders of ours. */
  mayImport: readonly string[]
  /** Of these only `import type`: nothing of them runs here. */
  typesOf?: readonly string[]
  /** npm packages and node's own modules; a `*` at the end fits any rest. */
  packages: readonly string[]
  /** What to do about an import that is not in the columns. */
  instead: string
}

const anyPackage = ['*']

export const folderRules: readonly FolderRule[] = [
  {
    folder: 'server/ports/',
    mayImport: ['server/ports/'],
    packages: ['zod'],
    instead: 'A port is a promise: say it in words of its own and let adapters/ keep it.',
  },
  {
    folder: 'server/domain/',
    // Of the generated client enums, `Prisma.sql` and the class of its known errors are used as values. A client cannot
    // be made here: that takes @prisma/adapter-pg, whose home is elsewhere.
    mayImport: ['server/domain/', 'server/ports/', 'prisma/generated/'],
    // The parser only computes: it reads the model's JSON while it arrives.
    // node:timers/promises is for setImmediate alone, by which long computing lets other requests in between.
    // node:v8 keeps the dates and bytes of a result that is stored to be repeated.
    // unified and its parsers turn the HTML of imported answers into Markdown; they only compute, too.
    // eld tells the language of a text, @orama has stems and stop words, intl-messageformat fills our sentences in,
    // n2words spells numbers out: all compute only.
    packages: [
      ...['eld/extrasmall', '@orama/stemmers', '@orama/stopwords', 'intl-messageformat', 'n2words/*'],
      ...['zod', 'fuse.js', 'node:crypto', 'node:timers/promises', 'node:v8', '@streamparser/json'],
      ...['unified', 'rehype-parse', 'rehype-remark', 'remark-gfm', 'remark-stringify'],
    ],
    instead: 'The domain knows no technology: take it from `deps`, as a port with an adapter behind it.',
  },
  {
    folder: 'server/adapters/<x>/',
    // rate-limiter-flexible/ keeps no port itself: it is what memory/ and redis/ both do with that library.
    mayImport: [
      ...['server/adapters/<x>/', 'server/adapters/rate-limiter-flexible/'],
      ...['server/ports/', 'server/domain/errors.ts', 'prisma/generated/'],
    ],
    typesOf: ['server/domain/'],
    packages: anyPackage,
    instead:
      'An adapter keeps the promise of a port, alone: compose-app.ts puts adapters together, use cases call them.',
  },
  {
    folder: 'server/schema/',
    mayImport: ['server/schema/', 'server/domain/', 'prisma/generated/'],
    typesOf: ['server/ports/'],
    packages: ['@pothos/*', 'graphql', 'graphql-scalars', 'dataloader', 'zod'],
    instead: 'The schema is thin: call a use case of domain/, and let it do the work.',
  },
  {
    // A script: it writes schema.graphql.
    folder: 'server/schema/print.ts',
    mayImport: ['server/schema/'],
    packages: ['graphql', 'node:*'],
    instead: 'Printing the schema needs the schema alone.',
  },
  {
    folder: 'server/jobs/',
    mayImport: ['server/jobs/', 'server/domain/', 'server/ports/'],
    packages: ['zod'],
    instead: 'A job does its work by a use case of domain/; what it needs comes in `deps`.',
  },
  {
    folder: 'server/http/',
    mayImport: ['server/http/', 'server/schema/', 'server/ports/', 'server/domain/errors.ts'],
    typesOf: ['server/domain/'],
    packages: anyPackage,
    instead:
      'Transport carries requests to the schema; compose-app.ts hands in whatever else it needs as a function.',
  },
  {
    folder: 'server/config.ts',
    // A plain list, of the languages that DEFAULT_LANGUAGE may name, and a judge of all settings together.
    mayImport: ['server/domain/language/served-languages.ts', 'server/setting-rules/'],
    typesOf: ['server/domain/', 'server/ports/'],
    packages: ['zod', 'node:*'],
    instead: 'The configuration is read before anything exists.',
  },
  {
    folder: 'server/setting-rules/',
    mayImport: ['server/setting-rules/'],
    packages: [],
    instead: 'It only judges what was set.',
  },
  {
    folder: 'server/main.ts',
    mayImport: ['server/start/stop-signal.ts', 'server/start/run-process.ts'],
    packages: ['node:*'],
    instead: 'main.ts listens for signals before anything else is loaded: the rest is in run-process.ts.',
  },
  {
    folder: 'server/start/stop-signal.ts',
    mayImport: [],
    packages: [],
    instead: 'It is loaded before everything else, and has to be there at once.',
  },
  {
    folder: 'server/start/unless-stopped.ts',
    mayImport: [],
    packages: [],
    instead: 'It only waits.',
  },
  {
    folder: 'server/start/run-process.ts',
    // A fresh clone has no Prisma client and no built chat yet: both are made before app.ts is loaded.
    mayImport: [
      ...['server/start/app.ts', 'server/config.ts', 'server/start/startup-banner.ts'],
      ...['server/start/build-client.ts', 'prisma/generate.ts'],
    ],
    typesOf: ['server/'],
    packages: ['node:*'],
    instead: 'It only starts and stops the process: put parts together in compose-app.ts.',
  },
  {
    folder: 'server/start/startup-banner.ts',
    mayImport: [],
    typesOf: ['server/'],
    packages: ['node:*'],
    instead: 'The first screen shows what it is handed.',
  },
  {
    folder: 'server/start/log.ts',
    mayImport: ['server/ports/'],
    typesOf: ['server/config.ts'],
    packages: ['pino', 'pino-pretty'],
    instead: 'The log is there before everything else.',
  },
  {
    folder: 'server/start/build-client.ts',
    mayImport: [],
    packages: ['node:*', 'vite'],
    instead: 'Building the client is for vite, by client/vite.config.ts.',
  },
  {
    folder: 'server/start/open-database.ts',
    mayImport: [
      'server/adapters/postgres/',
      'server/config.ts',
      'server/start/log.ts',
      'server/start/unless-stopped.ts',
    ],
    packages: ['node:*'],
    instead: 'It opens the database, for app.ts and for the commands, and knows nothing else.',
  },
  {
    // app.ts's choices, in a file of their own.
    folder: 'server/start/select-adapters.ts',
    mayImport: ['server/adapters/'],
    typesOf: ['server/'],
    packages: [],
    instead: 'It picks one adapter for each part: what a part does is the adapter’s.',
  },
  {
    folder: 'server/start/settings.ts',
    mayImport: [],
    typesOf: ['server/'],
    packages: [],
    instead: 'It only renames: what a setting means is for the domain.',
  },
  {
    folder: 'server/start/health-checks.ts',
    mayImport: [],
    typesOf: ['server/'],
    packages: [],
    instead: 'It asks the parts that it is handed how they are.',
  },
  {
    // It opens what takes longest and then lets compose-app.ts do the rest.
    folder: 'server/start/app.ts',
    mayImport: [
      ...[
        'server/start/select-adapters.ts',
        'server/start/log.ts',
        'server/start/open-database.ts',
        'server/start/compose-app.ts',
        'server/start/unless-stopped.ts',
      ],
      'server/adapters/node/',
    ],
    typesOf: ['server/'],
    packages: ['node:timers/promises'],
    instead: 'app.ts only opens and closes: put parts together in compose-app.ts.',
  },
  {
    folder: 'server/start/serve-http.ts',
    mayImport: [
      'server/http/',
      'server/start/build-client.ts',
      'server/adapters/postgres/database-outage.ts',
    ],
    typesOf: ['server/'],
    packages: [],
    instead: 'It says what is served: how is for http/.',
  },
  {
    folder: 'server/start/open-knowledge.ts',
    mayImport: ['server/domain/'],
    typesOf: ['server/ports/', 'server/start/select-adapters.ts'],
    packages: [],
    instead: 'It opens the index of the FAQ and keeps it current: how is for domain/knowledge.',
  },
  {
    folder: 'server/start/compose-app.ts',
    mayImport: [
      'package.json',
      'server/start/build-client.ts',
      'server/start/unless-stopped.ts',
      'server/start/serve-http.ts',
      'server/config.ts',
      'server/start/select-adapters.ts',
      'server/start/settings.ts',
      'server/start/health-checks.ts',
      'server/start/open-database.ts',
      'server/start/open-knowledge.ts',
      'server/domain/',
      'server/ports/',
      'server/adapters/',
      'server/schema/',
      'server/jobs/',
      'server/http/',
      'prisma/seed/',
      'prisma/generated/',
    ],
    typesOf: ['server/config.ts', 'server/start/log.ts'],
    packages: anyPackage,
    instead: 'It is the only place that puts parts together, but never the parts of tests.',
  },
  {
    folder: 'server/commands/',
    // Like app.ts, a command chooses variants and puts together the parts that it needs.
    mayImport: [
      ...['server/commands/', 'server/config.ts', 'server/start/log.ts', 'server/start/open-database.ts'],
      ...['server/domain/', 'server/ports/', 'server/adapters/', 'server/jobs/', 'prisma/generate.ts'],
    ],
    packages: anyPackage,
    instead: 'A command only reads its arguments and shows the outcome: call a use case of domain/.',
  },
  {
    folder: 'server/testing/',
    mayImport: ['server/', 'prisma/', 'tests/'],
    packages: anyPackage,
    instead: 'What tests share is of the server.',
  },
  {
    folder: 'prisma/',
    // The scripts write migrations with the same schema engine that the server starts with.
    mayImport: ['prisma/', 'server/adapters/postgres/'],
    packages: anyPackage,
    instead: 'The scripts around the database need the database alone.',
  },
  {
    folder: 'client/src/ui/',
    mayImport: ['client/src/ui/'],
    packages: anyPackage,
    instead: 'ui/ knows nothing of the product: hand it values and callbacks.',
  },
  {
    folder: 'client/src/session/',
    mayImport: [
      'client/src/session/',
      'client/src/ui/',
      'client/src/gql/',
      'client/src/live-subscription.ts',
    ],
    packages: anyPackage,
    instead: 'session/ is what every surface means by a live session: it knows none of them.',
  },
  {
    folder: 'client/src/<x>/',
    mayImport: [
      'client/src/<x>/',
      'client/src/ui/',
      'client/src/session/',
      'client/src/gql/',
      'client/src/live-subscription.ts',
      'client/src/urql.ts',
      // What the chat and the widget say to each other, as types.
      'client/src/embedding-messages.ts',
    ],
    packages: anyPackage,
    instead:
      'Surfaces do not know each other: what two of them show belongs into ui/, what a live session is into session/.',
  },
  {
    folder: 'client/src/',
    mayImport: ['client/src/'],
    packages: anyPackage,
    instead: 'Client and server share schema.graphql, nothing else.',
  },
  {
    folder: 'client/',
    mayImport: ['client/'],
    packages: anyPackage,
    instead: 'Client and server share schema.graphql, nothing else.',
  },
  {
    folder: 'tests/',
    mayImport: ['server/', 'prisma/', 'tests/', 'client/src/gql/'],
    packages: anyPackage,
    instead: 'Tests use the server and the browser, not the inside of the client.',
  },
]

/** Technologies that have a home: run elsewhere, they would spread. Their types may be named where packages are free. */
export const packageHomes: readonly { packages: readonly string[]; homes: readonly string[] }[] = [
  { packages: ['openai'], homes: ['server/adapters/openrouter/', 'server/adapters/openai-embeddings/'] },
  { packages: ['ioredis', 'graphql-redis-subscriptions'], homes: ['server/adapters/redis/'] },
  { packages: ['graphql-subscriptions'], homes: ['server/adapters/memory/'] },
  {
    packages: ['rate-limiter-flexible'],
    homes: ['server/adapters/memory/', 'server/adapters/redis/', 'server/adapters/rate-limiter-flexible/'],
  },
  { packages: ['pg-boss'], homes: ['server/adapters/pg-boss/'] },
  { packages: ['@opentelemetry/*', '@prisma/instrumentation'], homes: ['server/adapters/opentelemetry/'] },
  { packages: ['pg', '@electric-sql/*', '@prisma/*'], homes: ['server/adapters/postgres/', 'prisma/'] },
  { packages: ['onnxruntime-node', 'minilm-weights'], homes: ['server/adapters/onnx/'] },
  {
    packages: ['csv-parse/*', 'csv-stringify/*'],
    homes: ['server/commands/', 'client/src/console/faq-file/'],
  },
  { packages: ['prom-client'], homes: ['server/adapters/prometheus/'] },
  { packages: ['@pothos/*'], homes: ['server/schema/'] },
  {
    packages: ['graphql-yoga', 'ws', 'serve-static', 'compression', '@escape.tech/*'],
    homes: ['server/http/'],
  },
  { packages: ['solid-js', 'solid-js/*', '@solidjs/*', '@urql/*'], homes: ['client/'] },
  // The two files of the client run on Node, when it is built.
  {
    packages: ['node:*'],
    homes: ['server/', 'prisma/', 'client/vite.config.ts', 'client/build/'],
  },
]

/** Every folder below these is a floor of rooms: of two rooms one may know the other, never each of them. */
export const oneWayBelow = ['server/', 'client/src/']

/** Only these read the environment; everything else is handed its settings. prisma/generate.ts hands it on to a tool. */
export const readsEnvironment = [
  'server/config.ts',
  'server/commands/',
  'server/main.ts',
  // Tells a library under it, which listens to nothing else, to keep to itself.
  'server/adapters/onnx/encoder-thread.ts',
  // A build is for production, whatever started it.
  'client/vite.config.ts',
  'prisma.config.ts',
  'prisma/generate.ts',
  // Migrates DATABASE_URL before a roll-out, without the rest of the configuration.
  'prisma/apply-migrations.ts',
]

/** Rules that hold at any time of day: what is random or tells the time is handed in (`deps.clock`, `deps.sleep`). */
export const withoutClock = ['server/domain/']

/** It measures how long its own computing holds the event loop; no rule depends on what it reads. */
export const measuresItself = ['server/domain/knowledge/search/numeric/event-loop-yielder.ts']

/** Reads go through the graph, writes through use cases. */
export const withoutDatabaseWrites = ['server/schema/', 'server/http/']

/** A file of this many lines does too much. */
export const tooManyLines = 400

/** What a file of the product has at most, so that it can be read in one go. */
export const MAX_PRODUCT_LINES = 250

/** Longer than that, and under `tooManyLines`. The list only shrinks: a file that is shorter by now has to leave it. */
export const longerFiles = [
  // Words of one language: a table.
  'server/domain/answering/rules/languages/en.ts',
  'server/domain/knowledge/search/text/spelling.ts',
]

/** A function of more lines has two ideas. Tests are free of it: what they tell is one story. */
export const MAX_FUNCTION_LINES = 80

/** Names that say nothing of what is in the file, so that everything ends up in it. */
export const drawerNames = ['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'shared', 'lib', 'types']

/** The entry points that a page's HTML names; every other .tsx is one component. */
export const entryPoints = ['main.tsx', 'index.tsx']
