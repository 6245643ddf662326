import { type Accessor, createMemo, createSignal, type Setter } from 'solid-js'

export interface KeyedRow<Item> {
  key: string
  item: Accessor<Item>
}

/**
 * One row object a key, for <For>: when the item of a key changes, its row stays and only what differs is drawn again.
 * So a sent or streamed text keeps its element when it becomes the stored message.
 */
export function createKeyedRows<Item extends { key: string }>(
  items: Accessor<readonly Item[]>,
): Accessor<KeyedRow<Item>[]> {
  type Kept = KeyedRow<Item> & { set: Setter<Item> }
  let kept = new Map<string, Kept>()
  return createMemo(() => {
    const next = new Map<string, Kept>()
    for (const item of items()) {
      const row = kept.get(item.key) ?? newRow(item)
      row.set(() => item)
      next.set(item.key, row)
    }
    kept = next
    return [...next.values()]
  })

  function newRow(first: Item): Kept {
    const [item, set] = createSignal(first)
    return { key: first.key, item, set }
  }
}
