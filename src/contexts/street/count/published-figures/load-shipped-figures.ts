import { readFile } from 'node:fs/promises'
import type { Tx } from '../../../../platform/db/connect.ts'
import { type Edition, type ImportedFigures, importFigures } from './import-figures.ts'

const licence = 'Contains public sector information licensed under the Open Government Licence v3.0'

const autumn2017: Edition = {
  edition: 'Autumn 2017',
  source: 'MHCLG, Rough sleeping in England: autumn 2017, tables 1 and 2',
  publishedOn: '2018-01-25',
  certainty: 'confirmed',
  licence,
}

/** What comes with the service, in the order in which sums can be checked: England first. */
const shipped: readonly { file: string; edition: Edition; year?: number }[] = [
  {
    file: 'england-totals.csv',
    edition: {
      edition: 'England totals',
      source:
        'MHCLG, Rough sleeping snapshot in England: totals of autumn 2010 to 2017, 2020, 2021, 2024',
      publishedOn: '2025-02-27',
      certainty: 'confirmed',
      licence,
    },
  },
  {
    file: 'england-totals-second-hand.csv',
    edition: {
      edition: 'England totals by way of others',
      source:
        'Totals of the snapshots of autumn 2018, 2019, 2022, 2023 and 2025 as repeated by others',
      publishedOn: '2026-02-26',
      certainty: 'second-hand',
      licence,
    },
  },
  { file: 'snapshot-2010-2017.csv', edition: autumn2017 },
  { file: 'snapshot-2017-sex.csv', edition: autumn2017, year: 2017 },
  { file: 'snapshot-2017-age.csv', edition: autumn2017, year: 2017 },
  { file: 'snapshot-2017-nationality.csv', edition: autumn2017, year: 2017 },
  {
    file: 'snapshot-2020-2021.csv',
    edition: {
      edition: 'Autumn 2021',
      source: 'MHCLG, Rough sleeping snapshot in England: autumn 2021, councils in 2020 and 2021',
      publishedOn: '2022-02-24',
      certainty: 'confirmed',
      licence,
    },
  },
  {
    file: 'north-derbyshire-2010-2025.csv',
    edition: {
      edition: 'North Derbyshire, three councils',
      source:
        'North Derbyshire Rough Sleeping Strategy 2021-22 (2018, 2019) and the snapshot tables as repeated by others (2021 on)',
      publishedOn: '2026-02-26',
      certainty: 'second-hand',
      licence,
    },
  },
]

export type LoadedFile = { file: string; edition: string } & ImportedFigures

/** Loads the published figures that come with the service. Run again, it changes nothing. `tx` is the owner's. */
export async function loadShippedFigures(tx: Tx): Promise<LoadedFile[]> {
  const loaded: LoadedFile[] = []
  for (const { file, edition, year } of shipped) {
    const text = await readFile(new URL(file, import.meta.url), 'utf8')
    const came = await importFigures(tx, edition, { name: file, text, year })
    loaded.push({ file, edition: edition.edition, ...came })
  }
  return loaded
}
