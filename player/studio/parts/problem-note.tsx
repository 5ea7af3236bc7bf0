import type { ShownProblem } from '../api/problem.ts'
import { texts } from '../texts/texts.ts'

interface Props {
  problem: Pick<ShownProblem, 'code' | 'message' | 'hint'>
  /** Heading above the message, if it needs its own. */
  title?: string
  onRetry?: () => void
}

/** What went wrong and what to do about it; announced immediately. */
export function ProblemNote({ problem, title, onRetry }: Props) {
  return (
    <div class="note note-bad" role="alert">
      {title && <h2 class="note-title">{title}</h2>}
      <p>
        <strong>{problem.message}</strong>
      </p>
      <p>{problem.hint}</p>
      <p class="note-code">{texts.problems.details(problem.code)}</p>
      {onRetry && (
        <button type="button" class="button" onClick={onRetry}>
          {texts.common.retry}
        </button>
      )}
    </div>
  )
}

/** The message for a field that the server did not accept. */
export function faultOf(problem: ShownProblem | null, field: string): string | undefined {
  return problem?.faulty.includes(field) ? texts.problems.faulty : undefined
}
