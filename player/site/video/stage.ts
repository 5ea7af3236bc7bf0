import { browserMemory } from '../page/memory.ts'
import type { Root } from '../page/root.ts'
import { bufferedUntil } from '../playback/buffered.ts'
import { relabel } from '../playback/icon-button.ts'
import { commandFor } from '../playback/keyboard.ts'
import { momentOf } from '../playback/moment.ts'
import { noticeOf } from '../playback/notice.ts'
import { createPlaces } from '../playback/resume.ts'
import { mountSeekBar } from '../playback/seek-bar.ts'
import { takeSessionActions } from '../playback/session-actions.ts'
import { mountSpeedMenu } from '../playback/speed-menu.ts'
import { showToggle } from '../playback/toggle.ts'
import { mountCaptionMenu } from './caption-menu.ts'
import { chaptersOf, markChapters, mountChapterLinks } from './chapters.ts'
import { buildControls, type Controls } from './controls.ts'
import { FILM_ICONS } from './film-icons.ts'
import { createFilmPlayer, type FilmPlayer, type Playable } from './film-player.ts'
import { isFullscreen, toggleFullscreen } from './fullscreen.ts'
import { isPrecious, linkHints } from './link.ts'
import { offerPictureInPicture } from './picture-in-picture.ts'
import { mountPreview } from './preview.ts'
import { mountQualityMenu } from './quality-menu.ts'

const STEP_SECONDS = 10

/** Takes over the server's `<video>`: the same picture, with our start button and controls. */
export function mountStage(root: Root, media: HTMLVideoElement): FilmPlayer {
  const { element: stage, texts } = root
  const memory = browserMemory()
  const controls = buildControls(texts)
  const chapters = chaptersOf(stage)
  const total = (): number => root.duration ?? (Number.isFinite(media.duration) ? media.duration : 0)

  const film = createFilmPlayer(playableOf(stage), media, memory, () => show())
  const { player } = film
  dress(stage, media, controls)
  markChapters(controls.seekBox, chapters, total())
  const captions = mountCaptionMenu(controls.captions, media, memory, texts.captionsOff)
  // Pictures to look ahead are a comfort, and cost as much as some seconds of the film.
  const mayLook = (): boolean => film.quality !== 'saver' && !isPrecious(linkHints())
  const preview = mountPreview(controls.seekBox, stage.dataset.storyboard || null, mayLook)
  const seen = { chapters, total, buffered: () => bufferedUntil(media) }
  const showTime = mountSeekBar(controls, player, preview, seen, texts)
  const showQualities = mountQualityMenu(
    controls,
    film,
    () => ({ ...sizesOf(stage), duration: total() }),
    root,
  )
  const showChapter = mountChapterLinks(stage, player)
  mountSpeedMenu(controls.speed, media, root.locale)
  takeSessionActions(player, STEP_SECONDS)
  offerPictureInPicture(controls.small, media)
  const places = createPlaces(root.views, memory)
  places.follow(media, () => ({ position: player.position, duration: total() }))
  if (stage.dataset.next) media.addEventListener('playing', announceNext, { once: true })

  /** Comes with the film: a page that nobody plays does without. Without a link the page names the others below. */
  function announceNext(): void {
    const mayFetch = (): boolean => film.quality !== 'sound' && mayLook()
    import('./next-film.ts').then(
      ({ offerNext }) => offerNext(stage, media, mayFetch, texts.next),
      () => undefined,
    )
  }

  function show(): void {
    const { phase } = player
    stage.dataset.phase = phase
    showToggle(controls.toggle, phase, texts)
    relabel(
      controls.mute,
      media.muted ? FILM_ICONS.silent : FILM_ICONS.sound,
      media.muted ? texts.unmute : texts.mute,
    )
    relabel(
      controls.fullscreen,
      FILM_ICONS.fullscreen,
      isFullscreen() ? texts.exitFullscreen : texts.enterFullscreen,
    )
    controls.start.hidden = phase !== 'idle'
    controls.notice.show(noticeFor(film, texts), phase === 'lost')
    showTime()
    showChapter(player.position)
    showQualities()
  }

  const commands = {
    toggle: player.toggle,
    back: () => player.move(-STEP_SECONDS),
    forward: () => player.move(STEP_SECONDS),
    mute: () => {
      media.muted = !media.muted
    },
    fullscreen: () => toggleFullscreen(stage, media),
    captions: captions.toggle,
    help: () => {
      controls.help.hidden = !controls.help.hidden
    },
  } as const

  controls.start.addEventListener('click', () => {
    player.play()
    controls.toggle.focus()
  })
  media.addEventListener('click', player.toggle)
  for (const name of ['toggle', 'back', 'forward', 'mute', 'fullscreen'] as const) {
    controls[name].addEventListener('click', commands[name])
  }
  controls.keys.addEventListener('click', commands.help)
  controls.notice.retry.addEventListener('click', player.retry)
  document.addEventListener('fullscreenchange', show)
  stage.addEventListener('keydown', (event) => {
    const command = commandFor(event, (event.target as Element).tagName)
    if (command === null || player.phase === 'idle') return
    event.preventDefault()
    commands[command]()
  })
  const asked = momentOf(window.location) ?? places.last()
  // Nothing plays by itself: this is where playback will start.
  if (asked !== null) player.seek(asked)
  // The browser's controls were used before this script loaded.
  if (!media.paused) player.play()
  show()
  return film
}

/** Puts the controls around the element, and removes what it would play by itself. */
function dress(stage: HTMLElement, media: HTMLVideoElement, controls: Controls): void {
  media.controls = false
  for (const source of Array.from(media.querySelectorAll('source'))) source.remove()
  // A file already selected stays selected without its `<source>`, and would be downloaded alongside ours.
  if (media.paused) media.load()
  const screen = document.createElement('div')
  screen.className = 'stage__screen'
  media.replaceWith(screen)
  screen.append(media, controls.start, controls.notice.element)
  stage.append(controls.bar)
  stage.classList.add('stage--scripted')
}

/** The addresses that the server wrote on the stage. */
export function playableOf({ dataset }: HTMLElement): Playable {
  const [playlist, init, segment] = JSON.parse(dataset.start || '[]') as string[]
  return {
    hls: dataset.hls || null,
    beginning: playlist && init && segment ? { playlist, init, segment } : null,
    light: dataset.light || null,
    sound: dataset.sound || null,
  }
}

function sizesOf({ dataset }: HTMLElement): { lightBytes: number | null; soundBytes: number | null } {
  return {
    lightBytes: Number(dataset.lightBytes) || null,
    soundBytes: Number(dataset.soundBytes) || null,
  }
}

function noticeFor({ player: { phase }, showsPicture }: FilmPlayer, texts: Root['texts']): string | null {
  if (!showsPicture && phase !== 'failed' && phase !== 'lost') return texts.noPicture
  return noticeOf(phase, texts)
}
