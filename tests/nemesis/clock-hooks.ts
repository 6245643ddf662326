// Loaded into each server of the nemesis. At every SIGUSR2 its clock of the day jumps; timers go on as they did.

const HOUR_MS = 3_600_000
const offsetsMs = [3 * HOUR_MS, -2 * HOUR_MS, 26 * HOUR_MS, 0]
let jumps = 0
let offsetMs = 0
process.on('SIGUSR2', () => {
  offsetMs = offsetsMs[jumps % offsetsMs.length] ?? 0
  jumps += 1
})

const RealDate = Date
const now = () => RealDate.now() + offsetMs
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
})
