import { expect, test } from 'vitest'
import { readWidgetOptions } from './widget-options.ts'

const page = { origin: 'https://shop.example', language: 'de-AT' }
const src = 'https://help.example/widget.js'

test('the chat has the origin of the script, and talks to the page alone', () => {
  const { origin, chatUrl, side, language } = readWidgetOptions(src, {}, page)
  expect(origin).toBe('https://help.example')
  expect(chatUrl).toBe('https://help.example/?embedded=&parent=https%3A%2F%2Fshop.example')
  expect({ side, language }).toEqual({ side: 'right', language: 'de-AT' })
})

test('the look goes into the address of the chat, the customer’s identity does not', () => {
  const data = { userId: 'u1', userHash: 'abc', lang: 'fr', title: 'Aide', position: 'bottom-left' }
  const { chatUrl, side, identity } = readWidgetOptions(src, data, page)
  expect(Object.fromEntries(new URL(chatUrl).searchParams)).toEqual({
    embedded: '',
    parent: 'https://shop.example',
    lang: 'fr',
    title: 'Aide',
  })
  expect(side).toBe('left')
  expect(identity).toEqual({ userId: 'u1', userHash: 'abc' })
})

test('the chat is beside the script, also below a base path', () => {
  const pathOf = (src: string) => new URL(readWidgetOptions(src, {}, page).chatUrl).pathname
  expect(pathOf('https://shop.example/support/widget.js?v=2#x')).toBe('/support/')
  expect(pathOf('https://shop.example/help/chat/widget.js')).toBe('/help/chat/')
  expect(pathOf('https://help.example/widget.js')).toBe('/')
})
