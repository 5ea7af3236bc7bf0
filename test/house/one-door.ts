import type { SourceFile } from './source-files.ts'

/** The door itself, and what stands behind it. */
const MAY_WRITE = /^server\/(actions|catalogue)\//
/** Where the parts of the server are put together: these hold the whole catalogue to hand it to actions. */
const PUTS_TOGETHER =
  /^server\/(app|start-server|commands\/with-catalogue|stations\/notices\/send-notices)\.ts$/

const FROM_CATALOGUE = /import (?:type )?\{([^}]*)\} from '(?:\.\.\/)+catalogue\/([\w-]+)\.ts'/g
/** One for each file of the catalogue that gives verbs; its other types are plain data. */
const VERBS =
  /\b(Catalogue|Writes|Works|Versions|StaleTags|Captions|Tallies|Notices|Stations|Holdings|Airings|Users|Settings|Programmes|ProgrammeParts|Imports|Suitcases)\b/

/**
 * What changes the catalogue beside `server/actions`, where each change is allowed to somebody and leaves a line.
 * TypeScript keeps most of it, since `Reads` has no verb that writes; this keeps anyone from asking for more.
 */
export function changesBesideActions(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('server/') && !MAY_WRITE.test(path) && !PUTS_TOGETHER.test(path))
    .flatMap(({ path, text }) => {
      const taken = [...text.matchAll(FROM_CATALOGUE)].flatMap(
        ([, names = '']) => names.match(VERBS)?.[0] ?? [],
      )
      const opened = /\.transaction\(/.test(text) ? ['a transaction'] : []
      return [...taken, ...opened].map((what) => `${path}: ${what}`)
    })
}
