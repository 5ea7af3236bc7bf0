import { STATUS_CODES } from 'node:http'
import type { ErrorCode } from '../../media/errors.ts'
import { NOTES, type Notes } from './describe-route.ts'
import { mapValues } from './map-values.ts'
import { problemExamples, problemResponses } from './problem-responses.ts'

interface Content {
  description?: string
  content?: Record<string, { schema?: object }>
}

interface Operation {
  [NOTES]?: Notes
  requestBody?: Content
  responses?: Record<string, Content>
}

type Paths = Record<string, Record<string, Operation>>
interface Components {
  schemas: Record<string, object>
  examples: Record<string, object>
}

/** Adds to every operation the errors of its route with an example of each, and gives bodies and answers their names. */
export function complete(paths: Paths): { paths: Paths; components: Components } {
  const codes: ErrorCode[] = ['internal']
  const schemas: Components['schemas'] = {}

  const named = (part: Content, name: string | undefined): Content => {
    const media = part.content?.['application/json']
    if (name === undefined || media?.schema === undefined) return part
    schemas[name] = media.schema
    const reference = { ...media, schema: { $ref: `#/components/schemas/${name}` } }
    return { ...part, content: { ...part.content, 'application/json': reference } }
  }

  const completed = mapValues(paths, (operations) =>
    mapValues(operations, ({ [NOTES]: notes, requestBody, responses = {}, ...operation }) => {
      const { errors = [], asPage = false, names } = notes ?? {}
      if (!asPage) codes.push(...errors)
      const answers = mapValues(responses, (answer, status) =>
        named(described(answer, status), names?.answers[status]),
      )
      return {
        ...operation,
        ...(requestBody && { requestBody: named(requestBody, names?.body) }),
        responses: { ...answers, ...problemResponses(errors, asPage) },
      }
    }),
  )
  return { paths: completed, components: { schemas, examples: problemExamples(codes) } }
}

/** The library writes “Default Response” where a schema says nothing. */
function described(answer: Content, status: string): Content {
  if (answer.description !== 'Default Response') return answer
  return { ...answer, description: STATUS_CODES[status] ?? status }
}
