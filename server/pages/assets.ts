import { readFile } from 'node:fs/promises'

/** The part of a Vite manifest that is used here. */
export type Manifest = Record<string, { file: string; imports?: string[] }>

export interface SiteAssets {
  style: string
  /** Of reports, which are sheets of paper and not pages of the site. */
  reportStyle: string
  /** Of pages that are made to be printed, beside `style`. */
  paperStyle: string
  /** The script of the way out. */
  leave: string
  /** The script of each kind of page, followed by its imports: requested together, they arrive together. */
  scripts: Record<PageScript, string[]>
}

export type PageScript = 'video' | 'spot' | 'brochure' | 'kept'

const STYLE = 'styles/site.css'
const REPORT_STYLE = 'styles/report.css'
const PAPER_STYLE = 'styles/paper.css'
const LEAVE = 'site/leave/main.ts'
const SCRIPTS: Record<PageScript, string> = {
  video: 'site/video/main.ts',
  spot: 'site/spot/main.ts',
  brochure: 'site/brochure/main.ts',
  kept: 'site/kept/main.ts',
}

/**
 * Public URLs of the built files, by the entries of `player/vite.config.ts`.
 * @throws Error if the build lacks one of them, because it is old or broken
 */
export function siteAssets(manifest: Manifest): SiteAssets {
  const withImports = (entry: string): string[] => {
    const built = manifest[entry]
    if (!built) throw new Error(`the build of player/ lacks ${entry}: run "npm run build"`)
    return [...new Set([`/assets/${built.file}`, ...(built.imports ?? []).flatMap(withImports)])]
  }
  return {
    style: withImports(STYLE)[0] ?? '',
    reportStyle: withImports(REPORT_STYLE)[0] ?? '',
    paperStyle: withImports(PAPER_STYLE)[0] ?? '',
    leave: withImports(LEAVE)[0] ?? '',
    scripts: {
      video: withImports(SCRIPTS.video),
      spot: withImports(SCRIPTS.spot),
      brochure: withImports(SCRIPTS.brochure),
      kept: withImports(SCRIPTS.kept),
    },
  }
}

/** Reads the build's manifest at `path`, usually `player/dist/.vite/manifest.json`. */
export async function readSiteAssets(path: string): Promise<SiteAssets> {
  return siteAssets(JSON.parse(await readFile(path, 'utf8')) as Manifest)
}
