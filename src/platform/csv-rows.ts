/** A fault in a file of rows: what it is and, where it is in a row, which (as a spreadsheet counts them). */
export class CsvFault extends Error {
  override name = 'CsvFault'
}

const longestRow = 4_000_000

/**
 * Takes text in pieces and calls `use` with the cells of each row that is not blank, and the row's number. Cells in
 * double quotes may hold the separator, line ends and doubled quotes. Throws CsvFault for a quote that never ends, and
 * where one seems not to: a row of millions of letters.
 */
export function splitCsv(
  separator: string,
  use: (cells: string[], row: number) => void,
): { take: (text: string) => void; end: () => void } {
  const comma = separator.charCodeAt(0)
  let rest = ''
  let row = 0
  const finish = (cells: string[]) => {
    row++
    if (cells.length > 1 || cells[0]?.trim() !== '') use(cells, row)
  }

  /** Splits whole rows off the text, and answers where the first unfinished one begins. */
  const split = (text: string, last: boolean): number => {
    let begin = 0
    let cells: string[] = []
    let at = 0
    while (at <= text.length) {
      if (at === text.length && !last) return begin
      let cell: string
      if (text.charCodeAt(at) === 34) {
        let close = at + 1
        for (;;) {
          close = text.indexOf('"', close)
          if (close < 0) {
            if (!last) return begin
            throw new CsvFault(`Row ${row + 1} has a double quote that is never closed.`)
          }
          if (text.charCodeAt(close + 1) !== 34) break
          close += 2
        }
        // The quote may be the first of a doubled one that the next piece completes.
        if (close === text.length - 1 && !last) return begin
        cell = text.slice(at + 1, close).replaceAll('""', '"')
        at = close + 1
        const after = endOfCell(text, at, comma)
        cell += text.slice(at, after)
        at = after
      } else {
        const end = endOfCell(text, at, comma)
        cell = text.slice(at, end)
        at = end
      }
      if (at === text.length && !last) return begin
      cells.push(cell)
      const stop = text.charCodeAt(at)
      if (stop === comma) {
        at++
        continue
      }
      if (at >= text.length) {
        if (cells.length > 1 || cells[0] !== '') finish(cells)
        return text.length
      }
      // A line end is \n, \r\n or \r.
      if (stop === 13 && at + 1 === text.length && !last) return begin
      at += stop === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1
      finish(cells)
      cells = []
      begin = at
    }
    return begin
  }

  return {
    take: text => {
      const all = rest + text
      rest = all.slice(split(all, false))
      if (rest.length > longestRow)
        throw new CsvFault(`Row ${row + 1} is too long: is a double quote never closed?`)
    },
    end: () => {
      split(rest, true)
      rest = ''
    },
  }
}

function endOfCell(text: string, from: number, comma: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === comma || code === 10 || code === 13) return at
  }
  return text.length
}
