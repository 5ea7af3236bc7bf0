import { systemCode } from './failure.ts'
import { TODAY } from './paths.ts'
import { plan } from './plan.ts'
import { isRecovered } from './recover.ts'
import { now, type Session } from './session.ts'
import type { State } from './state.ts'
import { saveState } from './state-file.ts'

/**
 * Brings the folders into shape with the files that are there: first removals, then additions. A power cut at any moment
 * is harmless: repeating it leads to the same result.
 */
export async function settle(session: Session): Promise<void> {
  const { folder, tally } = session
  const content = await folder.content()
  const steps = plan(session.state, content, now(session), session.sure)
  const spots = { ...session.state.spots }
  const placed = new Set(session.state.placed)
  const removed = new Set(session.state.removed)
  const notRenamed = new Set<string>()

  if (steps.unplace.length > 0) {
    const coming = new Set(steps.place.map(({ name }) => name))
    await folder
      .writePlaylists(steps.playlist.filter(({ fileName }) => !coming.has(fileName)))
      .catch((error: unknown) => {
        // On a full disk the files go first: that makes room, and the lists are written below.
        if (systemCode(error) !== 'ENOSPC') throw error
      })
  }
  for (const name of steps.unplace) {
    if (await folder.unplace(name)) placed.delete(name)
    else busy(session, name, 'se quitará')
  }
  for (const name of steps.remove) {
    if (!(await folder.removeHeld(name))) busy(session, name, 'se quitará')
  }
  for (const { spot, from, held } of steps.rename) {
    if (await folder.renameHeld(from, held.name)) spots[spot.id] = { ...spot, held }
    else {
      busy(session, from, 'se le cambiará el nombre')
      notRenamed.add(held.name)
    }
  }
  for (const id of steps.forget) {
    delete spots[id]
    if (!isRecovered(id)) removed.add(id)
    tally.removed++
  }
  for (const { name, cart } of steps.place) {
    if (notRenamed.has(name)) continue
    if (await folder.place(name, cart)) placed.add(name)
    else busy(session, name, 'se reemplazará')
  }
  const playlist = steps.playlist.filter(({ fileName }) => !notRenamed.has(fileName))
  if (!(await folder.writePlaylists(playlist))) busy(session, `${TODAY}.m3u`, 'se escribirá')
  tally.today = steps.playlist.length
  tally.held = Object.values(spots).filter(({ held }) => held !== null).length

  const next: State = { ...session.state, spots, placed: [...placed], removed: [...removed] }
  const changed =
    steps.rename.length +
    steps.forget.length +
    steps.place.length +
    steps.unplace.length +
    steps.remove.length
  session.state = next
  if (changed > 0) await saveState(session.paths, next)
  session.tidy('all')
}

function busy({ tally }: Session, name: string, what: string): void {
  tally.failures.add('pending')
  const note = `Otro programa tiene abierto ${name}: ${what} en la próxima vuelta.`
  if (!tally.notes.includes(note)) tally.notes.push(note)
}
