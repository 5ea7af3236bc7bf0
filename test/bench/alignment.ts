import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { align, type SaidSentence } from '../../workers/alignment/align.ts'
import { hear } from '../../workers/alignment/hear.ts'
import { SAMPLE_RATE } from '../../workers/alignment/mfcc.ts'
import { int16 } from '../../workers/alignment/read-wav.ts'
import { clausesOf } from '../../workers/alignment/said.ts'
import { espeakArguments, voiceIn, voiceOf } from '../../workers/alignment/say.ts'

/** A sentence as somebody says it. */
interface Clip {
  text: string
  sound: Float64Array
}

interface Spot {
  kind: string
  language: string
  sound: Int16Array
  sentences: string[]
  /** Seconds, where each really begins and ends. */
  truth: [start: number, end: number][]
}

const BEDS = ['alone', 'music 12 LU below', 'noise 10 dB below'] as const
type Bed = (typeof BEDS)[number]

const SPANISH = [
  'En nuestra casa, nadie manda a golpes.',
  'Conversar también es cosa de hombres.',
  'Doscientos hombres del valle cambiaron su forma de vivir.',
  'Si usted vive violencia, no está sola.',
  'Llame gratis a la línea cien, a cualquier hora.',
  'La violencia no es costumbre: es un delito.',
  'Las chicas y los chicos nos están mirando.',
  'Preguntar, escuchar y pedir perdón se aprende.',
  'El jueves nos reunimos en la comunidad, después del trabajo.',
  'Hable con su familia y con sus vecinos.',
  'Antes de comer, lávese las manos con agua y jabón.',
  'La municipalidad atiende de lunes a viernes.',
]
const QUECHUA = [
  'Wasinchikpi manam pipas maqanakunchu.',
  'Warmikuna qarikunapas kuskam rimananchik.',
  'Sichum sasachakuypi kachkanki, manam sapallaykichu kanki.',
  'Pachak yupayman waqyamuy, mana qullqiwan.',
  'Allin kawsayqa uyarinakuymantam qallarin.',
  'Wawanchikkunam qawawachkanchik.',
  'Llaqtanchikpi huñunakuy kanqa jueves punchawpi.',
  'Aylluykiwan rimay, yanapakuyta mañakuy.',
  'Mikunaykipaq makikita mayllakuy.',
  'Maqanakuyqa manam allinchu.',
]
/** Voices that differ from those that say the scripts: name, words a minute, pitch. */
const SPEAKERS: Record<string, [voice: string, speed: number, pitch: number][]> = {
  es: [
    ['es+f2', 145, 60],
    ['es+m3', 185, 35],
    ['es+klatt4', 165, 50],
    ['es-419+f4', 200, 70],
    ['es+m7', 135, 45],
  ],
  qu: [
    ['qu+f2', 150, 60],
    ['qu+m3', 190, 35],
    ['qu+klatt4', 165, 50],
    ['qu+f4', 140, 70],
  ],
}

/** Lays scripts on sounds whose sentences begin at known times. With a folder of real voices (`NAME.ogg`, `NAME.txt`), those too. */
export async function benchAlignment([folder]: string[]): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'chaski-bench-'))
  try {
    const spots = [...madeSpots('es', SPANISH), ...madeSpots('qu', QUECHUA)]
    if (folder !== undefined) spots.push(...(await realSpots(folder, scratch)))
    await report(spots)
  } finally {
    await rm(scratch, { recursive: true })
  }
}

async function report(spots: readonly Spot[]): Promise<void> {
  const errors = new Map<string, number[]>()
  let [tried, falseAlarms, right, found, wrong] = [0, 0, 0, 0, 0]
  let seconds = 0
  let cpu = 0
  const turn = random(3)
  for (const spot of spots) {
    const before = process.cpuUsage()
    const timed = align(spot.sound, saidBy(spot.sentences, spot.language))
    const { user } = process.cpuUsage(before)
    cpu += user / 1e6
    seconds += spot.sound.length / SAMPLE_RATE
    timed.forEach(({ start, doubtful }, index) => {
      const error = Math.abs(start - (spot.truth[index]?.[0] ?? 0))
      for (const kind of [spot.kind, 'all']) errors.set(kind, [...(errors.get(kind) ?? []), error])
      right++
      if (doubtful) falseAlarms++
    })
    if (++tried % 3 !== 0) continue
    // A sentence that nobody says: one of another spot, in the place of one of its own.
    const others = spots.filter(
      ({ language, sentences }) => language === spot.language && sentences !== spot.sentences,
    )
    const stranger = others[Math.floor(turn() * others.length)]?.sentences.find(
      (text) => !spot.sentences.includes(text),
    )
    if (stranger === undefined) continue
    const at = Math.floor(turn() * spot.sentences.length)
    const swapped = align(spot.sound, saidBy(spot.sentences.with(at, stranger), spot.language))
    wrong++
    if (swapped[at]?.doubtful) found++
  }
  console.log(`${'kind'.padEnd(34)} sentences  median    p90    most`)
  for (const [kind, list] of errors) {
    const sorted = list.toSorted((a, b) => a - b)
    const at = (share: number): string =>
      `${(sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2)} s`
    console.log(`${kind.padEnd(34)} ${String(list.length).padStart(9)}  ${at(0.5)}  ${at(0.9)}  ${at(1)}`)
  }
  console.log(`target: p90 <= 0.40 s; ${spots.length} spots`)
  console.log(`CPU: ${((cpu / seconds) * 30).toFixed(2)} s for 30 s of sound`)
  console.log(
    `doubted: ${found} of ${wrong} sentences that are not said, ${falseAlarms} of ${right} that are`,
  )
}

