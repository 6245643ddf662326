import { type Logger, pino } from 'pino'
import pretty from 'pino-pretty'
import type { Config } from './config.ts'
import type { Correlation } from './ports/correlation.ts'

export type { Logger }

/** Wherever a secret could slip into a line, it is taken out. Message texts are never given to the log at all. */
const SECRETS = ['authorization', 'bearer', 'token', 'sessionToken', 'secret', 'apiKey', 'password', 'text']

/** JSON lines; on a terminal, lines that people read. */
export function createLog(config: Pick<Config, 'LOG_LEVEL' | 'DEBUG'>, correlation?: Correlation): Logger {
  const options = {
    level: config.LOG_LEVEL ?? (config.DEBUG ? 'debug' : 'info'),
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[hidden]' },
    base: null,
    mixin: () => {
      const requestId = correlation?.current()
      return requestId ? { requestId } : {}
    },
    timestamp: pino.stdTimeFunctions.isoTime,
  }
  return process.stdout.isTTY ? pino(options, pretty({ ignore: 'pid,hostname', sync: true })) : pino(options)
}
