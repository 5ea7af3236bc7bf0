import type { Broadcast } from '../../../media/schemas/broadcast.ts'

/**
 * What stations are told about a spot, as the form's inputs hold it: text, and `hh:mm` in the organisation's time zone.
 */
export interface BroadcastForm {
  script: string
  outCue: string
  campaign: string
  playsPerDay: string
  dayparts: DaypartForm[]
  mayEdit: boolean
  filler: boolean
  contact: string
  /** Id of the spot that this one replaces; empty for none. */
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
    filler: broadcast?.filler ?? false,
    contact: broadcast?.contact ?? '',
    replaces: broadcast?.replaces ?? '',
  }
}

/** What to send; null if there is nothing for stations. Empty dayparts are not sent. */
export function broadcastOf(form: BroadcastForm): Broadcast | null {
  const broadcast: Broadcast = {
    script: form.script.trim(),
    outCue: form.outCue.trim(),
    campaign: form.campaign.trim() || null,
    playsPerDay: form.playsPerDay.trim() === '' ? null : Number(form.playsPerDay),
    dayparts: form.dayparts.filter(({ from, to }) => from !== '' || to !== ''),
    mayEdit: form.mayEdit,
    ...(form.filler && { filler: true }),
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
  /** By position of the daypart. */
  dayparts: ReadonlyMap<number, 'daypartHalf' | 'daypartEmpty'>
}

/** Errors that the browser can find before the form is sent; keys of texts. */
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

/** Estimated seconds on air at a radio speaker's pace, to compare with the length of the sound. */
export function spokenSeconds(script: string): number {
  const words = script.split(/\s+/).filter((word) => /\p{L}/u.test(word))
  return Math.round((words.length * 60) / WORDS_A_MINUTE)
}

// Measured with Spanish news readers: 150 to 190.
const WORDS_A_MINUTE = 165
