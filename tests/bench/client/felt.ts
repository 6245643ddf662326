/** What a reader has felt of the page since the last look, in milliseconds. */
export interface Felt {
  /** Each task of the main thread that took longer than 50 ms. */
  longTasks: number[]
  /** From each key until the screen showed what came of it: in steps of 8 ms, from 16 ms on. Only of a slowed page. */
  keys: number[]
}
