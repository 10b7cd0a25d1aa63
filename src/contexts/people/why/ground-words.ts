import { formatDay, formatTime } from '../../../design-system/index.ts'
import { basisWords } from '../../partnership/index.ts'
import type { Ground, Missing } from './why-queries.ts'

// What the database answers about access, in sentences. `who` is 'You' or a name.

/** Whom the sentences are about, and whose record it is. */
export type Told = { who: string; isMe: boolean; organisation: string; holder: string }

/** 'Lantern Outreach and Thistleshire Council share it under “Agreement”, as a public task. You work with this person.' */
export function groundWords(ground: Ground, { who, isMe, organisation, holder }: Told): string {
  if (ground.ground === 'own')
    return `It is the record of ${isMe ? 'your' : 'their'} own organisation, ${holder}.`
  if (ground.ground === 'glass') {
    const until = ground.glassUntil
    return `${who} said that it was an emergency${until ? `, until ${formatDay(until)} at ${formatTime(until)}` : ''}.`
  }
  const shared = `${sharers(organisation, holder)} under ‘${ground.agreement ?? ''}’, ${basisWords(ground.lawfulBasis ?? '')}.`
  if (ground.ground === 'duty')
    return `${shared} ${who} ${isMe ? 'need' : 'needs'} to know who people are, to guard the data or to decide about possible matches.`
  return [
    shared,
    ground.needsInvolvement ? `${who} ${isMe ? 'work' : 'works'} with this person.` : '',
    ground.needsConsent ? 'The person said yes to it.' : '',
  ]
    .filter(Boolean)
    .join(' ')
}

function sharers(organisation: string, holder: string): string {
  return organisation === holder ? `${holder} keeps it` : `${holder} shares it with ${organisation}`
}

/** 'No agreement between Lantern Outreach and HMP Thistle covers it.' */
export function missingWords(
  { missing, agreement }: Missing,
  { who, isMe, organisation, holder }: Told,
): string {
  const title = `‘${agreement ?? ''}’`
  const words: Record<Missing['missing'], string> = {
    account: `${who} cannot sign in at present.`,
    role: `${isMe ? 'Your' : 'Their'} account is not for working with people.`,
    barred: `${who} must not see this person.`,
    restricted: `Only named staff see this person, and ${isMe ? 'you are' : `${who} is`} not among them.`,
    permission: `${isMe ? 'Your' : 'Their'} account has no permission for this kind of information.`,
    agreement:
      organisation === holder
        ? `No agreement that ${holder} has signed covers it.`
        : `No agreement between ${holder} and ${organisation} covers it.`,
    objection: `The person does not want it shared with ${organisation}.`,
    withheld: 'It is not shared with them at present.',
    involvement: `${title} shares it only with those who work with this person.`,
    consent: `${title} shares it only while the person says yes.`,
  }
  return words[missing]
}
