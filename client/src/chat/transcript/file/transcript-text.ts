import type { Message } from '../../conversation/conversation.ts'
import { noticeText } from '../../conversation/notice-text.ts'
import type { Strings } from '../../locale/en.ts'

/** The conversation as a text to keep. `time` writes a moment in the customer's own manner. */
export function transcriptText(
  messages: readonly Message[],
  strings: Strings,
  time: (at: string) => string,
): string {
  const names = {
    CUSTOMER: () => strings.you,
    BOT: () => strings.assistant,
    AGENT: (message: Message) => message.agentName ?? strings.agent,
    SYSTEM: () => strings.title,
  }
  return messages
    .map(
      (message) =>
        `${names[message.sender](message)}, ${time(message.createdAt)}\n${message.sender === 'SYSTEM' ? noticeText(message, strings) : message.text}\n`,
    )
    .join('\n')
}
