-- One story, told once. A person is a set of links over source records; every record stays as it was given,
-- by whom and when. What is told is added to the record of the organisation that it was told to, so that undoing
-- a wrong link puts everything back where it came from.

create schema people;
comment on schema people is 'People, what partners hold about them, who may see it and why.';
grant usage on schema people to throughline_app;

-- The person and the records that are linked to them -------------------------------------------------

create table people.person (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  reference text not null,
  created_at timestamptz not null default now(),
  unique (partnership_id, id),
  unique (partnership_id, reference)
);
comment on table people.person is 'Somebody whom the partnership works with: the set of records that are linked to them.';
comment on column people.person.reference is 'What staff say on the telephone: eight letters and digits that are hard to mistake, without meaning.';

create table people.record (
  id uuid primary key,
  partnership_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  source text not null check (source in ('told', 'seen', 'referral', 'import')),
  given jsonb not null,
  given_at timestamptz not null default now(),
  given_by uuid not null,
  keys integer[] not null,
  keys_version integer not null default 1,
  card jsonb not null,
  version integer not null default 1,
  guarded boolean not null default false,
  unique (partnership_id, id),
  unique (partnership_id, id, organisation_id),
  foreign key (partnership_id, person_id) references people.person (partnership_id, id),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id),
  foreign key (partnership_id, given_by) references partnership.user_account (partnership_id, id)
);
create index record_person on people.record (person_id);
create index record_keys on people.record using gin (keys) with (fastupdate = off);
comment on table people.record is 'What one organisation holds about a person, begun when it first met them. Linked to a person, and linked to another when the first link was wrong.';
comment on column people.record.source is 'told: by the person; seen: by a worker who could not ask; referral; import.';
comment on column people.record.given is 'The first telling, exactly as it was given. Never changed.';
comment on column people.record.keys is 'What the record can be found by: hashes of sounds of names and parts of the birth date (identity only).';
comment on column people.record.keys_version is 'The way in which the keys were made; older ones are made anew by people rekey.';
comment on column people.record.card is 'The names, birth date, sex, look and place that a search compares, kept with the record for speed. Derived from the rows below.';
comment on column people.record.version is 'Counts the changes to what the record holds, so that two people who save at once both see it.';
comment on column people.record.guarded is 'A restriction, a bar or an objection stands against some record of the person. Derived; kept by triggers.';

create table people.link (
  record_id uuid not null,
  number integer not null,
  partnership_id uuid not null,
  person_id uuid not null,
  because text not null check (because in ('first', 'found', 'merged', 'unmerged', 'split')),
  linked_at timestamptz not null default now(),
  linked_by uuid not null,
  constraint link_follows_newest primary key (record_id, number),
  foreign key (partnership_id, record_id) references people.record (partnership_id, id),
  foreign key (partnership_id, person_id) references people.person (partnership_id, id)
);
create index link_person on people.link (person_id);
comment on table people.link is 'Every person that a record was ever linked to, in order. Never changed.';
comment on column people.link.because is 'first: began the person; found: added to somebody who was found; merged, unmerged, split: decided later.';

-- What is held -----------------------------------------------------------------------------------------
-- Rows are added and ended, never changed. `category` decides who may read them.

create table people.name (
  id uuid primary key,
  kind text not null check (kind in ('legal', 'known-as', 'street', 'previous')),
  given text not null default '',
  family text not null default '',
  script text,
  check (given <> '' or family <> '')
);
comment on table people.name is 'What somebody is called.';
comment on column people.name.kind is 'legal; known-as: what they want to be called; street: what others call them; previous.';
comment on column people.name.script is 'ISO 15924 code where it is not Latin.';

create table people.birth (
  id uuid primary key,
  precision text not null check (precision in ('day', 'month', 'year', 'about', 'age')),
  year integer check (year between 1850 and 2200),
  month integer check (month between 1 and 12),
  day integer check (day between 1 and 31),
  age_from integer check (age_from between 0 and 120),
  age_to integer check (age_to between age_from and 120),
  as_on date,
  check (case precision when 'day' then year is not null and month is not null and day is not null
    when 'month' then year is not null and month is not null and day is null
    when 'age' then year is null and age_from is not null and age_to is not null and as_on is not null
    else year is not null and month is null and day is null end)
);
comment on table people.birth is 'When somebody was born, as exactly as it is known.';
comment on column people.birth.precision is 'day, month, year; about: near that year; age: between two ages on a day.';
comment on column people.birth.as_on is 'The day on which the age was said or guessed.';

create table people.look (
  id uuid primary key,
  words text not null
);
comment on table people.look is 'How somebody who gave no name can be known again: age, hair, dog, tent.';

create table people.question (
  code text primary key,
  label text not null,
  hint text,
  category text not null references partnership.information_category,
  many boolean not null default false,
  position integer not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  certainty text not null check (certainty in ('confirmed', 'second-hand', 'general-knowledge', 'own'))
);
comment on table people.question is 'What people are asked about themselves, in the national wording where there is one. Versioned data.';
comment on column people.question.many is 'More than one answer can be true at once.';

