const noteSeconds = 0.16

/** Soft notes, one after the other, in hertz. Before the first click on a page a browser stays silent. */
export function playNotes(audio: AudioContext, frequencies: readonly number[]): void {
  if (audio.state === 'suspended') void audio.resume()
  frequencies.forEach((frequency, index) => {
    play(audio, frequency, audio.currentTime + index * noteSeconds)
  })
}

function play(audio: AudioContext, frequency: number, at: number): void {
  const oscillator = audio.createOscillator()
  const volume = audio.createGain()
  oscillator.frequency.value = frequency
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(0.12, at + 0.02)
  volume.gain.exponentialRampToValueAtTime(0.0001, at + noteSeconds * 2)
  oscillator.connect(volume).connect(audio.destination)
  oscillator.start(at)
  oscillator.stop(at + noteSeconds * 2)
}
