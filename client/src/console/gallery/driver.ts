/** Brings a state about as a person would, within one frame: what it needs it waits for. */
export interface FrameDriver {
  press(name: string): Promise<void>
  write(label: string, text: string): Promise<void>
  tick(label: string): Promise<void>
  choose(label: string, file: File): Promise<void>
}

const patienceMs = 20_000

export function driveFrame(frame: HTMLElement): FrameDriver {
  const first = <Found extends HTMLElement>(selector: string, fits: (element: Found) => boolean) =>
    until(() => [...frame.querySelectorAll<Found>(selector)].find(fits), `${selector} in ${frame.id}`)
  const field = (label: string) =>
    first<HTMLInputElement | HTMLTextAreaElement>(
      'input, textarea',
      (element) =>
        element.getAttribute('aria-label') === label ||
        [...(element.labels ?? [])].some(({ textContent }) => textContent.includes(label)),
    )
  return {
    async press(name) {
      const button = await first<HTMLButtonElement>(
        'button',
        ({ disabled, textContent, ariaLabel }) => !disabled && (ariaLabel ?? textContent).includes(name),
      )
      button.click()
    },
    async write(label, text) {
      const element = await field(label)
      element.value = text
      element.dispatchEvent(new Event('input', { bubbles: true }))
    },
    async tick(label) {
      const element = await field(label)
      element.click()
    },
    async choose(label, file) {
      const element = await field(label)
      const chosen = new DataTransfer()
      chosen.items.add(file)
      if (element instanceof HTMLInputElement) element.files = chosen.files
      element.dispatchEvent(new Event('change', { bubbles: true }))
    },
  }
}

async function until<Found>(find: () => Found | undefined, what: string): Promise<Found> {
  const end = performance.now() + patienceMs
  for (;;) {
    const found = find()
    if (found) return found
    if (performance.now() > end) throw new Error(`The gallery waits for ${what} in vain.`)
    await new Promise(requestAnimationFrame)
  }
}
