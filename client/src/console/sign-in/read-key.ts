export type ReadKey = { key: string } | { complaint: string }

/** An API key as somebody pasted it, without what came along by accident, or why it can be none. */
export function readKey(pasted: string): ReadKey {
  const key = pasted
    .trim()
    .replace(/^Bearer\s+/i, '')
    .replace(/^(['"`])(.*)\1$/, '$2')
    .trim()
  if (key === '') return { complaint: 'Paste your API key first.' }
  if (key.startsWith('st_'))
    return { complaint: 'This is the token of a customer’s session. Use an API key of an agent or an admin.' }
  // Anything else would be refused by the browser as a header.
  if (!/^[\x21-\x7e]+$/.test(key))
    return { complaint: 'A key is one word without spaces. Copy it once more, and only the key.' }
  return { key }
}
