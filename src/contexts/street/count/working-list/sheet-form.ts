import { z } from 'zod'

/** How many lines the page for typing a sheet offers at once. */
export const linesOnPage = 12

export type TypedLine = {
  /** Which line of the page, from 1: messages stand beside its fields. */
  line: number
  id: string
  at: string | null
  place: string
  bedding: 'bedded-down' | 'about-to' | 'no'
  sex: string
  age: string
  nationality: string
  key: string
  description: string
  notes: string
  more: Record<string, string>
}
export type SheetInput = { team: string; lines: TypedLine[] }

const most: Record<string, number> = { place: 200, key: 80, description: 300, notes: 500 }

/**
 * A count sheet as it was typed: fields are named `place-3` for the third line. Lines in which nothing was typed are left
 * out. What a paper sheet leaves open is not known, never guessed; where and bedded down have to be there.
 */
export const sheetForm = z
  .looseObject({ team: z.uuid({ error: 'Choose the team' }) })
  .transform(({ team, ...typed }, context): SheetInput => {
    const lines: TypedLine[] = []
    const text = (name: string, line: number) => {
      const value = typed[`${name}-${line}`]
      return typeof value === 'string' ? value.normalize('NFC').replaceAll(/\s+/g, ' ').trim() : ''
    }
    const refuse = (name: string, line: number, message: string) =>
      context.addIssue({
        code: 'custom',
        path: [`${name}-${line}`],
        message: `Line ${line}: ${message}`,
      })
    for (let line = 1; line <= linesOnPage; line += 1) {
      const own = Object.keys(typed).filter(
        name => name.startsWith('own-') && name.endsWith(`-${line}`),
      )
      const more = Object.fromEntries(
        own.flatMap(name => {
          const field = name.slice(0, -`-${line}`.length)
          const said = text(field, line).slice(0, 300)
          return said ? [[field, said] as const] : []
        }),
      )
      const said = ['at', 'place', 'bedding', 'key', 'description', 'notes'].map(name =>
        text(name, line),
      )
      // Choices that stand at 'not known' by themselves do not make a line.
      const chosen = ['sex', 'age', 'nationality'].map(name => text(name, line))
      const isEmpty =
        said.every(one => one === '') &&
        chosen.every(one => one === '' || one === 'U' || one === 'unknown') &&
        Object.keys(more).length === 0
      if (isEmpty) continue
      const at = readTime(text('at', line))
      if (at === undefined) refuse('at', line, 'Enter a time, like 02:30')
      if (text('place', line) === '') refuse('place', line, 'Enter where exactly')
      const bedding = text('bedding', line)
      if (bedding !== 'bedded-down' && bedding !== 'about-to' && bedding !== 'no')
        refuse('bedding', line, 'Choose whether they were bedded down')
      for (const [name, length] of Object.entries(most))
        if (text(name, line).length > length)
          refuse(name, line, `Shorten it to ${length} characters or fewer`)
      const id = text('id', line)
      if (!z.uuid().safeParse(id).success) refuse('place', line, 'Load the page again')
      lines.push({
        line,
        id,
        at: at ?? null,
        place: text('place', line),
        bedding: bedding as TypedLine['bedding'],
        sex: text('sex', line) || 'U',
        age: text('age', line) || 'unknown',
        nationality: text('nationality', line) || 'unknown',
        key: text('key', line),
        description: text('description', line),
        notes: text('notes', line),
        more,
      })
    }
    if (lines.length === 0)
      context.addIssue({ code: 'custom', path: ['place-1'], message: 'Type at least one line' })
    return { team, lines }
  })

/** '2:30', '0230' or '02.30' as '02:30'; null for nothing, undefined for what is no time. */
function readTime(typed: string): string | null | undefined {
  if (typed === '') return null
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.]?(\d{2})$/.exec(typed) ?? []
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined
  return `${hour.padStart(2, '0')}:${minute}`
}
