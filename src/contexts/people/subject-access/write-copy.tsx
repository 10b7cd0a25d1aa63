import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import { renderToString } from 'preact-render-to-string'
import { formatDay } from '../../../design-system/index.ts'
import { ownCategory, ownEventWords, ownRoleWords } from '../own-access/own-words.ts'
import type { Copy, CopyEntry } from './copy-schema.ts'

type Line = { label: string; value: string; note?: string }
type Section = { heading: string; intro?: string; groups: { heading: string; lines: Line[] }[] }

const kindWords: Record<string, string> = {
  'first-telling': 'What was written down first',
  name: 'Name',
  birth: 'When you were born',
  look: 'How to know you',
  answer: 'What you answered',
  identifier: 'A number of yours',
  contact_route: 'A way to reach you',
  companion: 'Who belongs to you',
  belonging: 'Your things in storage',
  whereabouts: 'Where you were',
  warning: 'A note to keep everyone safe',
  warning_text: 'What that note says',
  verification: 'Somebody said who you are',
  picture: 'A picture',
  note: 'A note',
  consent: 'What you said when we asked',
  objection: 'What you said no to',
  involvement: 'Who works with you',
  correction: 'What you said was wrong',
}

/** The copy as headed lines, the same for every file that people read. */
function printCopy(copy: Copy): Section[] {
  const byCategory = Map.groupBy(copy.entries, entry =>
    entry.category ? ownCategory(entry.category) : 'Your choices',
  )
  const { released, left_out: leftOut } = copy.left_out
  return [
    {
      heading: `What ${copy.held_by} holds about you`,
      intro: `Made on ${formatDay(new Date(copy.made_at))}. You asked for it on ${formatDay(copy.asked_on)}. Your reference: ${copy.person.reference}. ${
        leftOut === 0
          ? 'Nothing was left out.'
          : `${leftOut} of ${leftOut + released} things that may be about other people were left out or blacked out (████); the reason stands beside each.`
      }`,
      groups: [],
    },
    ...[...byCategory].map(([heading, entries]) => ({ heading, groups: entries.map(printEntry) })),
    {
      heading: 'With whom it is shared, and why',
      groups: [...Map.groupBy(copy.shared_with, one => one.organisation)].map(
        ([heading, rows]) => ({
          heading,
          lines: rows.map(row => ({
            label: ownCategory(row.category),
            value: `${row.purpose} (UK GDPR Article ${row.lawful_basis})`,
          })),
        }),
      ),
    },
    {
      heading: 'How long it is kept',
      groups: [
        {
          heading: 'After something last happened with you',
          lines: copy.kept_for.map(one => ({
            label: ownCategory(one.category),
            value: one.months === null ? 'until somebody decides' : `${one.months} months`,
          })),
        },
      ],
    },
    {
      heading: 'Who looked',
      groups: [
        {
          heading: 'Newest first',
          lines: copy.looked.map(one => ({
            label: formatDay(new Date(one.at)),
            value: `${ownEventWords(one.event)}. ${ownRoleWords(one.roles)}${one.organisation ? `, ${one.organisation}` : ''}`,
          })),
        },
      ],
    },
    { heading: 'What you can do', intro: copy.rights, groups: [] },
  ]
}

function printEntry(entry: CopyEntry): Section['groups'][number] {
  const since = entry.from ? `, ${formatDay(new Date(entry.from))}` : ''
  const until = entry.until ? ` to ${formatDay(new Date(entry.until))}` : ''
  return {
    heading: `${kindWords[entry.kind] ?? 'Something else'}${since}${until}`,
    lines: entry.fields.map(field => ({
      label: field.label,
      value: field.value ?? 'Left out',
      ...(field.left_out ? { note: `Left out ${field.left_out}: ${field.because ?? ''}` } : {}),
    })),
  }
}

/** A Word file that people read. */
export async function writeCopyDocx(copy: Copy): Promise<Uint8Array> {
  const children = printCopy(copy).flatMap((section, at) => [
    new Paragraph({
      text: section.heading,
      heading: at === 0 ? HeadingLevel.TITLE : HeadingLevel.HEADING_1,
    }),
    ...(section.intro ? [new Paragraph({ text: section.intro, spacing: { after: 200 } })] : []),
    ...section.groups.flatMap(group => [
      new Paragraph({ text: group.heading, heading: HeadingLevel.HEADING_2 }),
      ...group.lines.flatMap(line => [
        new Paragraph({
          spacing: { after: 60 },
          children: [
            new TextRun({ text: `${line.label}: `, bold: true }),
            ...breakLines(line.value),
          ],
        }),
        ...(line.note
          ? [
              new Paragraph({
                spacing: { after: 60 },
                children: [new TextRun({ text: line.note, italics: true })],
              }),
            ]
          : []),
      ]),
    ]),
  ])
  const document = new Document({
    title: 'What is held about you',
    creator: copy.held_by,
    styles: { default: { document: { run: { font: 'Arial', size: 24 } } } },
    sections: [{ children }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function breakLines(text: string): TextRun[] {
  return text
    .split('\n')
    .map((line, at) => new TextRun({ text: line, ...(at > 0 ? { break: 1 } : {}) }))
}

const style =
  'body{font:16px/1.5 Arial,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}dt{font-weight:bold}dd{margin:0 0 .5rem;white-space:pre-wrap}h3{margin-bottom:.25rem;break-after:avoid}'

/** A page of its own to read and print, without anything from elsewhere. */
export function writeCopyHtml(copy: Copy): string {
  const sections = printCopy(copy)
  return `<!doctype html>${renderToString(
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>What is held about you</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <style>{style}</style>
      </head>
      <body>
        <main>
          {sections.map((section, at) => (
            <section key={section.heading}>
              {at === 0 ? <h1>{section.heading}</h1> : <h2>{section.heading}</h2>}
              {section.intro && <p>{section.intro}</p>}
              {section.groups.map(group => (
                <>
                  <h3>{group.heading}</h3>
                  <dl>
                    {group.lines.map(line => (
                      <div>
                        <dt>{line.label}</dt>
                        <dd dir="auto">
                          {line.value}
                          {line.note && <em>{`\n${line.note}`}</em>}
                        </dd>
                      </div>
                    ))}
                  </dl>
                </>
              ))}
            </section>
          ))}
        </main>
      </body>
    </html>,
  )}`
}
