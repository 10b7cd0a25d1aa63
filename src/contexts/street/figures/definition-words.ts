import type { FigureParameters } from './figure-definition.ts'
import type { Indicator } from './indicators.ts'

/** What each indicator means by a definition, in words, and where the words come from. */
export function definitionWords(p: FigureParameters): Partial<Record<Indicator, string>> {
  const here = p.historyScope === 'LA' ? 'in the area' : 'anywhere'
  return {
    month:
      'Each person seen bedded down or about to, once, in a night of the month. Nights run from noon to noon.',
    new: `Not seen sleeping rough ${p.p1Scope === 'LA' ? 'in the area' : 'anywhere'} in the ${p.newMonths} months before ${p.p1Reckoning === 'date' ? 'the first night of the month on which they were' : 'the month'}.`,
    'left-prison': `Left one of these institutions at most ${p.exitDays} days before a night of the month, wherever it was.`,
    'care-leaver-under-25': `Was in care as a child and was under ${p.careLeaverAge} on a night of the month, without a limit of days.`,
    'under-25': `Under ${p.youngAge} on the first night of the month. Where only a year or month of birth is known, only who must be.`,
    'long-term': `Seen ${here} in ${p.longTermMonths} or more of the ${p.longTermWindowMonths} months that end with the month, ${p.b1CountsReportingMonth ? 'which counts itself' : 'which does not count itself'}.`,
    'nights-1': `Nights seen ${here} in the ${p.bandDays} days that end with the month. It says as much of how often teams went out.`,
    returning: `Seen ${here} within ${p.returningMonths} months before, and then ${p.nr1ContactKind === 'any' ? 'in no contact' : 'not seen sleeping rough'} for ${p.returningGapDays} days or more.`,
    'returning-from-settled': `Returning, and moved into one of these in the ${p.settledMonths} months before: ${p.settledKinds.join(', ').replaceAll('-', ' ')}.`,
    accommodated: 'Seen in the month, and began a stay of any kind in it, wherever it was.',
  }
}
