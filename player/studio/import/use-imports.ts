import type { ApiClient } from '../api/client.ts'
import { useApi } from '../api/use-api.ts'
import { esImport } from '../texts/es-import.ts'
import { language, texts } from '../texts/texts.ts'
import { createImports, type Imports } from './imports.ts'

const madeFor = new WeakMap<ApiClient, Imports>()

/** The import of this tab. It goes on while other screens are open, and is made when its own first is. */
export function useImports(): Imports {
  const api = useApi()
  const known = madeFor.get(api)
  if (known) return known
  const made = createImports({
    ...{ api, language, kept: localStorage },
    texts: { ...texts.problems, fileChanged: { code: 'file_changed', ...esImport.fileChanged, faulty: [] } },
  })
  madeFor.set(api, made)
  return made
}
