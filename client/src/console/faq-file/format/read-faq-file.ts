import { type FaqFile, UnreadableFile } from './faq-file.ts'
import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'

/** @throws UnreadableFile when it cannot be read as a whole; bad rows are in `rejected` */
export async function readFaqFile(name: string, bytes: Uint8Array): Promise<FaqFile> {
  const [, ending] = /\.(csv|json)$/i.exec(name) ?? []
  if (!ending) throw new UnreadableFile('Choose a file whose name ends in .csv or .json.')
  const { text, encoding } = decode(bytes)
  const file = ending.toLowerCase() === 'json' ? readJson(text) : await readCsv(text)
  return { ...file, encoding }
}

/** UTF-8, or what spreadsheets write instead: UTF-16, or the Windows code page of western Europe. */
function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const [first, second, third, fourth] = bytes
  const little = (first === 0xff && second === 0xfe) || (second === 0 && fourth === 0)
  const big = (first === 0xfe && second === 0xff) || (first === 0 && third === 0)
  const encoding = little ? 'utf-16le' : big ? 'utf-16be' : 'utf-8'
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
  } catch {
    // Any bytes are something in it; the report names it, so that odd letters are noticed.
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}