create table people.choice (
  question text not null references people.question,
  code text not null,
  label text not null,
  position integer not null,
  valid_from date not null,
  valid_to date,
  mapping jsonb not null default '{}',
  primary key (question, code)
);
comment on table people.choice is 'The answers that a question offers.';
comment on column people.choice.mapping is 'Codes of national returns for the same answer.';

create table people.answer (
  id uuid primary key,
  question text not null references people.question,
  state text not null check (state in ('answered', 'not-known', 'prefers-not-to-say')),
  choice text,
  words text,
  foreign key (question, choice) references people.choice (question, code),
  check (state = 'answered' or (choice is null and words is null)),
  check (state <> 'answered' or choice is not null or words is not null)
);
comment on table people.answer is 'What somebody answered. No row: not asked.';

create table people.identifier (
  id uuid primary key,
  kind text not null check (kind in ('national-insurance', 'nhs', 'pnc', 'prison', 'council-case', 'outreach-database', 'home-office', 'other')),
  value text not null,
  compact text not null,
  issuer text,
  checked text not null check (checked in ('valid', 'doubtful', 'unchecked'))
);
comment on table people.identifier is 'A number that somebody is known by elsewhere.';
comment on column people.identifier.compact is 'Capitals and digits of the value only, to find it by.';
comment on column people.identifier.issuer is 'Which council or system gave it, where the kind does not say.';
comment on column people.identifier.checked is 'valid: its check digit or form is right; doubtful: it is not, and was kept as given.';

create table people.contact_route (
  id uuid primary key,
  kind text not null check (kind in ('phone', 'email', 'postal', 'care-of', 'online', 'place')),
  value text not null,
  compact text not null,
  safe text not null check (safe in ('yes', 'no', 'not-known')),
  safe_when text,
  note text
);
comment on table people.contact_route is 'A way to reach somebody.';
comment on column people.contact_route.kind is 'care-of: an address where somebody keeps their post; place: where they can be found.';
comment on column people.contact_route.safe is 'Whether they say that using it is safe for them.';
comment on column people.contact_route.safe_when is 'When it is safe, in their words.';

create table people.companion (
  id uuid primary key,
  kind text not null check (kind in ('partner', 'child', 'relative', 'friend', 'pet')),
  name text not null,
  detail text,
  companion_person_id uuid
);
comment on table people.companion is 'Who belongs to somebody: partner, children, relatives, pets. Children are a matter of safeguarding.';

create table people.belonging (
  id uuid primary key,
  what text not null,
  place text not null,
  tag text,
  keep_until date,
  handed_back_on date,
  handed_back_to text
);
comment on table people.belonging is 'Possessions kept in storage for somebody.';
comment on column people.belonging.tag is 'The label on it.';

create table people.whereabouts (
  id uuid primary key,
  place text not null,
  seen_at timestamptz not null,
  postcode text,
  easting integer,
  northing integer,
  keys integer[] not null default '{}'
);
create index whereabouts_keys on people.whereabouts using gin (keys);
comment on column people.whereabouts.keys is 'What the place can be found by: hashes of its words and postcode.';
comment on table people.whereabouts is 'Where somebody said they stay or was seen, told outside an outreach shift.';
comment on column people.whereabouts.easting is 'British National Grid, metres.';
comment on column people.whereabouts.northing is 'British National Grid, metres.';

create table people.warning (
  id uuid primary key,
  kind text not null check (kind in ('risk-to-others', 'risk-from-others', 'lone-working', 'health', 'animal')),
  said_by text not null,
  review_on date not null,
  text_category text not null references partnership.information_category
);
comment on table people.warning is 'That there is something to know before meeting somebody. Everybody who sees the person sees that there is one.';
comment on column people.warning.text_category is 'Which permission the words need.';

create table people.warning_text (
  id uuid primary key,
  warning_id uuid not null references people.warning,
  words text not null,
  what_to_do text not null
);
comment on table people.warning_text is 'What the warning is, and what to do.';

create table people.verification (
  id uuid primary key,
  criteria text not null,
  vouched_by text not null,
  verified_on date not null,
  good_until date not null check (good_until >= verified_on),
  note text
);
comment on table people.verification is 'Somebody''s identity, vouched for by a third party where they have no papers.';
comment on column people.verification.criteria is 'Which of the partnership''s criteria were met.';

create table people.picture (
  id uuid primary key,
  file_id uuid not null,
  taken_on date not null,
  words text not null
);
comment on table people.picture is 'A photograph, kept only where an agreement allows pictures.';
comment on column people.picture.words is 'What it shows, for those who cannot see it.';

create table people.note (
  id uuid primary key,
  happened_at timestamptz not null,
  words text not null
);
comment on table people.note is 'Something worth telling that no other table is for.';

-- Who may see ------------------------------------------------------------------------------------------

create table people.involvement (
  id uuid primary key,
  partnership_id uuid not null,
  record_id uuid not null,
  organisation_id uuid not null,
  team_id uuid,
  user_id uuid,
  kind text not null check (kind in ('caseload', 'referral', 'bed', 'meeting')),
  categories text[],
  from_at timestamptz not null default now(),
  until_at timestamptz check (until_at >= from_at),
  added_by uuid not null,
  unique (partnership_id, id),
  foreign key (partnership_id, record_id) references people.record (partnership_id, id),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id),
  foreign key (partnership_id, team_id) references partnership.team (partnership_id, id),
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id)
);
create index involvement_record on people.involvement (record_id);
create index involvement_user on people.involvement (user_id) where until_at is null;
comment on table people.involvement is 'Who works with somebody, for as long as they do: a user, a team, or a whole organisation.';
comment on column people.involvement.categories is 'The kinds of information that it opens, where it is narrower than the agreement; null for all of those.';

