interface Voice {
  lang: string
  localService: boolean
}

/**
 * The voice for a language tag: the same region first, then any of that language, preferring voices that work offline.
 * Undefined if no voice speaks the language.
 */
export function voiceFor<V extends Voice>(voices: readonly V[], tag: string): V | undefined {
  // Android writes es_US.
  const clean = (lang: string): string => lang.replace('_', '-').toLowerCase()
  const [language = ''] = clean(tag).split('-')
  const rank = (voice: V): number => (clean(voice.lang) === clean(tag) ? 2 : 0) + (voice.localService ? 1 : 0)
  return voices
    .filter((voice) => clean(voice.lang).split('-')[0] === language)
    .sort((a, b) => rank(b) - rank(a))[0]
}
