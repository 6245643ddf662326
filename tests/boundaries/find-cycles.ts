/**
 * Circles in a graph, each as the nodes of the shortest walk around it (`[a, b, a]`): together they hold every node
 * that is in a circle at all, but not every circle.
 */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>()
  const cycles: string[][] = []
  for (const start of graph.keys()) {
    if (done.has(start)) continue
    const cycle = shortestWayBack(graph, start)
    if (!cycle) continue
    for (const node of cycle) done.add(node)
    cycles.push(cycle)
  }
  return cycles
}

function shortestWayBack(graph: ReadonlyMap<string, readonly string[]>, start: string): string[] | null {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const node of queue) {
    for (const next of graph.get(node) ?? []) {
      if (next === start) return [...wayTo(node, cameFrom), start]
      if (cameFrom.has(next)) continue
      cameFrom.set(next, node)
      queue.push(next)
    }
  }
  return null
}

function wayTo(node: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [node]
  for (let before = cameFrom.get(node); before !== undefined; before = cameFrom.get(before))
    way.unshift(before)
  return way
}
