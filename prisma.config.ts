import { defineConfig } from 'prisma/config'

// The URL is only read by the Prisma CLI's own commands (`prisma migrate deploy`); the server has its config.ts.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
