import type { ChildProcess } from 'node:child_process'

/**
 * Ends a program that runs on the leash, at once, with all that it has started. The leash makes it the leader of a group.
 * To end it alone is not enough: where the outer half of a jail ends while the inner one is being set up, that waits for
 * ever and holds the pipes that we read.
 */
export function endLeashed(child: Pick<ChildProcess, 'pid' | 'kill'>): void {
  if (child.pid !== undefined) {
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch (error) {
      // It has not got its group yet, or has ended.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
  child.kill('SIGKILL')
}
