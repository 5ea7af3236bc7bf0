import { useEffect, useState } from 'preact/hooks'
import { useDrafts } from '../drafts/use-drafts.ts'

/**
 * Keys that the server tells only once. They survive loading the page anew, and go when their page is left: signing
 * out and a session that ends leave it too.
 * @param key names the page
 */
export function useKeptSecrets<T>(key: string): [secrets: T | null, keep: (secrets: T) => void] {
  const drafts = useDrafts()
  const name = `secrets.${key}`
  const [secrets, setSecrets] = useState<T | null>(() => drafts.read<T>(name))
  // Runs when the screen is left, but not when the tab loads anew.
  useEffect(() => () => drafts.drop(name), [drafts, name])
  return [
    secrets,
    (told) => {
      drafts.write(name, told)
      setSecrets(told)
    },
  ]
}
