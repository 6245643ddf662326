import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SearchableFaq } from '#server/domain/knowledge/search/faq-match.ts'
import type { LabelledQuery } from '../read-data.ts'

export interface HelpPages {
  faqs: SearchableFaq[]
  queries: LabelledQuery[]
}

const heading = /^#{2,4}\s+(.+?)\s*(?:\{:.*)?$/
const MIN_CHARACTERS = 20

/**
 * The help pages of one language as FAQs: each section under a heading is an entry, with the page's title as its
 * question and without its heading, which is what is asked. Headings of more than one page ("Related articles") name
 * nothing and are left out.
 * @param folder Markdown files with front matter, whose names end in the language as in `_fr`, in any depth
 */
export async function readHelpPages(folder: string, language: string): Promise<HelpPages> {
  const names = (await readdir(folder, { recursive: true })).filter((name) =>
    name.endsWith(`._${language}.md`),
  )
  const sections: { id: string; title: string; heading: string; text: string }[] = []
  for (const name of names.sort()) {
    const [, front = '', body = ''] = (await readFile(join(folder, name), 'utf8')).split(/^---\s*$/m)
    const title = /^title:\s*["']?(.+?)["']?\s*$/m.exec(front)?.[1] ?? name
    let current: (typeof sections)[number] | null = null
    for (const line of body.split('\n')) {
      const [, asked] = heading.exec(line) ?? []
      if (asked) {
        current = { id: `${name}#${sections.length}`, title, heading: plain(asked), text: '' }
        sections.push(current)
      } else if (current) current.text += `${plain(line)}\n`
    }
  }
  const pagesWith = Map.groupBy(sections, (section) => section.heading.toLowerCase())
  const own = sections.filter(
    (section) =>
      pagesWith.get(section.heading.toLowerCase())?.length === 1 &&
      section.text.trim().length >= MIN_CHARACTERS,
  )
  return {
    faqs: own.map(({ id, title, text }) => ({
      ...{ id, question: title, answer: text.trim(), category: '', phrasings: [], keywords: [], language },
    })),
    queries: own.map(({ id, heading }) => ({ text: heading, faqId: id, also: [], tags: [] })),
  }
}

/** Without the marks of the pages' generator. */
function plain(line: string): string {
  return line
    .replace(/\{[:%{][^}]*\}\}?/g, '')
    .replace(/^\s*#+\s*/, '')
    .replace(/\*\*|__/g, '')
}
