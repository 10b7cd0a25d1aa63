// What events are called on pages. An event without words here is shown by its own name, never left out.

const words: Record<string, string> = {
  'partnership.session.started': 'Signed in',
  'partnership.session.ended': 'Signed out',
  'partnership.organisation.added': 'Organisation added',
  'partnership.organisation.changed': 'Organisation changed',
  'partnership.area.added': 'Area added',
  'partnership.team.added': 'Team added',
  'partnership.team.renamed': 'Team renamed',
  'partnership.post.added': 'Post added',
  'partnership.post.renamed': 'Post renamed',
  'partnership.post.held': 'Post given to somebody',
  'partnership.post.left': 'Last day in a post set',
  'partnership.group.added': 'Group added',
  'partnership.group.changed': 'Group changed',
  'partnership.user.added': 'Person added',
  'partnership.user.changed': 'Person changed',
  'partnership.user.disabled': 'Account disabled',
  'partnership.user.enabled': 'Account enabled',
  'partnership.user.password-given': 'Password given by an administrator',
  'partnership.user.invited': 'One-time code made',
  'partnership.user.password-chosen': 'Password chosen with a one-time code',
  'partnership.identity.bound': 'Organisation’s sign-in bound with a one-time code',
  'partnership.authenticator-app.added': 'Authenticator app added',
  'partnership.authenticator-app.removed': 'Authenticator app removed',
  'partnership.passkey.added': 'Passkey added',
  'partnership.passkey.removed': 'Passkey removed',
  'partnership.recovery-codes.made': 'Recovery codes made',
  'partnership.recovery-code.used': 'Recovery code used',
  'partnership.second-factor.rule-changed': 'Who gives a second factor changed',
  'partnership.session-limits.changed': 'Time-outs of an organisation changed',
  'partnership.provider.added': 'Provider for signing in added',
  'partnership.provider.changed': 'Provider for signing in changed',
  'partnership.user.password-changed': 'Own password changed',
  'partnership.agreement.added': 'Agreement added',
  'partnership.agreement.changed': 'Agreement changed',
  'partnership.agreement.signed': 'Agreement signed by an organisation',
  'partnership.agreement.left': 'Agreement left by an organisation',
  'partnership.agreement.clause-added': 'Something more shared under an agreement',
  'partnership.agreement.clause-changed': 'Terms of sharing changed',
  'partnership.agreement.clause-ended': 'Something no longer shared under an agreement',
  'partnership.agreement.document-kept': 'Signed agreement kept',
  'partnership.agreement.document-given': 'Signed agreement downloaded',
  'partnership.permission.changed': 'What somebody may see changed',
  'people.consent.recorded': 'Answer about sharing written down',
  'people.consent.withdrawn': 'Consent taken back',
  'people.consent.scan-given': 'Signed consent form downloaded',
  'people.consent-form.written': 'Words of a consent form written',
  'people.objection.added': 'Objection to sharing written down',
  'people.objection.ended': 'Objection to sharing ended',
}

/** 'Signed in' of `partnership.session.started`; others as 'Plan: action reviewed'. */
export function eventWords(event: string): string {
  const known = words[event]
  if (known) return known
  const [context = '', ...rest] = event.split('.')
  return `${context.charAt(0).toUpperCase()}${context.slice(1)}: ${rest.join(' ').replaceAll('-', ' ')}`
}

/** Where the thing that an event is about can be seen, if it has a page of its own here. */
export function subjectHref(kind: string | null, id: string | null): string | undefined {
  const paths: Record<string, string> = {
    user: 'users',
    organisation: 'organisations',
    team: 'teams',
    post: 'posts',
    group: 'groups',
    agreement: 'agreements',
  }
  const path = kind && paths[kind]
  return path && id ? `/partnership/${path}/${id}` : undefined
}

/** The details of an event as lines: 'name: Ada → Ada Invented' of a change, 'name: Ada' of the rest. */
export function detailLines(event: string, details: unknown): string[] {
  if (typeof details !== 'object' || details === null) return []
  const isChange = /\.(changed|renamed|left)$/.test(event)
  return Object.entries(details).map(([key, value]) =>
    isChange && Array.isArray(value) && value.length === 2
      ? `${key}: ${said(value[0])} → ${said(value[1])}`
      : `${key}: ${said(value)}`,
  )
}

function said(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(said).join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
