import { formats } from '../../formats.ts'
import type { TranscriptMessage } from '../view/session-view.ts'

/** What a reply of the assistant rests on and how sure it was, in a few words; nothing for small talk. */
export function groundsText(
  message: Pick<TranscriptMessage, 'source' | 'confidence' | 'suggestedQuestions'>,
  percent: (share: number) => string = formats.percent,
): string | undefined {
  const { source, confidence, suggestedQuestions } = message
  const sure = confidence === null ? '' : `, ${percent(confidence)} sure`
  switch (source) {
    case 'FAQ':
      return `From the FAQ${sure}`
    case 'MODEL':
      return `From the model${sure}`
    default:
      return suggestedQuestions.length > 0 && confidence !== null
        ? `Not sure: best match ${percent(confidence)}`
        : undefined
  }
}
