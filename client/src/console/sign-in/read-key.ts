export type ReadKey = { key: string } | { complaint: string }

/** An API key as it was pasted, without what came along by accident, or why it cannot be one. */
export function readKey(pasted: string): ReadKey {
  const key = pasted
    .trim()
    .replace(/^Bearer\s+/i, '')
    .replace(/^(['"`])(.*)\1$/, '$2')
    .trim()
  if (key === '') return { complaint: 'Paste your API key first.' }
  if (key.startsWith('st_'))
    return { complaint: 'This is a customer’s session token. Use an agent’s or an admin’s API key.' }
  // Anything else would be refused by the browser as a header.
  if (!/^[\x21-\x7e]+$/.test(key))
    return { complaint: 'A key is one word without spaces. Copy it once more, and only the key.' }
  return { key }
}
