import { type DestinationStream, type Logger, pino } from 'pino'
import pretty from 'pino-pretty'
import type { Config } from '../config.ts'
import type { Correlation } from '../ports/correlation.ts'

export type { DestinationStream, Logger }

/** Wherever a secret could slip into a line, it is taken out. Message texts are never given to the log at all. */
const SECRETS = ['authorization', 'bearer', 'token', 'sessionToken', 'secret', 'apiKey', 'password', 'text']

/** JSON lines, `to` there or to the standard output; on a terminal, lines that people read. */
export function createLog(
  config: Pick<Config, 'LOG_LEVEL' | 'DEBUG'>,
  correlation?: Correlation,
  to?: DestinationStream,
): Logger {
  const options = {
    level: config.LOG_LEVEL ?? (config.DEBUG ? 'debug' : 'info'),
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[hidden]' },
    base: null,
    mixin: () => {
      const requestId = correlation?.current()
      return requestId ? { requestId } : {}
    },
    serializers: { err: describeError },
    timestamp: pino.stdTimeFunctions.isoTime,
  }
  if (to) return pino(options, to)
  return process.stdout.isTTY ? pino(options, pretty({ ignore: 'pid,hostname', sync: true })) : pino(options)
}

/**
 * An error as the log may show it: what failed, where, and why. Libraries put into their errors what they were given:
 * Prisma shows the arguments of the call, PostgreSQL the values that it refuses, a parser the text that it read. All
 * of that may be a customer's words, so it is left out, with every property that we do not know.
 */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, message, stack = '', cause } = error
  const { code } = error as { code?: unknown }
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: name === 'Error' ? error.constructor.name : name,
    message: quotesOthers(error) ? withoutQuotes(message) : message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack: frames.join('\n'),
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  }
}

function quotesOthers(error: Error): boolean {
  return (
    /^(Prisma|DriverAdapterError)/.test(error.name) || error instanceof SyntaxError || 'severity' in error
  )
}

/** Prisma's arguments stand between its first line and its last one; values stand in double quotes. */
function withoutQuotes(message: string): string {
  const lines = message.split('\n').filter((line) => line.trim() !== '')
  return [...new Set([lines[0], lines.at(-1)])].join(' … ').replace(/".*"/s, '"…"')
}
