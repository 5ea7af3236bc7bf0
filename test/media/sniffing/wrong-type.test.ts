import { describe, expect, it } from 'vitest'
import { wrongType } from '../../../media/sniffing/wrong-type.ts'
import { TINY } from '../../support/tiny-files.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const zip = (name: string) =>
  Buffer.concat([bytes('PK\x03\x04'), Buffer.alloc(26), bytes(name), Buffer.alloc(50)])
const box = (brand: string) => Buffer.concat([Buffer.from([0, 0, 0, 24]), bytes(`ftyp${brand}\0\0\0\0`)])

describe('the first bytes', () => {
  it.each([
    ['a JPEG', bytes('\xff\xd8\xff\xe1\x1a\x2bExif'), 'photograph'],
    ['a PNG', bytes('\x89PNG\r\n\x1a\n'), 'photograph'],
    ['a picture of an iPhone', box('heic'), 'photograph'],
    ['an AVIF', box('avif'), 'photograph'],
    ['a WebP', bytes('RIFF\x24\0\0\0WEBPVP8 '), 'photograph'],
    ['a TIFF', bytes('II*\0\x08\0\0\0'), 'photograph'],
    ['a BMP', bytes('BM\x36\x10\0\0\0\0\0\0'), 'photograph'],
    ['a drawing', bytes('<?xml version="1.0"?>\n<!-- Inkscape -->\n<svg width="10">'), 'photograph'],
    ['Word', zip('[Content_Types].xml'), 'office_document'],
    ['PowerPoint that begins with its slides', zip('ppt/slides/slide1.xml'), 'office_document'],
    ['LibreOffice', zip('mimetypeapplication/vnd.oasis.opendocument.text'), 'office_document'],
    ['Word of 2003', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'office_document'],
    ['rich text', bytes('{\\rtf1\\ansi'), 'office_document'],
    ['an archive', zip('fotos/a.jpg'), 'unknown_type'],
    ['a program', bytes('MZ\x90\0\x03'), 'unknown_type'],
    ['a letter', bytes('Estimada señora:'), 'unknown_type'],
    ['a playlist', bytes('#EXTM3U\n#EXTINF:6,\nhttp://x/'), 'references_other_files'],
    ['nothing', bytes(''), 'empty_file'],
  ])('of %s are refused', (_name, head, code) => {
    expect(wrongType(head)).toBe(code)
  })

  it.each([
    ['a film', TINY.mp4],
    ['a film of an old phone', box('3gp4')],
    ['a sound', TINY.mp3],
    ['a wave file', TINY.wav],
    ['a brochure', TINY.pdf],
    ['a brochure behind the head of a mail', Buffer.concat([bytes('Received: x\r\n\r\n'), TINY.pdf])],
    ['a moving picture', bytes('GIF89a\x10\0\x10\0')],
    ['what nobody knows', Buffer.alloc(5000, Buffer.from('deadbeef', 'hex'))],
  ])('of %s may pass', (_name, head) => {
    expect(wrongType(head)).toBeNull()
  })
})