create table people.restriction (
  id uuid primary key,
  partnership_id uuid not null,
  record_id uuid not null,
  reason text not null,
  review_on date not null,
  from_at timestamptz not null default now(),
  until_at timestamptz,
  added_by uuid not null,
  foreign key (partnership_id, record_id) references people.record (partnership_id, id),
  foreign key (partnership_id, added_by) references partnership.user_account (partnership_id, id)
);
create index restriction_record on people.restriction (record_id);
comment on table people.restriction is 'Somebody who is absent from search for all but named staff.';

create table people.named_staff (
  partnership_id uuid not null,
  record_id uuid not null,
  user_id uuid not null,
  until_at timestamptz,
  added_at timestamptz not null default now(),
  added_by uuid not null,
  primary key (record_id, user_id, added_at),
  foreign key (partnership_id, record_id) references people.record (partnership_id, id),
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id)
);
comment on table people.named_staff is 'Who may see somebody who is restricted.';

create table people.bar (
  partnership_id uuid not null,
  record_id uuid not null,
  user_id uuid not null,
  reason text not null,
  until_at timestamptz,
  added_at timestamptz not null default now(),
  added_by uuid not null,
  primary key (record_id, user_id, added_at),
  foreign key (partnership_id, record_id) references people.record (partnership_id, id),
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id)
);
create index bar_user on people.bar (user_id);
comment on table people.bar is 'Staff who are related to somebody, or otherwise must never see them.';

create table people.objection (
  id uuid primary key,
  partnership_id uuid not null,
  record_id uuid not null,
  organisation_id uuid,
  category text references partnership.information_category,
  reason text,
  from_at timestamptz not null default now(),
  until_at timestamptz,
  added_by uuid,
  foreign key (partnership_id, record_id) references people.record (partnership_id, id),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id)
);
create index objection_record on people.objection (record_id);
comment on table people.objection is 'The person does not want it shared (UK GDPR Article 21, or a promise not to share with one agency).';
comment on column people.objection.organisation_id is 'With whom not; null for nobody beyond the organisation that was told.';
comment on column people.objection.category is 'What not; null for nothing at all.';
comment on column people.objection.added_by is 'Null where the person did it themselves.';

create table people.consent_form (
  code text not null,
  version integer not null,
  partnership_id uuid references partnership.partnership,
  title text not null,
  words text not null,
  kind text not null check (kind in ('share', 'duty-to-refer')),
  valid_from date not null,
  valid_to date,
  primary key (code, version)
);
comment on table people.consent_form is 'The words of a consent form, version by version. A partnership may have its own.';

create table people.consent (
  id uuid primary key,
  partnership_id uuid not null,
  record_id uuid not null,
  form_code text not null,
  form_version integer not null,
  part text not null check (part in ('share', 'refer', 'choice-of-authority', 'contact-details')),
  decision text not null check (decision in ('given', 'refused', 'withdrawn')),
  organisations uuid[],
  categories text[],
  asked_how text not null check (asked_how in ('in-person', 'phone', 'writing', 'own-access', 'interpreter')),
  asked_where text,
  decided_at timestamptz not null,
  expires_on date,
  witnessed_by text,
  file_id uuid,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  foreign key (form_code, form_version) references people.consent_form (code, version),
  foreign key (partnership_id, record_id) references people.record (partnership_id, id),
  foreign key (partnership_id, file_id) references platform.file (partnership_id, id)
);
create index consent_record on people.consent (record_id, decided_at desc);
comment on table people.consent is 'What the person said when asked whether their story may be shared. The newest decision that covers an organisation and a category counts. Kept apart from the lawful basis.';
comment on column people.consent.part is 'share: consent to share; the other three are those of a duty to refer (Housing Act 1996 s.213B).';
comment on column people.consent.organisations is 'With whom; null for every party of the agreement.';
comment on column people.consent.categories is 'What; null for everything that the agreement covers.';
comment on column people.consent.recorded_by is 'Null where the person did it themselves.';

create table people.glass (
  id uuid primary key,
  partnership_id uuid not null,
  record_id uuid not null,
  user_id uuid not null,
  organisation_id uuid not null,
  reason text not null,
  categories text[] not null,
  broken_at timestamptz not null default now(),
  until_at timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by uuid,
  finding text check (finding in ('justified', 'not-justified')),
  review_words text,
  unique (partnership_id, id),
  foreign key (partnership_id, record_id) references people.record (partnership_id, id),
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id),
  check (until_at <= broken_at + interval '24 hours'),
  check ((reviewed_at is null) = (finding is null) and (reviewed_at is null) = (reviewed_by is null))
);
create index glass_user on people.glass (user_id, until_at);
create index glass_record on people.glass (record_id);
comment on table people.glass is 'Somebody broke the glass: saw in an emergency what they otherwise may not. Told to the owner at once, reviewed afterwards.';
comment on column people.glass.record_id is 'The record that they named exactly; it opens everything about whoever that record is linked to.';

