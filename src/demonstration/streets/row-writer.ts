/** How a column goes over the wire in the binary form of COPY. */
export type ColumnType =
  | 'uuid'
  | 'text'
  | 'integer'
  | 'integers'
  | 'uuids'
  | 'texts'
  | 'json'
  | 'day'
  | 'instant'
  | 'boolean'

/** A day is YYYY-MM-DD, an instant milliseconds, a UUID its sixteen bytes. */
export type Cell =
  | Buffer
  | string
  | number
  | boolean
  | readonly number[]
  | readonly Buffer[]
  | readonly string[]
  | object
  | null

export type RowWriter = {
  add: (cells: readonly Cell[]) => void
  /** Everything added since the last time, as one COPY takes it; empty where nothing was. */
  take: () => Uint8Array
}

const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
// PostgreSQL counts from 1 January 2000.
const epochMs = Date.UTC(2000, 0, 1)
const msOfDay = 86_400_000
const oids = { integer: 23, text: 25, uuid: 2950 }

/** Writes rows of these columns in PostgreSQL's binary form, which the server reads in half the time of text. */
export function rowWriter(columns: readonly ColumnType[]): RowWriter {
  let bytes = Buffer.allocUnsafe(1 << 20)
  let at = 0
  const need = (more: number) => {
    if (at + more <= bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, at + more))
    bytes.copy(larger, 0, 0, at)
    bytes = larger
  }
  const int = (number: number) => {
    at = bytes.writeInt32BE(number, at)
  }
  const raw = (value: Buffer) => {
    int(value.length)
    at += value.copy(bytes, at)
  }
  const text = (value: string) => {
    need(value.length * 3 + 8)
    const length = bytes.write(value, at + 4)
    int(length)
    at += length
  }
  const array = <T>(items: readonly T[], oid: number, write: (item: T) => void) => {
    const start = at
    int(0)
    for (const part of [items.length === 0 ? 0 : 1, 0, oid]) int(part)
    if (items.length > 0) {
      int(items.length)
      int(1)
      for (const item of items) write(item)
    }
    bytes.writeInt32BE(at - start - 4, start)
  }
  const write: Record<ColumnType, (value: Cell) => void> = {
    uuid: value => raw(value as Buffer),
    text: value => text(value as string),
    integer: value => {
      int(4)
      int(value as number)
    },
    integers: value => {
      const items = value as readonly number[]
      need(items.length * 8 + 32)
      array(items, oids.integer, item => {
        int(4)
        int(item)
      })
    },
    uuids: value => {
      const items = value as readonly Buffer[]
      need(items.length * 20 + 32)
      array(items, oids.uuid, raw)
    },
    texts: value => {
      const items = value as readonly string[]
      need(items.reduce((sum, item) => sum + item.length * 3 + 8, 32))
      array(items, oids.text, text)
    },
    json: value => {
      const json = JSON.stringify(value)
      need(json.length * 3 + 16)
      const length = bytes.write(json, at + 5)
      int(length + 1)
      // The version of jsonb's binary form.
      bytes[at] = 1
      at += length + 1
    },
    day: value => {
      int(4)
      int(Math.round((Date.parse(value as string) - epochMs) / msOfDay))
    },
    instant: value => {
      const micros = ((value as number) - epochMs) * 1000
      int(8)
      int(Math.floor(micros / 0x100000000))
      at = bytes.writeUInt32BE(((micros % 0x100000000) + 0x100000000) % 0x100000000, at)
    },
    boolean: value => {
      int(1)
      bytes[at++] = value === true ? 1 : 0
    },
  }
  return {
    add: cells => {
      need(64 + columns.length * 32)
      if (at === 0) at = signature.copy(bytes, 0)
      at = bytes.writeInt16BE(columns.length, at)
      columns.forEach((type, index) => {
        const cell = cells[index] ?? null
        need(64)
        if (cell === null) int(-1)
        else write[type](cell)
      })
    },
    take: () => {
      if (at === 0) return new Uint8Array()
      need(2)
      at = bytes.writeInt16BE(-1, at)
      const taken = Uint8Array.from(bytes.subarray(0, at))
      at = 0
      return taken
    },
  }
}
