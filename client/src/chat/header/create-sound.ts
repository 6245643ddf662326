import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { playNotes } from '../../ui/attention/play-notes.ts'
import { attempt, forgivingStorage } from '../../ui/browser/forgiving-browser.ts'

const setting = 'support-chat-sound'
const storage = forgivingStorage('localStorage')

/** A note for each message that arrives; off until the customer wants it, which this browser remembers. */
export function createSound(arrived: Accessor<number | undefined>) {
  const [isOn, setOn] = createSignal(storage.getItem(setting) === 'on')
  let audio: AudioContext | undefined
  onCleanup(() => void audio?.close())

  // Without sound the message is there all the same.
  const ring = (): void =>
    attempt(() => {
      audio ??= new AudioContext()
      playNotes(audio, [740])
    })
  createEffect(
    on(arrived, (now, before) => {
      if (isOn() && now !== undefined && before !== undefined && now > before) ring()
    }),
  )

  return {
    on: isOn,
    toggle(): void {
      setOn(!isOn())
      if (isOn()) storage.setItem(setting, 'on')
      else storage.removeItem(setting)
      if (isOn()) ring()
    },
  }
}
