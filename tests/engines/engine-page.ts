/** A page in another engine than the other tests': as much as its driver and ours have in common. */
export interface EnginePage {
  goto(url: string): Promise<unknown>
  /** Of an expression, in the page. */
  evaluate<Value>(expression: string): Promise<Value>
  /** In CSS pixels of the window. */
  clickAt(x: number, y: number): Promise<unknown>
  /** Presses keys, wherever the focus is; a line feed is Enter. */
  type(text: string): Promise<unknown>
  close(): Promise<void>
}
