import type { Log } from '#server/ports/log.ts'
import { createLog } from '#server/start/log.ts'
import { keptOutput } from './kept-output.ts'

export interface RecordingLog extends Log {
  readonly lines: readonly { level: keyof Log; facts: object; message: string }[]
}

/** Keeps what is logged, so that a test can say what an operator would have read. */
export function createRecordingLog(): RecordingLog {
  const lines: { level: keyof Log; facts: object; message: string }[] = []
  const log = createLog({ LOG_LEVEL: 'trace', DEBUG: true }, undefined, keptOutput)
  const at = (level: keyof Log) => (facts: object, message: string) => {
    lines.push({ level, facts, message })
    log[level](facts, message)
  }
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