-- Why somebody may see -----------------------------------------------------------------------------------
-- One function gives the grounds; policies ask whether there is one, pages print them, the model in
-- test/promises/random-access.test.ts repeats them in plain TypeScript.

create function people.is_guarded(of_person uuid) returns boolean
language sql stable security definer set search_path = people, pg_temp as $$
  select exists (select from people.record r join people.restriction s on s.record_id = r.id where r.person_id = of_person and (s.until_at is null or s.until_at > now()))
      or exists (select from people.record r join people.bar b on b.record_id = r.id where r.person_id = of_person and (b.until_at is null or b.until_at > now()))
      or exists (select from people.record r join people.objection o on o.record_id = r.id where r.person_id = of_person and (o.until_at is null or o.until_at > now()))
$$;
comment on function people.is_guarded is 'Whether anything stands against showing a person to those who otherwise may.';

create function people.is_restricted(of_person uuid) returns boolean
language sql stable security definer set search_path = people, pg_temp as $$
  select exists (select from people.record r join people.restriction s on s.record_id = r.id
                 where r.person_id = of_person and (s.until_at is null or s.until_at > now()))
$$;
comment on function people.is_restricted is 'Whether a person is shown to named staff only.';

create function people.grounds(for_user uuid, of_person uuid, held_by uuid, of_category text)
returns table (ground text, because uuid)
language plpgsql stable security definer set search_path = people, pg_temp as $$
declare
  reader record;
  roles text[];
  permitted boolean;
  broken uuid;
  restricted boolean;
begin
  select u.partnership_id, u.organisation_id into reader
  from partnership.user_account u join partnership.organisation o on o.id = u.organisation_id
  where u.id = for_user and u.disabled_at is null and (o.ended_on is null or o.ended_on >= current_date);
  if not found or not exists (select from people.person p where p.id = of_person and p.partnership_id = reader.partnership_id) then return; end if;

  roles := array(select r.role from partnership.user_role r where r.user_id = for_user
                 and (r.role = 'worker' or of_category = 'identity' and r.role in ('data-guardian', 'matching-lead')));
  if roles = '{}' or people.is_barred(for_user, of_person) then return; end if;

  permitted := of_category = 'identity'
    or exists (select from partnership.user_category c where c.user_id = for_user and c.category = of_category);
  restricted := people.is_restricted(of_person) and not people.is_named(for_user, of_person);

  if 'worker' = any (roles) and permitted and not restricted and held_by = reader.organisation_id then
    ground := 'own'; because := held_by; return next;
  end if;

  if 'worker' = any (roles) then
    select g.id into broken from people.record r join people.glass g on g.record_id = r.id
    where r.person_id = of_person and g.user_id = for_user and g.organisation_id = reader.organisation_id
      and now() < g.until_at and (of_category = 'identity' or of_category = any (g.categories))
    order by g.until_at desc limit 1;
    if broken is not null and (held_by = reader.organisation_id or exists (
         select from partnership.clause_in_force c
         join partnership.party_in_force mine on mine.agreement_id = c.agreement_id and mine.organisation_id = reader.organisation_id
         join partnership.party_in_force theirs on theirs.agreement_id = c.agreement_id and theirs.organisation_id = held_by)) then
      ground := 'glass'; because := broken; return next;
    end if;
  end if;

  return query
  select g.ground, c.id
  from partnership.clause_in_force c
  join partnership.party_in_force mine on mine.agreement_id = c.agreement_id and mine.organisation_id = reader.organisation_id
  join partnership.party_in_force theirs on theirs.agreement_id = c.agreement_id and theirs.organisation_id = held_by
  cross join (values ('duty'), ('agreement')) as g (ground)
  where c.category = of_category and c.partnership_id = reader.partnership_id
    and case g.ground
      when 'duty' then 'data-guardian' = any (roles) or 'matching-lead' = any (roles) and not restricted
      else 'worker' = any (roles) and permitted and not restricted
        and not people.objects(of_person, reader.organisation_id, of_category)
        and (not c.needs_involvement or people.is_involved(for_user, of_person, of_category))
        and (not c.needs_consent or people.has_consented(of_person, reader.organisation_id, of_category)) end;
end $$;

create function people.is_barred(for_user uuid, of_person uuid) returns boolean
language sql stable security definer set search_path = people, pg_temp as $$
  select exists (select from people.record r join people.bar b on b.record_id = r.id
    where r.person_id = of_person and b.user_id = for_user and (b.until_at is null or b.until_at > now()))
$$;
comment on function people.is_barred is 'Whether a user must not see a person, whatever else would let them.';

create function people.is_named(for_user uuid, of_person uuid) returns boolean
language sql stable security definer set search_path = people, pg_temp as $$
  select exists (select from people.record r join people.named_staff s on s.record_id = r.id
    where r.person_id = of_person and s.user_id = for_user and (s.until_at is null or s.until_at > now()))
$$;
comment on function people.is_named is 'Whether a user is among the named staff of a person.';

