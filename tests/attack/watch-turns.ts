// Loaded into the attacked server before everything else (`node --import`): tells over IPC how long the longest turn of
// its event loop was. Counted is processor time of its main thread, since the machine is busy with the attacker as well.

let before = process.threadCpuUsage()
let longestMs = 0

// Timers are looked at once a turn, so between two of these there is one turn, or several that took 1 ms together.
setInterval(() => {
  const { user, system } = process.threadCpuUsage(before)
  before = process.threadCpuUsage()
  longestMs = Math.max(longestMs, (user + system) / 1000)
}, 1).unref()

process.on('message', (message) => {
  if (message !== 'longest turn?') return
  process.send?.({ longestMs })
  longestMs = 0
})
process.channel?.unref()
