import type { Message } from '../../conversation/conversation.ts'
import type { Strings } from '../../locale/en.ts'
import type { Formats } from '../../locale/formats.ts'
import { transcriptText } from './transcript-text.ts'

/** Hands the conversation to the browser as a text file to keep. */
export function saveTranscript(messages: readonly Message[], strings: Strings, formats: Formats): void {
  const text = transcriptText(messages, strings, formats.dateAndTime)
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${strings.conversation} ${new Date().toISOString().slice(0, 10)}.txt`
  link.click()
  URL.revokeObjectURL(url)
}