create function people.objects(of_person uuid, to_organisation uuid, of_category text) returns boolean
language sql stable security definer set search_path = people, pg_temp as $$
  select exists (select from people.record r join people.objection o on o.record_id = r.id
    where r.person_id = of_person and (o.until_at is null or o.until_at > now())
      and (o.organisation_id is null or o.organisation_id = to_organisation)
      and (o.category is null or o.category = of_category))
$$;
comment on function people.objects is 'Whether the person objects to sharing a category with an organisation.';

create function people.is_involved(for_user uuid, of_person uuid, of_category text) returns boolean
language sql stable security definer set search_path = people, pg_temp as $$
  select exists (select from people.record r join people.involvement i on i.record_id = r.id
    join partnership.user_account u on u.id = for_user and u.organisation_id = i.organisation_id
    where r.person_id = of_person and i.from_at <= now() and (i.until_at is null or i.until_at > now())
      and (i.categories is null or of_category = any (i.categories) or of_category = 'identity')
      and (i.user_id = for_user
           or i.user_id is null and i.team_id is null
           or i.user_id is null and exists (select from partnership.team_member t where t.team_id = i.team_id and t.user_id = for_user)))
$$;
comment on function people.is_involved is 'Whether a user works with the person now, themselves, through their team, or their whole organisation does.';

create function people.has_consented(of_person uuid, to_organisation uuid, of_category text) returns boolean
language sql stable security definer set search_path = people, pg_temp as $$
  select coalesce((select c.decision = 'given' and (c.expires_on is null or c.expires_on > current_date)
    from people.record r join people.consent c on c.record_id = r.id
    where r.person_id = of_person and c.part = 'share'
      and (c.organisations is null or to_organisation = any (c.organisations))
      and (c.categories is null or of_category = any (c.categories))
    -- Of two decisions at one moment the one that protects counts.
    order by c.decided_at desc, c.recorded_at desc, c.decision desc, c.expires_on nulls last limit 1), false)
$$;
comment on function people.has_consented is 'Whether the newest decision that covers the organisation and the category is a consent that has not run out.';

create function people.may_read(for_user uuid, of_person uuid, held_by uuid, of_category text) returns boolean
language sql stable security definer set search_path = people, pg_temp as
$$ select for_user = platform.current_user_id() and exists (select from people.grounds(for_user, of_person, held_by, of_category)) $$;
comment on function people.grounds is
  'Every ground on which a user may read a category that an organisation holds about a person: own (it is their organisation''s), agreement (the clause), duty (the clause; matching lead or data guardian, who see who people are; only the guardian where the person is restricted), glass (the emergency; also without the permission for the category). No row: they may not.';
comment on function people.may_read is 'Whether there is a ground. Row-level security asks this. Nobody can ask it about another user.';

-- The common case, worked out once in a statement: what a user reads of everybody whom nothing guards.
create function people.open_to_me() returns text[]
language sql stable security definer set search_path = people, pg_temp as $$
  with me as (
    select u.id, u.partnership_id, u.organisation_id,
      exists (select from partnership.user_role r where r.user_id = u.id and r.role = 'worker') as works,
      exists (select from partnership.user_role r where r.user_id = u.id and r.role in ('data-guardian', 'matching-lead')) as on_duty
    from partnership.user_account u join partnership.organisation o on o.id = u.organisation_id
    where u.id = platform.current_user_id() and u.disabled_at is null and (o.ended_on is null or o.ended_on >= current_date)
  ), permitted as (
    select 'identity' as category union all
    select c.category from me join partnership.user_category c on c.user_id = me.id
  )
  select coalesce(array_agg(distinct opened.category || ':' || opened.organisation_id), '{}') from (
    select p.category, me.organisation_id from me, permitted p where me.works
    union all
    select c.category, theirs.organisation_id
    from me
    join partnership.party_in_force mine on mine.organisation_id = me.organisation_id
    join partnership.clause_in_force c on c.agreement_id = mine.agreement_id and c.partnership_id = me.partnership_id
    join partnership.party_in_force theirs on theirs.agreement_id = mine.agreement_id
    where me.works and not c.needs_involvement and not c.needs_consent and c.category in (select p.category from permitted p)
       or me.on_duty and c.category = 'identity'
  ) as opened
$$;
comment on function people.open_to_me is
  'category:organisation pairs that whoever asks reads of everybody whom nothing guards; what this leaves out, people.may_read decides person by person.';

create function people.may_join(to_person uuid) returns boolean
language sql stable security definer set search_path = people, pg_temp as $$
  select exists (select from people.person p where p.id = to_person and p.partnership_id = platform.current_partnership_id())
    and (not exists (select from people.record r where r.person_id = to_person)
        and not exists (select from people.link l where l.person_id = to_person)
      or exists (select from people.record r where r.person_id = to_person
                 and people.may_read(platform.current_user_id(), r.person_id, r.organisation_id, 'identity')))
$$;
comment on function people.may_join is 'Whether whoever asks may add a record to a person: one who never had any, or one whom they see.';

create function people.may_search() returns boolean language sql stable parallel safe as $$
  select platform.has_role('worker') or platform.has_role('data-guardian') or platform.has_role('matching-lead')
$$;
comment on function people.may_search is 'Whether whoever asks looks for people at all.';

