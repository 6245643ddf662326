import { createSignal, onCleanup } from 'solid-js'

export interface Toast {
  id: number
  text: string
  /** Goes by itself then, in milliseconds since the epoch. */
  until: number
  /** One thing that can be done about it while it is there. */
  action?: { label: string; run: () => void } | { label: string; href: string }
}

export interface ToastOptions {
  seconds?: number
  action?: Toast['action']
}

export type Toasts = ReturnType<typeof createToasts>

const usualSeconds = 8

/** Short notices over the screen, whichever one it is: they outlive the page that they came from. */
export function createToasts() {
  const [toasts, setToasts] = createSignal<readonly Toast[]>([])
  const timers = new Set<ReturnType<typeof setTimeout>>()
  let lastId = 0
  onCleanup(() => timers.forEach(clearTimeout))

  const dismiss = (id: number): void => {
    setToasts((before) => before.filter((toast) => toast.id !== id))
  }

  return {
    toasts,
    dismiss,
    show(text: string, { seconds = usualSeconds, action }: ToastOptions = {}): void {
      lastId += 1
      const id = lastId
      const until = Date.now() + seconds * 1000
      setToasts((before) => [...before, { id, text, until, ...(action ? { action } : {}) }])
      const timer = setTimeout(() => {
        timers.delete(timer)
        dismiss(id)
      }, seconds * 1000)
      timers.add(timer)
    },
  }
}
