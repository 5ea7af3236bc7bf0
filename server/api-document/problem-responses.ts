import { ERRORS, type ErrorCode } from '../../media/errors.ts'
import type { Problem } from '../../media/schemas/common.ts'

const PROBLEM = { $ref: '#/components/schemas/Problem' }

/** The responses for a list of errors, one per status; codes that share a status share a response. */
export function problemResponses(codes: readonly ErrorCode[], asPage: boolean): Record<string, object> {
  const byStatus = Map.groupBy(codes, (code) => String(ERRORS[code].status))
  const responses = [...byStatus].map(([status, sharing]) => {
    const description = sharing.map((code) => `\`${code}\`: ${ERRORS[code].message.en}`).join(' ')
    return [status, asPage ? page(description) : problem(description, sharing)]
  })
  const other = 'Any other error, such as `internal`. `/docs/errors` lists all of them.'
  return {
    ...Object.fromEntries(responses),
    default: asPage ? page(other) : problem(other, ['internal']),
  }
}

/** One example for each of these errors, in English: what `problemResponses` refers to. */
export function problemExamples(codes: Iterable<ErrorCode>): Record<string, object> {
  return Object.fromEntries([...new Set(codes)].map((code) => [code, example(code)]))
}

function problem(description: string, codes: readonly ErrorCode[]): object {
  const examples = Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]))
  return { description, content: { 'application/problem+json': { schema: PROBLEM, examples } } }
}

function page(description: string): object {
  return { description, content: { 'text/html': { schema: { type: 'string' } } } }
}

function example(code: ErrorCode): object {
  const { status, message, hint } = ERRORS[code]
  const value: Problem = {
    type: `/docs/errors#${code}`,
    title: message.en,
    status,
    code,
    hint: hint.en,
    ...(code === 'bad_request' && { fields: [{ path: 'title', message: 'must not be empty' }] }),
  }
  return { summary: message.en, value }
}
