import { formatDay } from '../../../design-system/index.ts'

type Content = Record<string, unknown>

/** An entry in plain words: what it is, and what it says, line by line. */
export type FactWords = { title: string; lines: string[] }

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
const day = (value: unknown) => (text(value) === '' ? '' : formatDay(text(value).slice(0, 10)))

const nameTitles: Record<string, string> = {
  legal: 'Name on your papers',
  'known-as': 'What you want to be called',
  street: 'What others call you',
  previous: 'Name you had before',
}

const identifierTitles: Record<string, string> = {
  'national-insurance': 'National Insurance number',
  nhs: 'NHS number',
  pnc: 'Police number',
  prison: 'Prison number',
  'council-case': 'Council case number',
  'outreach-database': 'Outreach number',
  'home-office': 'Home Office number',
}

const routeTitles: Record<string, string> = {
  phone: 'Phone',
  email: 'Email',
  postal: 'Post',
  'care-of': 'Where your post goes',
  online: 'Online',
  place: 'Where to find you',
}

const months =
  'January February March April May June July August September October November December'.split(' ')

/** The words for one entry of what is held. Kinds that came later are shown by their own text, never left out. */
export function factWords(kind: string, content: Content): FactWords {
  switch (kind) {
    case 'name':
      return {
        title: nameTitles[text(content.kind)] ?? 'Name',
        lines: [`${text(content.given)} ${text(content.family)}`.trim()],
      }
    case 'birth':
      return { title: 'When you were born', lines: [birthWords(content)] }
    case 'look':
      return { title: 'How to know you', lines: [text(content.words)] }
    case 'answer':
      return { title: text(content.question), lines: answerLines(content) }
    case 'identifier':
      return {
        title: identifierTitles[text(content.kind)] ?? 'A number of yours',
        lines: [text(content.value), text(content.issuer)].filter(Boolean),
      }
    case 'contact_route':
      return {
        title: routeTitles[text(content.kind)] ?? 'A way to reach you',
        lines: [text(content.value), safeWords(text(content.safe)), text(content.safeWhen)].filter(
          Boolean,
        ),
      }
    case 'pet':
    case 'companion':
      return {
        title: kind === 'pet' ? 'Your pet' : 'Somebody who belongs to you',
        lines: [text(content.name), text(content.detail)].filter(Boolean),
      }
    case 'belonging':
      return {
        title: 'Your things in storage',
        lines: [
          text(content.what),
          text(content.place),
          text(content.tag) && `Label: ${text(content.tag)}`,
          text(content.keepUntil) && `Kept until ${day(content.keepUntil)}`,
          text(content.handedBackOn) && `Given back on ${day(content.handedBackOn)}`,
        ].filter(line => line !== ''),
      }
    case 'whereabouts':
      return {
        title: 'Where you were',
        lines: [text(content.place), text(content.postcode), day(content.seenAt)].filter(Boolean),
      }
    case 'verification':
      return {
        title: 'Somebody said who you are',
        lines: [
          text(content.criteria),
          text(content.verifiedOn) && `On ${day(content.verifiedOn)}`,
          text(content.goodUntil) && `Good until ${day(content.goodUntil)}`,
        ].filter(line => line !== ''),
      }
    case 'picture':
      return {
        title: 'A picture of you',
        lines: [
          text(content.words),
          text(content.takenOn) && `Taken on ${day(content.takenOn)}`,
        ].filter(line => line !== ''),
      }
    case 'note':
      return {
        title: 'A note',
        lines: [text(content.words), day(content.happenedAt)].filter(Boolean),
      }
    case 'street-contact':
      return {
        title: 'An outreach worker met you',
        lines: [
          [text(content.place), text(content.area)].filter(Boolean).join(', '),
          day(content.seenAt),
          text(content.bedding),
          ...offerLines(content.offers),
        ].filter(line => line !== ''),
      }
    case 'street-list':
      return {
        title: 'Where workers said that you were',
        lines: [
          [text(content.what), text(content.area)].filter(Boolean).join(', '),
          text(content.why),
          content.since ? `Since ${day(content.since)}` : '',
        ].filter(line => line !== ''),
      }
    default:
      return { title: 'Something else', lines: Object.values(content).map(text).filter(Boolean) }
  }
}

/** '14 February 1995', 'About 1990', 'Between 25 and 30 on 3 March 2026'. */
function birthWords({ precision, year, month, day: date, ageFrom, ageTo, asOn }: Content): string {
  const monthName = months[Number(month) - 1] ?? ''
  switch (precision) {
    case 'day':
      return `${String(date)} ${monthName} ${String(year)}`
    case 'month':
      return `${monthName} ${String(year)}`
    case 'about':
      return `About ${String(year)}`
    case 'age':
      return ageFrom === ageTo
        ? `${String(ageFrom)} years old on ${day(asOn)}`
        : `Between ${String(ageFrom)} and ${String(ageTo)} years old on ${day(asOn)}`
    default:
      return String(year)
  }
}

function answerLines({ state, choice, words }: Content): string[] {
  if (state === 'not-known') return ['Not known']
  if (state === 'prefers-not-to-say') return ['You did not want to say']
  return [text(choice), text(words)].filter(Boolean)
}

const offerAnswers: Record<string, string> = {
  accepted: 'you said yes',
  refused: 'you did not want it',
  'not-answered': 'you did not say',
}

/** 'Offered: A bed tonight, you said yes'. */
function offerLines(offers: unknown): string[] {
  if (!Array.isArray(offers)) return []
  return (offers as Content[]).map(
    one => `Offered: ${text(one.offer)}, ${offerAnswers[text(one.answer)] ?? ''}`,
  )
}

function safeWords(safe: string): string {
  if (safe === 'yes') return 'You said it is safe to use'
  if (safe === 'no') return 'Not safe: we do not use it'
  return ''
}
