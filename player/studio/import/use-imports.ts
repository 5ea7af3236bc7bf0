import type { ApiClient } from '../api/client.ts'
import { useApi } from '../api/use-api.ts'
import { words as importWords } from '../texts/import/words.ts'
import { speech } from '../texts/speech.ts'
import { createImports, type Imports } from './imports.ts'

const madeFor = new WeakMap<ApiClient, Imports>()

/** The import of this tab. It goes on while other screens are open, and is made when its own first is. */
export function useImports(): Imports {
  const api = useApi()
  const known = madeFor.get(api)
  if (known) return known
  const made = createImports({
    ...{ api, speech, kept: localStorage },
    fileChanged: () => ({ code: 'file_changed', ...importWords.fileChanged, faulty: [] }),
  })
  madeFor.set(api, made)
  return made
}
