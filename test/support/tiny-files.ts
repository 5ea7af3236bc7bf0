/** The first bytes of real files, enough for their type to be known; none can be played. */
export const TINY = {
  mp4: Buffer.concat([
    Buffer.from('00000020667479706d703432000000006d70343269736f6d', 'hex'),
    Buffer.alloc(40, 1),
  ]),
  mp3: Buffer.concat([
    Buffer.from('494433030000000000000a', 'hex'),
    Buffer.alloc(10),
    Buffer.from('fffb9064', 'hex'),
    Buffer.alloc(500),
  ]),
  wav: Buffer.concat([Buffer.from('RIFF\x24\x00\x00\x00WAVEfmt ', 'latin1'), Buffer.alloc(30)]),
  pdf: Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n', 'latin1'),
}

/** A multipart form as a browser or `curl -F` sends it. */
export function form(parts: [name: string, value: string | { name: string; content: Buffer }][]): {
  headers: { 'content-type': string }
  payload: Buffer
} {
  const boundary = 'chaski-test-boundary'
  const chunks = parts.flatMap(([name, value]) => {
    const isFile = typeof value !== 'string'
    const disposition = `form-data; name="${name}"${isFile ? `; filename="${value.name}"` : ''}`
    const type = isFile ? '\r\ncontent-type: application/octet-stream' : ''
    const head = `--${boundary}\r\ncontent-disposition: ${disposition}${type}\r\n\r\n`
    return [Buffer.from(head), isFile ? value.content : Buffer.from(value), Buffer.from('\r\n')]
  })
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
  }
}
