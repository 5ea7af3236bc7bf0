/** Inside the page, so that it stays readable if it is copied alone. The colours are those of the site. */
export const OFFLINE_STYLE = `
:root { color-scheme: light dark; --paper: #fbf8f2; --surface: #fff; --line: #ddd3c2; --ink: #211b16; --soft: #5f554a; --accent: #7a1530; --tint: #f8e6e8 }
@media (prefers-color-scheme: dark) { :root { --paper: #191512; --surface: #241f1b; --line: #4a4038; --ink: #f3ece2; --soft: #c3b7a6; --accent: #f0a3b3; --tint: #3a2027 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif }
header, main { max-width: 72rem; margin: 0 auto; padding: 1rem }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2 }
h2 { margin: 2rem 0 0.75rem; font-size: 1.4rem }
h3 { margin: 0 0 0.5rem; font-size: 1.1rem; line-height: 1.3; overflow-wrap: anywhere }
h4 { margin: 1rem 0 0.25rem }
p { margin: 0 0 0.5rem; overflow-wrap: anywhere }
a { color: var(--accent) }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin-top: 0.5rem }
nav a { padding: 0.5rem 0 }
nav a[aria-current] { color: inherit; font-weight: bold; text-decoration: none }
section { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 1rem; align-items: start }
section > h2 { grid-column: 1 / -1 }
#programmes { grid-template-columns: 1fr }
article, .help { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 1rem }
.help { display: block; background: var(--tint) }
.help h2 { margin: 0 }
.help ul { padding-left: 1.25rem; margin-bottom: 0 }
video, audio { display: block; width: 100%; margin-bottom: 0.5rem }
video { aspect-ratio: 16 / 9; background: #000 }
.read { display: flex; gap: 0.75rem; align-items: center; margin-bottom: 0.5rem; min-height: 3rem }
.read img { width: 6rem; border: 1px solid var(--line) }
.facts { color: var(--soft); font-size: 0.9rem }
summary { padding: 0.5rem 0; cursor: pointer; color: var(--accent) }
details p { font-size: 1.2rem }
`