create function people.candidates(query_keys integer[]) returns setof uuid
language sql stable security definer set search_path = people, pg_temp as $$
  select r.id from people.record r
  where r.keys && query_keys and r.partnership_id = platform.current_partnership_id() and people.may_search()
$$;
comment on function people.candidates is
  'Ids of records that share a search key. Ids only, and of all records: the caller reads them through row-level security, which cannot use this index itself.';

-- Whether anything guards a person is kept on each of their records.
create function people.keep_guarded() returns trigger
language plpgsql security definer set search_path = people, pg_temp as $$
declare touched uuid[];
begin
  if tg_table_name = 'record' then
    touched := case when tg_op = 'INSERT' then array[new.person_id] else array[old.person_id, new.person_id] end;
    perform from people.person p where p.id = any (touched) order by p.id for no key update;
  else
    -- One at a time for each person, or a record that is linked at this moment would miss what is said at this moment.
    loop
      touched := array(select r.person_id from people.record r where r.id = new.record_id);
      perform from people.person p where p.id = any (touched) order by p.id for no key update;
      exit when touched = array(select r.person_id from people.record r where r.id = new.record_id);
    end loop;
  end if;
  update people.record r set guarded = people.is_guarded(r.person_id)
  where r.person_id = any (touched) and r.guarded is distinct from people.is_guarded(r.person_id);
  return null;
end $$;
comment on function people.keep_guarded is 'Keeps people.record.guarded true while anything stands against showing the person.';
create trigger guarded after insert on people.record for each row execute function people.keep_guarded();
create trigger guarded_again after update of person_id on people.record for each row execute function people.keep_guarded();
create trigger guarded after insert or update on people.restriction for each row execute function people.keep_guarded();
create trigger guarded after insert or update on people.bar for each row execute function people.keep_guarded();
create trigger guarded after insert or update on people.objection for each row execute function people.keep_guarded();

-- Policies -----------------------------------------------------------------------------------------------

grant execute on function people.may_read(uuid, uuid, uuid, text), people.open_to_me(), people.may_join(uuid),
  people.candidates(integer[]) to throughline_app;

select platform.guard('people.record');
grant select, insert on people.record to throughline_app;
grant update (card, keys, keys_version, version) on people.record to throughline_app;
create policy those_who_may on people.record for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id())
    and (not guarded and 'identity:' || organisation_id = any ((select people.open_to_me())::text[])
      or people.may_read((select platform.current_user_id()), person_id, organisation_id, 'identity')));
create policy workers_begin on people.record for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id())
    and organisation_id = (select platform.current_organisation_id())
    and given_by = (select platform.current_user_id())
    and (select platform.has_role('worker')) and people.may_join(person_id));
create policy workers_keep_their_own on people.record for update to throughline_app
  using (organisation_id = (select platform.current_organisation_id()) and (select platform.has_role('worker'))
    and (not guarded or people.may_read((select platform.current_user_id()), person_id, organisation_id, 'identity')))
  with check (organisation_id = (select platform.current_organisation_id()));

select platform.guard('people.person');
grant select, insert on people.person to throughline_app;
create policy those_who_see_a_record on people.person for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id())
    and exists (select from people.record r where r.person_id = person.id));
create policy workers_add on people.person for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role('worker')));

select platform.guard('people.link');
grant select, insert on people.link to throughline_app;
create policy with_the_record on people.link for select to throughline_app
  using (exists (select from people.record r where r.id = record_id));
create policy workers_link_their_own on people.link for insert to throughline_app
  with check (because in ('first', 'found') and linked_by = (select platform.current_user_id()) and (select platform.has_role('worker'))
    and exists (select from people.record r where r.id = record_id and r.person_id = link.person_id
                and r.organisation_id = (select platform.current_organisation_id())));

-- Every row of what is held says on whose record it stands, what kind of information it is, who added it and,
-- where it counts no more, since when and why.
do $$
declare name text;
begin
  foreach name in array array['name', 'birth', 'look', 'answer', 'identifier', 'contact_route', 'companion', 'belonging',
                              'whereabouts', 'warning', 'warning_text', 'verification', 'picture', 'note'] loop
    execute format($sql$
      alter table people.%1$I
        add column partnership_id uuid not null,
        add column record_id uuid not null,
        add column organisation_id uuid not null,
        add column category text not null references partnership.information_category,
        add column recorded_at timestamptz not null default now(),
        add column recorded_by uuid not null,
        add column ended_at timestamptz,
        add column ended_by uuid,
        add column ended_because text check (ended_because in ('changed', 'wrong', 'over', 'corrected-by-person')),
        add check ((ended_at is null) = (ended_because is null)),
        add foreign key (partnership_id, record_id, organisation_id) references people.record (partnership_id, id, organisation_id),
        add foreign key (partnership_id, recorded_by) references partnership.user_account (partnership_id, id)
      $sql$, name);
    execute format('create index %1$s_record on people.%1$I (record_id)', name);
    execute format('comment on column people.%I.category is %L', name, 'What kind of information it is: decides who may read it.');
    execute format('comment on column people.%I.ended_at is %L', name, 'Since when it counts no more; null while it does.');
    execute format('comment on column people.%I.ended_because is %L', name,
      'changed: another row took its place; wrong: it was never so; over: it was so once; corrected-by-person.');
    perform platform.guard(format('people.%I', name)::regclass);
    execute format('grant select, insert on people.%I to throughline_app', name);
    execute format('grant update (ended_at, ended_by, ended_because) on people.%I to throughline_app', name);
    execute format($sql$
      create policy those_who_may on people.%1$I for select to throughline_app
        using (exists (select from people.record r where r.id = record_id
          and (not r.guarded and %1$I.category || ':' || %1$I.organisation_id = any ((select people.open_to_me())::text[])
            or people.may_read((select platform.current_user_id()), r.person_id, %1$I.organisation_id, %1$I.category)))) $sql$, name);
    execute format($sql$
      create policy workers_tell on people.%1$I for insert to throughline_app
        with check (recorded_by = (select platform.current_user_id()) and (select platform.has_role('worker'))
          and organisation_id = (select platform.current_organisation_id())
          and exists (select from people.record r where r.id = record_id and r.organisation_id = %1$I.organisation_id
            and people.may_read((select platform.current_user_id()), r.person_id, %1$I.organisation_id, %1$I.category))) $sql$, name);
    execute format($sql$
      create policy workers_end_their_own on people.%1$I for update to throughline_app
        using (ended_at is null and organisation_id = (select platform.current_organisation_id()) and (select platform.has_role('worker'))
          and exists (select from people.record r where r.id = record_id
            and people.may_read((select platform.current_user_id()), r.person_id, %1$I.organisation_id, %1$I.category)))
        with check (ended_by = (select platform.current_user_id())) $sql$, name);
  end loop;
