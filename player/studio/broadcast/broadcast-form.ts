import type { Broadcast } from '../../../media/schemas/broadcast.ts'

/** What stations are told of a spot, as the inputs of a form hold it: text, and `hh:mm` where the organisation is. */
export interface BroadcastForm {
  script: string
  outCue: string
  campaign: string
  playsPerDay: string
  dayparts: DaypartForm[]
  mayEdit: boolean
  contact: string
  /** Id of the spot that this one takes the place of; empty for none. */
  replaces: string
}

export interface DaypartForm {
  from: string
  to: string
}

export const MOST_DAYPARTS = 12
export const MOST_PLAYS = 200

export function formOfBroadcast(broadcast: Broadcast | null): BroadcastForm {
  return {
    script: broadcast?.script ?? '',
    outCue: broadcast?.outCue ?? '',
    campaign: broadcast?.campaign ?? '',
    playsPerDay: broadcast?.playsPerDay?.toString() ?? '',
    dayparts: broadcast?.dayparts ?? [],
    mayEdit: broadcast?.mayEdit ?? false,
    contact: broadcast?.contact ?? '',
    replaces: broadcast?.replaces ?? '',
  }
}

/** What to send; null where nothing is said to the stations. Lines of dayparts that were left empty are not sent. */
export function broadcastOf(form: BroadcastForm): Broadcast | null {
  const broadcast: Broadcast = {
    script: form.script.trim(),
    outCue: form.outCue.trim(),
    campaign: form.campaign.trim() || null,
    playsPerDay: form.playsPerDay.trim() === '' ? null : Number(form.playsPerDay),
    dayparts: form.dayparts.filter(({ from, to }) => from !== '' || to !== ''),
    mayEdit: form.mayEdit,
    contact: form.contact.trim(),
    replaces: form.replaces || null,
  }
  const saysNothing = JSON.stringify(broadcast) === JSON.stringify(broadcastOfNothing)
  return saysNothing ? null : broadcast
}

const broadcastOfNothing: Broadcast = {
  script: '',
  outCue: '',
  campaign: null,
  playsPerDay: null,
  dayparts: [],
  mayEdit: false,
  contact: '',
  replaces: null,
}

export interface BroadcastFaults {
  playsPerDay?: 'playsOutOfRange'
  /** By the place of the daypart. */
  dayparts: ReadonlyMap<number, 'daypartHalf' | 'daypartEmpty'>
}

/** What the browser can tell before the server is asked; names of texts. */
export function broadcastFaults({ playsPerDay, dayparts }: BroadcastForm): BroadcastFaults {
  const found = new Map<number, 'daypartHalf' | 'daypartEmpty'>()
  dayparts.forEach(({ from, to }, place) => {
    if ((from === '') !== (to === '')) found.set(place, 'daypartHalf')
    else if (from !== '' && from === to) found.set(place, 'daypartEmpty')
  })
  const plays = Number(playsPerDay)
  const isOut = !Number.isInteger(plays) || plays < 1 || plays > MOST_PLAYS
  return { dayparts: found, ...(playsPerDay.trim() !== '' && isOut && { playsPerDay: 'playsOutOfRange' }) }
}

/** How many seconds the words take on air, at a radio speaker's pace: to hold against the length of the sound. */
export function spokenSeconds(script: string): number {
  const words = script.split(/\s+/).filter((word) => /\p{L}/u.test(word))
  return Math.round((words.length * 60) / WORDS_A_MINUTE)
}

// Measured of Spanish news readers: 150 to 190.
const WORDS_A_MINUTE = 165
