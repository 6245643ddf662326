import { createSignal, onCleanup } from 'solid-js'
import { playNotes } from '../../ui/play-notes.ts'

const setting = 'support-console-sound'

/** Two soft notes for "somebody waits", one for "somebody wrote", in hertz. */
const notes = { waiting: [659, 880], message: [740] } as const

/** A sound that an agent hears from another tab; on until they switch it off, which this browser remembers. */
export function createChime() {
  const [on, setOn] = createSignal(readSetting())
  let audio: AudioContext | undefined
  onCleanup(() => void audio?.close())

  return {
    on,
    toggle(): void {
      setOn(!on())
      try {
        localStorage.setItem(setting, on() ? 'on' : 'off')
      } catch {
        // Storage is refused: the choice lasts as long as the page.
      }
      if (on()) ring('message')
    },
    ring: (about: keyof typeof notes): void => {
      if (on()) ring(about)
    },
  }

  function ring(about: keyof typeof notes): void {
    audio ??= new AudioContext()
    // Before the first click on a page a browser stays silent; the title and the list say it all the same.
    playNotes(audio, notes[about])
  }
}

function readSetting(): boolean {
  try {
    return localStorage.getItem(setting) !== 'off'
  } catch {
    return true
  }
}
