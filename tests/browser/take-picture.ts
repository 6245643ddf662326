import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { looksSame, smallPng } from './small-png.ts'

const images = join(import.meta.dirname, '../../docs/images')

/** Only when asked: a letter that another machine draws otherwise would be a change in everybody's tree. */
export const keepsPictures = process.env.SCREENSHOTS !== undefined

/** The same picture every time, so that git has nothing to say when nothing has changed. */
export async function takePicture(page: Page, name: string): Promise<void> {
  for (const frame of page.frames()) await frame.evaluate(makeTimeless)
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  const path = join(images, `${name}.png`)
  const before = existsSync(path) ? await readFile(path) : undefined
  const now = await smallPng(picture)
  if (!before || !(await looksSame(before, now))) await writeFile(path, now)
}

/** Runs in the page: what another day, machine or id would write otherwise. */
function makeTimeless(): void {
  const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g
  const someId = '0f8d5a52-7c11-4e0a-9a3e-5c1f20b7a001'
  const always: [RegExp, string][] = [
    [uuid, someId],
    [/^[0-9a-f]{8}$/, someId.slice(-8)],
    [/\bak_\w{3,}/, 'ak_7f3aQx'],
    [/responds in \d+ ms/, 'responds in 3 ms'],
    [/127\.0\.0\.1:\d+/, '127.0.0.1:4001'],
    [/\b\d{1,2} [A-Z][a-z]{2,3} \d{4}\b/g, '3 Mar 2026'],
    [/(?<before>^\s*|\d{4}, )\d\d:\d\d\s*$/, '$<before>10:24'],
    [/\b[1-4] min\b/, 'just now'],
  ]
  for (const time of document.querySelectorAll('time'))
    if (!/\d{4}/.test(time.textContent)) time.textContent = '10:24'
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode())
    for (const [found, instead] of always)
      if (node.nodeValue?.match(found)) node.nodeValue = node.nodeValue.replace(found, instead)
  for (const field of document.querySelectorAll<HTMLInputElement>('input:not([type=file])'))
    field.value = field.value.replace(uuid, someId)
  for (const avatar of document.querySelectorAll('[data-tone]'))
    avatar.setAttribute('data-tone', String(((avatar.textContent?.charCodeAt(0) ?? 0) % 6) + 1))
}
