import { createIsbotFromList, list } from 'isbot'

/**
 * What the list takes for robots because no person sees what they fetch. They do not say so of themselves, and are
 * judged like anybody: by their tokens, by time, and as a crowd.
 */
const TOOLS = [
  'HeadlessChrome/130.0.0.0',
  'node',
  'undici',
  'curl/8.5.0',
  'python-requests/2.32.3',
  'axios/1.7',
]
const MOST_KNOWN = 1000

/** Tells the robots that say so from their name; by heart, because few names make most requests. */
export function createRobotCheck(): (userAgent: string) => boolean {
  const isRobot = createIsbotFromList(
    list.filter((pattern) => !TOOLS.some((tool) => new RegExp(pattern, 'i').test(tool))),
  )
  const known = new Map<string, boolean>()
  return (userAgent) => {
    const before = known.get(userAgent)
    if (before !== undefined) return before
    if (known.size >= MOST_KNOWN) known.clear()
    const robot = isRobot(userAgent)
    known.set(userAgent, robot)
    return robot
  }
}
