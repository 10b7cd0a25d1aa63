/** Cells that add up to another, by their places. */
export type Sum = { total: number; parts: readonly number[] }

export type Bounds = { low: number; high: number }

const tiny = 1e-9

/**
 * The smallest and the largest value that a cell can have, given what is known of each cell and which add up to which:
 * what an attacker can work out. Exact for tables; where sums are tangled in other ways whole numbers may leave less.
 * Throws where the bounds contradict the sums.
 */
export function rangeOf(place: number, bounds: readonly Bounds[], sums: readonly Sum[]): Bounds {
  const { places, equations } = connectedTo(place, bounds, sums)
  const target = places.indexOf(place)
  const known = bounds[place]
  if (!known) throw new Error(`There is no cell at place ${place}`)
  if (target < 0 || equations.length === 0) return known
  const within = places.map(at => bounds[at] ?? { low: 0, high: Number.POSITIVE_INFINITY })
  const low = minimise(target, 1, within, equations)
  const high = -minimise(target, -1, within, equations)
  // Plus nothing: of -0 makes 0.
  return { low: Math.ceil(low - 1e-6) + 0, high: Math.floor(high + 1e-6) + 0 }
}

/** coefficients · x = value, over the open cells that hang together with one. */
type Equation = { coefficients: number[]; value: number }

function connectedTo(place: number, bounds: readonly Bounds[], sums: readonly Sum[]) {
  const isOpen = (at: number) => {
    const known = bounds[at]
    return known !== undefined && known.low < known.high
  }
  const reached = new Set(isOpen(place) ? [place] : [])
  const used = new Set<Sum>()
  for (let grew = true; grew; ) {
    grew = false
    for (const sum of sums) {
      const open = [sum.total, ...sum.parts].filter(isOpen)
      if (used.has(sum) || !open.some(at => reached.has(at))) continue
      used.add(sum)
      grew = true
      for (const at of open) reached.add(at)
    }
  }
  const places = [...reached]
  const equations = [...used].map(({ total, parts }): Equation => {
    const coefficients = places.map(() => 0)
    let value = 0
    const take = (at: number, sign: number) => {
      const index = places.indexOf(at)
      if (index >= 0) coefficients[index] = (coefficients[index] ?? 0) + sign
      else value -= sign * (bounds[at]?.low ?? 0)
    }
    take(total, -1)
    for (const part of parts) take(part, 1)
    return { coefficients, value }
  })
  return { places, equations }
}

/**
 * The least value of `sign` × one variable under equations and bounds: the simplex method with bounds on the variables
 * (Dantzig), two phases, Bland's rule. -Infinity where it has none.
 */
function minimise(
  target: number,
  sign: number,
  bounds: readonly Bounds[],
  equations: readonly Equation[],
): number {
  const count = bounds.length
  const rows = equations.length
  const width = count + rows
  const low = [...bounds.map(bound => bound.low), ...equations.map(() => 0)]
  const high = [
    ...bounds.map(bound => bound.high),
    ...equations.map(() => Number.POSITIVE_INFINITY),
  ]
  // Every variable begins at its lower bound; an artificial one in each row takes what is missing.
  const table = equations.map(({ coefficients, value }, row) => {
    const missing = value - coefficients.reduce((sum, by, at) => sum + by * (low[at] ?? 0), 0)
    const turn = missing < 0 ? -1 : 1
    const line = Float64Array.from({ length: width }, (_, at) =>
      at < count ? turn * (coefficients[at] ?? 0) : at === count + row ? 1 : 0,
    )
    return { line, basic: count + row, value: Math.abs(missing) }
  })
  const atHigh = new Uint8Array(width)

  const solve = (cost: Float64Array) => {
    for (;;) {
      const reduced = Float64Array.from(cost)
      for (const { line, basic } of table) {
        const by = cost[basic] ?? 0
        if (by !== 0)
          for (let at = 0; at < width; at += 1)
            reduced[at] = (reduced[at] ?? 0) - by * (line[at] ?? 0)
      }
      const basics = new Set(table.map(({ basic }) => basic))
      let entering = -1
      for (let at = 0; at < width && entering < 0; at += 1) {
        if (basics.has(at) || (high[at] ?? 0) - (low[at] ?? 0) < tiny) continue
        const slope = reduced[at] ?? 0
        if (atHigh[at] ? slope > tiny : slope < -tiny) entering = at
      }
      if (entering < 0) return true
      const way = atHigh[entering] ? -1 : 1
      let step = (high[entering] ?? 0) - (low[entering] ?? 0)
      let leaving = -1
      let toHigh = false
      table.forEach(({ line, basic, value }, row) => {
        const slope = way * (line[entering] ?? 0)
        if (Math.abs(slope) < tiny) return
        const room = slope > 0 ? value - (low[basic] ?? 0) : (high[basic] ?? 0) - value
        const possible = Math.max(0, room / Math.abs(slope))
        const lower = leaving >= 0 && basic < (table[leaving]?.basic ?? width)
        if (
          possible < step - tiny ||
          (possible <= step + tiny && (leaving < 0 ? possible < step : lower))
        ) {
          step = Math.min(step, possible)
          leaving = row
          toHigh = slope < 0
        }
      })
      if (step === Number.POSITIVE_INFINITY) return false
      for (const entry of table) entry.value -= way * (entry.line[entering] ?? 0) * step
      const arrived = way > 0 ? (low[entering] ?? 0) + step : (high[entering] ?? 0) - step
      const row = table[leaving]
      if (!row) {
        atHigh[entering] = atHigh[entering] ? 0 : 1
        continue
      }
      atHigh[row.basic] = toHigh ? 1 : 0
      row.basic = entering
      row.value = arrived
      pivot(table, row, entering)
    }
  }

  const missing = new Float64Array(width)
  missing.fill(1, count)
  solve(missing)
  if (table.some(({ basic, value }) => basic >= count && value > 1e-6))
    throw new Error('What is known of the cells contradicts their sums')
  for (let at = count; at < width; at += 1) high[at] = 0
  const cost = new Float64Array(width)
  cost[target] = sign
  if (!solve(cost)) return Number.NEGATIVE_INFINITY
  const row = table.find(({ basic }) => basic === target)
  const value = row ? row.value : ((atHigh[target] ? high[target] : low[target]) ?? 0)
  return sign * value
}

type Line = { line: Float64Array; basic: number; value: number }

function pivot(table: readonly Line[], row: Line, entering: number): void {
  const by = row.line[entering] ?? 1
  for (let at = 0; at < row.line.length; at += 1) row.line[at] = (row.line[at] ?? 0) / by
  for (const other of table) {
    const factor = other.line[entering] ?? 0
    if (other === row || Math.abs(factor) < 1e-12) continue
    for (let at = 0; at < other.line.length; at += 1)
      other.line[at] = (other.line[at] ?? 0) - factor * (row.line[at] ?? 0)
  }
}
