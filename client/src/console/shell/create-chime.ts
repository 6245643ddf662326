import { createSignal, onCleanup } from 'solid-js'
import { playNotes } from '../../ui/attention/play-notes.ts'
import { attempt, forgivingStorage } from '../../ui/browser/forgiving-browser.ts'

const setting = 'support-console-sound'
const storage = forgivingStorage('localStorage')

/** Two soft notes for a customer who waits, one for a new message, in hertz. */
const notes = { waiting: [659, 880], message: [740] } as const

/** A sound that an agent hears from another tab; on until they switch it off, which this browser remembers. */
export function createChime() {
  const [on, setOn] = createSignal(storage.getItem(setting) !== 'off')
  let audio: AudioContext | undefined
  onCleanup(() => void audio?.close())

  return {
    on,
    toggle(): void {
      setOn(!on())
      storage.setItem(setting, on() ? 'on' : 'off')
      if (on()) ring('message')
    },
    ring: (about: keyof typeof notes): void => {
      if (on()) ring(about)
    },
  }

  /** Before the first click on a page a browser stays silent; the title and the list say it all the same. */
  function ring(about: keyof typeof notes): void {
    attempt(() => {
      audio ??= new AudioContext()
      playNotes(audio, notes[about])
    })
  }
}
