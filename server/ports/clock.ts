/** The time, handed in: rules that depend on it are tested with a fixed one. */
export type Clock = () => Date
