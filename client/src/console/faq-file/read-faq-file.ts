import { type FaqFile, UnreadableFile } from './faq-file.ts'
import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'

/** @throws UnreadableFile when it cannot be read as a whole; bad rows are told in `rejected` */
export async function readFaqFile(name: string, bytes: Uint8Array): Promise<FaqFile> {
  const [, ending] = /\.(csv|json)$/i.exec(name) ?? []
  if (!ending) throw new UnreadableFile('Choose a file whose name ends in .csv or .json.')
  const text = decode(bytes)
  return ending.toLowerCase() === 'json' ? readJson(text) : readCsv(text)
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UnreadableFile('The file is not UTF-8. Save it as “CSV UTF-8” or in UTF-8.')
  }
}
