/**
 * The form in which names of programmes are compared: people differ in capitals and spaces, and keyboards in how they
 * compose an accent.
 */
export function foldName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}
