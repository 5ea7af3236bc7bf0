import { dirname } from 'node:path'
import { importedFiles, type SourceFile } from './source-files.ts'

type Graph = ReadonlyMap<string, ReadonlySet<string>>

/**
 * Folders that can each be reached from each other by imports: none of them can be read, tested or replaced without
 * the rest. The folder of a file is the one that it stands in, so a folder and one inside it are two.
 */
export function circlesOfFolders(files: readonly SourceFile[]): string[][] {
  return knotsOf(folderGraph(files))
}

function folderGraph(files: readonly SourceFile[]): Graph {
  const graph = new Map<string, Set<string>>()
  for (const file of files) {
    const from = dirname(file.path)
    const into = graph.get(from) ?? new Set()
    graph.set(from, into)
    for (const path of importedFiles(file)) if (dirname(path) !== from) into.add(dirname(path))
  }
  return graph
}

/** The strongly connected parts of more than one node, by Tarjan. */
function knotsOf(graph: Graph): string[][] {
  const order = new Map<string, number>()
  const open: string[] = []
  const knots: string[][] = []

  const visit = (node: string): number => {
    const index = order.size
    let low = index
    order.set(node, index)
    open.push(node)
    for (const next of graph.get(node) ?? []) {
      const reached = order.get(next)
      if (reached === undefined) low = Math.min(low, visit(next))
      else if (open.includes(next)) low = Math.min(low, reached)
    }
    if (low === index) {
      const knot = open.splice(open.indexOf(node))
      if (knot.length > 1) knots.push(knot.sort())
    }
    return low
  }
  for (const node of graph.keys()) if (!order.has(node)) visit(node)
  return knots.sort()
}