end $$;
create function people.place_candidates(query_keys integer[]) returns setof uuid
language sql stable security definer set search_path = people, pg_temp as $$
  select w.id from people.whereabouts w
  where w.keys && query_keys and w.partnership_id = platform.current_partnership_id() and w.ended_at is null and people.may_search()
$$;
comment on function people.place_candidates is 'Ids of whereabouts that share a word; read them through row-level security.';

grant execute on function people.place_candidates(integer[]) to throughline_app;

create index identifier_compact on people.identifier (partnership_id, compact) where ended_at is null;
create index contact_route_compact on people.contact_route (partnership_id, compact) where ended_at is null;
-- What is kept about one person outlives the other.
alter table people.companion add foreign key (partnership_id, companion_person_id) references people.person (partnership_id, id)
  on delete set null (companion_person_id);
create policy companions_are_seen on people.companion as restrictive for insert to throughline_app
  with check (companion_person_id is null or exists (select from people.person p where p.id = companion_person_id));
alter table people.warning add unique (record_id, id);
alter table people.warning_text add foreign key (record_id, warning_id) references people.warning (record_id, id);
alter table people.picture add foreign key (partnership_id, file_id) references platform.file (partnership_id, id);
grant update (handed_back_on, handed_back_to) on people.belonging to throughline_app;

alter table people.question enable row level security;
alter table people.choice enable row level security;
grant select on people.question, people.choice to throughline_app;
create policy everyone on people.question for select to throughline_app using (true);
create policy everyone on people.choice for select to throughline_app using (true);

select platform.guard('people.consent_form');
grant select, insert on people.consent_form to throughline_app;
create policy own_and_common on people.consent_form for select to throughline_app
  using (partnership_id is null or partnership_id = (select platform.current_partnership_id()));
create policy guardians_add on people.consent_form for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role('data-guardian')));

