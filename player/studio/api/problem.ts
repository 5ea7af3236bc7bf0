import type { Problem } from '../../../media/schemas/common.ts'
import type { InterfaceLanguage } from '../../../media/vocabulary.ts'

/** A failure as every screen shows it: what happened, and what to do. */
export interface ShownProblem {
  code: string
  message: string
  hint: string
  /** Names of the fields at fault. What the schema says of each is for programmers, so it is not shown. */
  faulty: string[]
}

/** What an API call throws. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly shown: ShownProblem

  constructor(status: number, shown: ShownProblem) {
    super(shown.message)
    this.status = status
    this.shown = shown
  }
}

/** Texts for what the server cannot say itself, because it was not reached or did not answer in its own words. */
export interface OwnProblems {
  unreachable: { message: string; hint: string }
  strange: { message: string; hint: string }
}

/** In what language the studio speaks now; both change with it, so they are read where they are needed. */
export interface Speech {
  readonly language: InterfaceLanguage
  readonly problems: OwnProblems
}

/** No answer at all: the link, the server or a proxy is down. */
export function unreachable(texts: OwnProblems): ShownProblem {
  return { code: 'unreachable', ...texts.unreachable, faulty: [] }
}

/** The problem in the body of a failed answer; a body from somebody else (a proxy's page) becomes a general one. */
export function problemOf(body: string, texts: OwnProblems): ShownProblem {
  const parsed = parsedOrNull(body)
  if (!isProblem(parsed)) return { code: 'strange', ...texts.strange, faulty: [] }
  return {
    code: parsed.code,
    message: parsed.title,
    hint: parsed.hint,
    faulty: (parsed.fields ?? []).map(({ path }) => path.split('.')[0] ?? path),
  }
}

function parsedOrNull(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'title' in value &&
    typeof value.title === 'string' &&
    'hint' in value &&
    typeof value.hint === 'string'
  )
}
