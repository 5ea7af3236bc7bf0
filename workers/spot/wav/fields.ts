import { toAscii, toAsciiLine } from '../tags/ascii.ts'

/** A WAV chunk with fields at fixed offsets, as EBU Tech 3285 and AES46 define them. */
export interface Fields {
  /** ASCII on one line, truncated to `length` bytes and padded with zeros. */
  text(value: string, offset: number, length: number): void
  /** Four characters, unchanged. */
  code(value: string, offset: number): void
  int16(value: number, offset: number): void
  int32(value: number, offset: number): void
  uint32(value: number, offset: number): void
  /** The fixed part followed by text of any length: ASCII, lines ending in CR LF. */
  end(tail: string): Buffer
}

export function fields(size: number): Fields {
  const bytes = Buffer.alloc(size)
  return {
    text: (value, offset, length) => void bytes.write(toAsciiLine(value).slice(0, length), offset, 'latin1'),
    code: (value, offset) => void bytes.write(value, offset, 4, 'latin1'),
    int16: (value, offset) => void bytes.writeInt16LE(value, offset),
    int32: (value, offset) => void bytes.writeInt32LE(value, offset),
    uint32: (value, offset) => void bytes.writeUInt32LE(value, offset),
    end: (tail) => Buffer.concat([bytes, Buffer.from(toAscii(tail).replace(/\r?\n/g, '\r\n'), 'latin1')]),
  }
}
