import { toCsv } from '../../../platform/csv.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { Download } from '../../../platform/web/download.ts'
import { headingOf } from './printed-tables.ts'
import type { Snapshot } from './snapshot.ts'
import { writeDocx } from './write-docx.ts'
import { writeOds } from './write-ods.ts'

/** A publication as a file: `docx`, `ods`, `csv` or `json`. Made only from what was frozen. */
export async function publicationFile(snapshot: Snapshot, kind: string): Promise<Download> {
  const name = `${snapshot.title} ${snapshot.asAt}.${kind}`
  switch (kind) {
    case 'docx':
      return {
        name,
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        body: await writeDocx(snapshot),
      }
    case 'ods':
      return {
        name,
        type: 'application/vnd.oasis.opendocument.spreadsheet',
        body: writeOds(snapshot),
      }
    case 'csv':
      return { name, type: 'text/csv; charset=utf-8', body: writeCsv(snapshot) }
    case 'json':
      return { name, type: 'application/json', body: JSON.stringify(snapshot, null, 2) }
    default:
      throw new NotFound('no such kind of file')
  }
}

/** One row for each action, each level of the plan in a column of its own: for people who count and sort. */
function writeCsv({ nodes, actions }: Snapshot): string {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const pathOf = (id: string | null): string[] => {
    const node = byId.get(id ?? '')
    return node ? [...pathOf(node.parent), headingOf(node)] : []
  }
  const depth = Math.max(1, ...actions.map(action => pathOf(action.node).length))
  const header = [
    ...Array.from({ length: depth }, (_, index) => `Level ${index + 1}`),
    ...[
      'Number',
      'Action',
      'Points',
      'Due',
      'Lead',
      'Other agencies',
      'Measure',
      'Colour',
      'Why this colour',
    ],
    ...[
      'Current situation',
      'Still desirable',
      'Still achievable',
      'Next steps',
      'Notes',
      'Links',
      'Reviewed on',
    ],
  ]
  const rows = actions.map(action => {
    const path = pathOf(action.node)
    return [
      ...Array.from({ length: depth }, (_, index) => path[index] ?? ''),
      action.number,
      action.text,
      action.points.join('\n'),
      action.due,
      action.leads.join('; '),
      action.others.join('; '),
      action.measure ?? byId.get(action.node ?? '')?.measure,
      action.colour,
      action.colourWhy,
      action.situation,
      action.desirable,
      action.achievable,
      action.nextSteps,
      action.notes,
      action.links.join('\n'),
      action.reviewedOn,
    ]
  })
  return toCsv([header, ...rows])
}
