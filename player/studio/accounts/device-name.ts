import { words as accountTexts } from '../texts/accounts/words.ts'

// The order matters: Edge and Opera call themselves Chrome as well, and Chrome calls itself Safari.
const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\//, 'Firefox'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/Chrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: readonly [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPad)\b/, 'iPhone o iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bCrOS\b/, 'Chromebook'],
  [/\bLinux\b/, 'Linux'],
]

/** What a person would call the browser that names itself like this. */
export function deviceName(agent: string | null): string {
  const browser = nameIn(agent, BROWSERS)
  const system = nameIn(agent, SYSTEMS)
  if (browser && system) return accountTexts.account.browserOn(browser, system)
  return browser ?? system ?? accountTexts.account.unknownDevice
}

function nameIn(agent: string | null, names: readonly [RegExp, string][]): string | null {
  return names.find(([pattern]) => agent !== null && pattern.test(agent))?.[1] ?? null
}
