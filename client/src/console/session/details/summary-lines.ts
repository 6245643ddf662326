import { plainText } from '../../../ui/markdown/plain-text.ts'

export interface SummaryLine {
  label?: string
  text: string
}

/** A summary as it is read: "Wants: a refund" is a label with its text, anything else is a line by itself. */
export function summaryLines(summary: string): SummaryLine[] {
  return plainText(summary)
    .split(/\n+/)
    .map((line) => line.replace(/^[-*•]\s+/, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, label, text] = /^([^\s:][^:]{1,23}):\s+(.+)$/.exec(line) ?? []
      return label && text ? { label, text } : { text: line }
    })
}