do $$
declare name text;
begin
  foreach name in array array['involvement', 'restriction', 'named_staff', 'objection', 'consent'] loop
    perform platform.guard(format('people.%I', name)::regclass);
    execute format('grant select, insert on people.%I to throughline_app', name);
  end loop;
  foreach name in array array['involvement', 'named_staff', 'objection', 'consent'] loop
    execute format('create policy with_the_record on people.%1$I for select to throughline_app
      using (exists (select from people.record r where r.id = record_id))', name);
  end loop;
end $$;
grant update (until_at) on people.involvement, people.restriction, people.named_staff, people.objection to throughline_app;

create policy workers_begin on people.involvement for insert to throughline_app
  with check (added_by = (select platform.current_user_id()) and (select platform.has_role('worker'))
    and (organisation_id = (select platform.current_organisation_id()) or kind = 'referral')
    and exists (select from people.record r where r.id = record_id));
-- What has ended stays ended: whoever comes back begins anew.
create policy workers_end on people.involvement for update to throughline_app
  using ((until_at is null or until_at > now()) and (select platform.has_role('worker'))
    and (organisation_id = (select platform.current_organisation_id()) or added_by = (select platform.current_user_id()))
    and exists (select from people.record r where r.id = record_id))
  with check (true);

create policy with_the_record on people.restriction for select to throughline_app
  using (exists (select from people.record r where r.id = record_id)
    and (until_at is null or until_at > now() or added_by = (select platform.current_user_id()) or (select platform.has_role('data-guardian'))));
create policy those_who_see_the_person on people.restriction for insert to throughline_app
  with check (added_by = (select platform.current_user_id())
    and ((select platform.has_role('worker')) or (select platform.has_role('data-guardian')))
    and exists (select from people.record r where r.id = record_id));
create policy guardians_lift on people.restriction for update to throughline_app
  using ((until_at is null or until_at > now()) and (select platform.has_role('data-guardian'))
    and exists (select from people.record r where r.id = record_id))
  with check (true);
-- An emergency opens for as long as it lasts: whoever sees a restricted person through broken glass alone lets nobody in,
-- and not themselves for afterwards.
create function people.may_let_in(of_record uuid) returns boolean
language sql stable security definer set search_path = people, pg_temp as $$
  select exists (select from people.record r
    where r.id = of_record and r.partnership_id = platform.current_partnership_id()
      and people.may_read(platform.current_user_id(), r.person_id, r.organisation_id, 'identity')
      and (platform.has_role('data-guardian') or not people.is_restricted(r.person_id)
        or people.is_named(platform.current_user_id(), r.person_id)))
$$;
comment on function people.may_let_in is
  'Whether whoever asks may let others see the person of a record: whoever sees them and, while they are restricted, only named staff and the data guardian.';
grant execute on function people.may_let_in(uuid) to throughline_app;
create policy those_who_may_let_in on people.named_staff for insert to throughline_app
  with check (added_by = (select platform.current_user_id())
    and ((select platform.has_role('worker')) or (select platform.has_role('data-guardian')))
    and exists (select from people.record r where r.id = record_id) and people.may_let_in(record_id));
create policy themselves_adders_and_guardians_end on people.named_staff for update to throughline_app
  using ((until_at is null or until_at > now())
    and (user_id = (select platform.current_user_id()) or added_by = (select platform.current_user_id())
      or (select platform.has_role('data-guardian')))
    and exists (select from people.record r where r.id = record_id))
  with check (true);

create policy those_who_see_the_person on people.objection for insert to throughline_app
  with check (added_by = (select platform.current_user_id())
    and ((select platform.has_role('worker')) or (select platform.has_role('data-guardian')))
    and exists (select from people.record r where r.id = record_id));
-- The organisation that somebody objects to must not be the one that says they do not mind any more.
create policy those_who_were_told_end on people.objection for update to throughline_app
  using ((until_at is null or until_at > now())
    and (added_by = (select platform.current_user_id()) or (select platform.has_role('data-guardian'))
      or (select platform.has_role('worker')) and exists (select from people.record r where r.id = record_id
        and r.organisation_id = (select platform.current_organisation_id())))
    and exists (select from people.record r where r.id = record_id))
  with check (true);
create policy workers_ask on people.consent for insert to throughline_app
  with check (recorded_by = (select platform.current_user_id()) and (select platform.has_role('worker'))
    and exists (select from people.record r where r.id = record_id));

select platform.guard('people.bar');
grant select, insert on people.bar to throughline_app;
grant update (until_at) on people.bar to throughline_app;
-- Whoever is barred must not learn from the bar that the person is here, unless they said it themselves.
create policy guardians_and_those_who_said_so on people.bar for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id())
    and (added_by = (select platform.current_user_id())
      or (select platform.has_role('data-guardian')) and exists (select from people.record r where r.id = record_id)));
create policy themselves_or_guardians on people.bar for insert to throughline_app
  with check (added_by = (select platform.current_user_id())
    and (user_id = (select platform.current_user_id()) or (select platform.has_role('data-guardian')))
    and exists (select from people.record r where r.id = record_id));
create policy guardians_lift_those_of_others on people.bar for update to throughline_app
  using ((until_at is null or until_at > now()) and (select platform.has_role('data-guardian'))
    and user_id <> (select platform.current_user_id()) and exists (select from people.record r where r.id = record_id))
  with check (true);

create function people.may_review(of_record uuid, broken_by uuid) returns boolean
language sql stable security definer set search_path = people, pg_temp as $$
  select platform.has_role('data-guardian') and broken_by <> platform.current_user_id() and exists (
    select from people.record r where r.id = of_record and r.partnership_id = platform.current_partnership_id()
      and not people.is_barred(platform.current_user_id(), r.person_id))
$$;
comment on function people.may_review is
  'Whether whoever asks reviews a broken glass: a data guardian of the partnership who is not the one who broke it, and not barred.';
create function people.is_owner(of_record uuid) returns boolean
language sql stable security definer set search_path = people, pg_temp as $$
  select exists (select from people.record r join people.record ours on ours.person_id = r.person_id
    where r.id = of_record and ours.organisation_id = platform.current_organisation_id()
      and people.may_read(platform.current_user_id(), ours.person_id, ours.organisation_id, 'identity'))
$$;
comment on function people.is_owner is
  'Whether whoever asks sees a record that their own organisation holds about the same person.';
grant execute on function people.may_review(uuid, uuid), people.is_owner(uuid) to throughline_app;

select platform.guard('people.glass');
grant select on people.glass to throughline_app;
grant update (reviewed_at, reviewed_by, finding, review_words) on people.glass to throughline_app;
create policy themselves_guardians_and_owners on people.glass for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id())
    and (user_id = (select platform.current_user_id()) or (select platform.has_role('data-guardian')) and people.may_review(record_id, user_id)
      or people.is_owner(record_id)));
create policy guardians_review_others on people.glass for update to throughline_app
  using (reviewed_at is null and (select platform.has_role('data-guardian')) and people.may_review(record_id, user_id))
  with check (reviewed_by = (select platform.current_user_id()));
