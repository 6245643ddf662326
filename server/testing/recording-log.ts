import type { Log } from '#server/ports/log.ts'

export interface RecordingLog extends Log {
  readonly lines: readonly { level: keyof Log; facts: object; message: string }[]
}

/** Keeps what is logged, so that a test can say what an operator would have read. */
export function createRecordingLog(): RecordingLog {
  const lines: { level: keyof Log; facts: object; message: string }[] = []
  const at = (level: keyof Log) => (facts: object, message: string) =>
    void lines.push({ level, facts, message })
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
