const name = 'support-console-key'

/**
 * The API key for as long as the tab lives: never in an address, never on the disk. Where storage is refused, a reload
 * asks for it again.
 */
export function makeSavedKey(storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
  return {
    read: (): string | undefined => attempt(() => storage().getItem(name) ?? undefined),
    save: (key: string): void => attempt(() => storage().setItem(name, key)),
    forget: (): void => attempt(() => storage().removeItem(name)),
  }
}

export type SavedKey = ReturnType<typeof makeSavedKey>

function attempt<Value>(use: () => Value): Value | undefined {
  try {
    return use()
  } catch {
    // Storage is switched off in this browser; nothing but the memory of the key across a reload is lost.
    return undefined
  }
}
