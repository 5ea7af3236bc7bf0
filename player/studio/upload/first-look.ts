import { REFUSALS } from '../../../media/refusals.ts'
import { FIRST_BYTES, wrongType } from '../../../media/sniffing/wrong-type.ts'
import type { InterfaceLanguage } from '../../../media/vocabulary.ts'
import type { ShownProblem } from '../api/problem.ts'

/**
 * Why a file need not be sent at all, in the words the server would use in the end. Null if it may be accepted, or
 * cannot be read; the transfer reports that.
 */
export async function firstLook(file: File, language: InterfaceLanguage): Promise<ShownProblem | null> {
  const head = await file
    .slice(0, FIRST_BYTES)
    .arrayBuffer()
    .catch(() => null)
  const code = head === null ? null : wrongType(new Uint8Array(head))
  return code === null ? null : refusal(code, language)
}

/** A refusal that stands in the list since before the language was changed, in that of now. */
export function saidAgain(problem: ShownProblem, language: InterfaceLanguage): ShownProblem {
  return isRefusal(problem.code) ? refusal(problem.code, language) : problem
}

function refusal(code: keyof typeof REFUSALS, language: InterfaceLanguage): ShownProblem {
  const { message, hint } = REFUSALS[code]
  return { code, message: message[language], hint: hint[language], faulty: [] }
}

function isRefusal(code: string): code is keyof typeof REFUSALS {
  return code in REFUSALS
}