const said = new Map<string, Int16Array>()

/** Without the jail, which is no part of what is measured. */
function sayPlainly(text: string, args: string[]): Int16Array {
  const key = JSON.stringify([args, text])
  const known = said.get(key)
  if (known) return known
  const sound = voiceIn(execFileSync('espeak-ng', args, { input: text, maxBuffer: 2 ** 26 }))
  said.set(key, sound)
  return sound
}

function saidBy(sentences: readonly string[], language: string): SaidSentence[] {
  const args = espeakArguments(voiceOf(language))
  return sentences.map((text) => ({
    text,
    clauses: clausesOf(text).map(({ text: clause, words }) => ({ words, sound: sayPlainly(clause, args) })),
  }))
}

/** Every speaker over every bed; which sentences, in which order and with which pauses is drawn. */
function madeSpots(language: string, texts: readonly string[]): Spot[] {
  const turn = random(language.length + texts.length)
  return (SPEAKERS[language] ?? []).flatMap(([voice, speed, pitch]) =>
    BEDS.map((bed) => {
      const chosen = shuffled(texts, turn).slice(0, 8)
      const args = espeakArguments(voice, speed, pitch)
      const clips = chosen.map((text) => ({ text, sound: Float64Array.from(sayPlainly(text, args)) }))
      return joined(`made, ${language}, ${bed}`, language, clips, bed, turn)
    }),
  )
}

async function realSpots(folder: string, scratch: string): Promise<Spot[]> {
  const { signal } = new AbortController()
  const turn = random(7)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort()
  const waiting = shuffled(names, turn)
  const spots: Spot[] = []
  while (waiting.length > 0 && spots.length < 18) {
    const clips: Clip[] = []
    for (let length = 0; length < 25 * SAMPLE_RATE; ) {
      const name = waiting.pop()
      if (name === undefined) return spots
      const sound = await hear(join(folder, name.replace(/txt$/, 'ogg')), scratch, signal)
      clips.push({
        text: (await readFile(join(folder, name), 'utf8')).trim(),
        sound: Float64Array.from(sound),
      })
      length += sound.length
    }
    const bed = BEDS[spots.length % BEDS.length] as Bed
    spots.push(joined(`real, es, ${bed}`, 'es', clips, bed, turn))
  }
  return spots
}

/** One after the other with pauses of 0.15 to 0.75 s, all equally loud, over a bed. */
function joined(kind: string, language: string, clips: Clip[], bed: Bed, turn: () => number): Spot {
  const placed: { at: number; sound: Float64Array }[] = []
  const truth: Spot['truth'] = []
  let length = Math.round(SAMPLE_RATE * (0.3 + turn()))
  for (const { sound } of clips) {
    const level = rms(sound)
    const [from, to] = [
      sound.findIndex((x) => Math.abs(x) > level / 4),
      sound.findLastIndex((x) => Math.abs(x) > level / 4),
    ]
    truth.push([(length + from) / SAMPLE_RATE, (length + to + 1) / SAMPLE_RATE])
    placed.push({ at: length, sound: sound.map((x) => (x / level) * LEVEL) })
    length += sound.length + Math.round(SAMPLE_RATE * (0.15 + 0.6 * turn()))
  }
  const mix = new Float64Array(length + SAMPLE_RATE / 2)
  for (const { at, sound } of placed)
    for (const [i, x] of sound.entries()) mix[at + i] = (mix[at + i] ?? 0) + x
  const below = bedOf(bed, mix.length)
  return {
    ...{ kind, language, truth },
    sentences: clips.map(({ text }) => text),
    sound: Int16Array.from(mix, (x, i) => Math.max(-32768, Math.min(32767, x + (below[i] ?? 0)))),
  }
}

const LEVEL = 3000
const GRAPHS: Record<Bed, { graph: string; below: number }> = {
  // What a quiet room has.
  alone: { graph: 'anoisesrc=c=pink:r=16000:seed=1', below: 45 },
  'music 12 LU below': {
    graph:
      "aevalsrc='(sin(2*PI*220*t)+sin(2*PI*277*t)+sin(2*PI*330*t)+0.6*sin(2*PI*440*t*(1+0.12*floor(mod(t*2,4)))))*(0.4+0.6*exp(-6*mod(t,0.5)))+0.5*(random(0)-0.5)*exp(-30*mod(t,0.25))':s=16000",
    below: 12,
  },
  'noise 10 dB below': { graph: 'anoisesrc=c=pink:r=16000:seed=2', below: 10 },
}

function bedOf(bed: Bed, length: number): Float64Array {
  const { graph, below } = GRAPHS[bed]
  const args = [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    graph,
    '-t',
    String(length / SAMPLE_RATE),
    '-f',
    's16le',
    '-',
  ]
  const sound = Float64Array.from(int16(execFileSync('ffmpeg', args, { maxBuffer: 2 ** 28 })))
  const factor = (LEVEL * 10 ** (-below / 20)) / rms(sound)
  return sound.map((x) => x * factor)
}

function rms(sound: Float64Array): number {
  return Math.sqrt(sound.reduce((sum, x) => sum + x * x, 0) / Math.max(1, sound.length)) || 1
}

function shuffled<T>(list: readonly T[], turn: () => number): T[] {
  return list
    .map((item) => ({ item, at: turn() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** The same numbers every time (Lehmer). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}
