import { expect, it } from 'vitest'
import { withCaptions } from '../../../../player/studio/upload/captions-beside.ts'

const picked = (path: string) => {
  const [name = '', ...folders] = path.split('/').reverse()
  return { file: new File(['a'], name), handle: null, folder: folders.reverse().join('/') }
}

const pairsOf = (...paths: string[]) =>
  withCaptions(paths.map(picked)).map(({ picked: { file, folder }, captions }) => [
    `${folder}/${file.name}`,
    ...captions.map(({ file: { name }, language }) => `${name} ${language}`),
  ])

it('gives a film the captions of its name and folder, with the language they say', () => {
  expect(
    pairsOf('a/hilario.mp4', 'a/hilario.srt', 'a/hilario.quy.vtt', 'b/hilario.mp4', 'b/hilario.mp4.vtt'),
  ).toEqual([
    ['a/hilario.mp4', 'hilario.srt null', 'hilario.quy.vtt quy'],
    ['b/hilario.mp4', 'hilario.mp4.vtt null'],
  ])
})

it('leaves captions of no film to be told of', () => {
  expect(pairsOf('hilario.mp4', 'hilario 2.srt', 'otro.vtt', 'c/hilario.srt')).toEqual([
    ['/hilario.mp4'],
    ['/hilario 2.srt'],
    ['/otro.vtt'],
    ['c/hilario.srt'],
  ])
})
