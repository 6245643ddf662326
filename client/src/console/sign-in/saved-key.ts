import { attempt } from '../../ui/browser/forgiving-browser.ts'

const name = 'support-console-key'

export interface KeyStores<Store> {
  /** Lasts as long as the tab. */
  tab: () => Store
  /** Lasts until it is cleared, for every tab of this browser. */
  browser: () => Store
}

/**
 * The API key between reloads: for the tab alone, or, when its owner chose to stay signed in, for this browser. Never
 * in an address. The browser's store is the exception because what is there outlives its owner's shift, and every
 * script of this origin can read it. Where storage is refused, a reload asks for the key again.
 */
export function makeSavedKey<Store extends Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>>({
  tab,
  browser,
}: KeyStores<Store>) {
  const isKept = (): boolean => attempt(() => browser().getItem(name)) != null
  return {
    /** What a `storage` event of another tab names when that tab forgets the key. */
    name,
    read: (): string | undefined =>
      attempt(() => tab().getItem(name)) ?? attempt(() => browser().getItem(name)) ?? undefined,
    /** Whether its owner chose to stay signed in. */
    isKept,
    /** Where what belongs to the same person lasts as long as the key. */
    store: (): Store => (isKept() ? browser() : tab()),
    save(key: string, keep: boolean): void {
      attempt(() => (keep ? browser() : tab()).setItem(name, key))
      attempt(() => (keep ? tab() : browser()).removeItem(name))
    },
    forget(): void {
      attempt(() => tab().removeItem(name))
      attempt(() => browser().removeItem(name))
    },
  }
}

export type SavedKey = ReturnType<typeof makeSavedKey<Storage>>
