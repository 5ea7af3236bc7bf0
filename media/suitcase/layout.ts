/**
 * What a suitcase looks like. One stick may serve several stations, each with a folder of its own:
 *
 *     chaski/
 *       index.html           the public catalogue for any browser; index-qu.html, index-en.html, obras/ beside it
 *       chaski-station.mjs   the agent
 *       radio-sonqo-k3v9x2m4p7q8w5za/
 *         maletin.jws      what the station is to hold, signed by the organisation; written last
 *         regreso.jws      what the station says, signed by its agent
 *         hoy/             what may be aired since the day of packing, for any player
 *         hoy.m3u, .m3u8   the same as a list
 *         despues/         what begins later
 *         tomar-maletin.cmd  runs the agent on Windows
 *
 * All names are fit for FAT32, which knows no capitals.
 */
export const SUITCASE_FOLDER = 'chaski'
export const OUTING_FILE = 'maletin.jws'
export const HOMECOMING_FILE = 'regreso.jws'
export const TODAY_FOLDER = 'hoy'
export const LATER_FOLDER = 'despues'

/** Larger ones are not ours: a listing of 10,000 spots has 15 MB. */
export const LARGEST_DOCUMENT = 32 * 1024 * 1024

/** The folder of a station. The id makes it unique; the name is for people. */
export function stationFolder({ id, name }: { id: string; name: string }): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return `${plain === '' ? 'emisora' : plain}-${id}`
}

/** Whether this is the folder of the station, also under an earlier name of it. */
export function isFolderOf(folder: string, stationId: string): boolean {
  return folder.toLowerCase().endsWith(`-${stationId}`)
}
