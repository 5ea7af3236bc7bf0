import { ProblemNote } from '../parts/problem-note.tsx'
import { texts } from '../texts/texts.ts'
import { useWork } from '../work/use-work.ts'
import { WorkBadges, WorkProgress } from '../work/work-state.tsx'

/** The state of a work whose file has arrived: its progress, that it is ready, or why it failed. */
export function ArrivedWork({ id }: { id: string }) {
  const { work, problem } = useWork(id)
  if (work === null) return problem && <ProblemNote problem={problem} />
  return (
    <div class="stack-tight" role="status">
      <WorkBadges work={work} />
      <WorkProgress work={work} />
      {work.status === 'ready' && <p class="state state-done">{texts.upload.made}</p>}
      {work.status === 'failed' && work.error && (
        <ProblemNote title={texts.work.failedTitle} problem={work.error} />
      )}
    </div>
  )
}
