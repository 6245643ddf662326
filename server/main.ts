import { listenForStop } from './start/stop-signal.ts'

const stop = listenForStop()
// Imported only now: loading the rest takes a while, and a signal in it would end the process in the middle of things.
const { runProcess } = await import('./start/run-process.ts')
process.exit(await runProcess(process.env, stop))
