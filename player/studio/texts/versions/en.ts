import type { words as es } from './es.ts'

export const words: typeof es = {
  title: 'Versions',
  number: (version) => `Version ${version} `,
  visible: 'The one that is seen',
  gone: 'Its file has been deleted.',
  back: 'Back to this one',
  backTo: (version) => `Back to version ${version}`,
  question: (version) => `Back to version ${version}?`,
  text: 'Its file is prepared again and becomes a new version. The present one is seen until it is ready; none is deleted for that.',
  confirm: 'Yes, go back',
  done: (version) => `The file of version ${version} is being prepared again.`,
}
