import type { words as es } from './es.ts'

export const words: typeof es = {
  title: 'Chosen works',
  chosen: (count) => {
    if (count === 0) return 'Choose works from the list'
    return count === 1 ? '1 work chosen' : `${count} works chosen`
  },
  all: 'Choose all that are shown',
  none: 'None',
  end: 'Finish',
  edit: 'Change details',
  editHint: 'What you leave empty stays as each work has it.',
  asItIs: 'As each work has it',
  placesHint: 'They replace the places of each work.',
  tagsHint: 'They are added to those of each work.',
  apply: 'Apply to the chosen works',
  withdrawTitle: (count) =>
    count === 1 ? 'Withdraw 1 work from circulation?' : `Withdraw ${count} works from circulation?`,
  withdrawText:
    'They will no longer be seen or downloaded, and stations will be told not to air the spots. You can undo it afterwards.',
  trashTitle: (count) => (count === 1 ? 'Move 1 work to the trash?' : `Move ${count} works to the trash?`),
  trashConfirm: 'Yes, to the trash',
  progress: 'Progress',
  done: (count) => {
    if (count === 0) return 'There was nothing to change.'
    return count === 1 ? 'Done: 1 work changed.' : `Done: ${count} works changed.`
  },
  undone: (count) =>
    count === 1 ? 'Undone: 1 work is as it was.' : `Undone: ${count} works are as they were.`,
  failed: (count) => (count === 1 ? '1 work stayed as it was:' : `${count} works stayed as they were:`),
  undo: 'Undo',
}
