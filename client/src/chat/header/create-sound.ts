import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { playNotes } from '../ui/play-notes.ts'

const setting = 'support-chat-sound'

/** A note for each message that arrives; off until the customer wants it, which this browser remembers. */
export function createSound(arrived: Accessor<number | undefined>) {
  const [isOn, setOn] = createSignal(readSetting())
  let audio: AudioContext | undefined
  onCleanup(() => void audio?.close())

  const ring = (): void => {
    audio ??= new AudioContext()
    playNotes(audio, [740])
  }
  createEffect(
    on(arrived, (now, before) => {
      if (isOn() && now !== undefined && before !== undefined && now > before) ring()
    }),
  )

  return {
    on: isOn,
    toggle(): void {
      setOn(!isOn())
      try {
        if (isOn()) localStorage.setItem(setting, 'on')
        else localStorage.removeItem(setting)
      } catch {
        // Storage is refused: the choice lasts as long as the page.
      }
      if (isOn()) ring()
    },
  }
}

function readSetting(): boolean {
  try {
    return localStorage.getItem(setting) === 'on'
  } catch {
    // Storage is refused, so nobody has chosen.
    return false
  }
}
