/** The script with the times at which it is heard. */
export const words = {
  title: 'Script with times',
  lead: 'Each sentence with the second at which it is heard. Captions, reading along on the page and the presenter’s times come from here.',
  outdated: 'The script or the sound has changed: new times are being found.',
  startOf: (number: number) => `Sentence ${number}: begins (seconds)`,
  endOf: (number: number) => `Sentence ${number}: ends (seconds)`,
  listen: 'Listen',
  listenTo: (number: number) => `Listen to sentence ${number}`,
  doubtful: 'Not recognised in the sound.',
  mended: 'Time set by hand.',
  shift: 'Seconds by which all are moved; back with −',
  shiftAll: 'Move all',
  order: 'Each sentence ends after it begins, and begins after the one before it.',
  save: 'Save times',
  saved: 'Times saved.',
}
