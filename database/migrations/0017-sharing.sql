-- The bases on which partners share, the words that people are asked in, and who sees what they decided.

-- Lawful bases ---------------------------------------------------------------------------------------------

create table partnership.sharing_condition (
  code text primary key,
  kind text not null check (kind in ('article-6', 'article-9', 'article-10', 'schedule-1')),
  label text not null,
  about text not null,
  needs_schedule boolean not null default false,
  position integer not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  certainty text not null check (certainty in ('confirmed', 'second-hand', 'general-knowledge', 'own'))
);
comment on table partnership.sharing_condition is 'Code list of the conditions of data protection law that a clause of an agreement can rest on.';
comment on column partnership.sharing_condition.kind is
  'article-6: of UK GDPR Article 6(1); article-9: of Article 9(2), for special categories; article-10: for offences; schedule-1: paragraph of Schedule 1 to the Data Protection Act 2018.';
comment on column partnership.sharing_condition.about is 'What it means, in words that somebody without a law degree reads.';
comment on column partnership.sharing_condition.needs_schedule is
  'A condition of Schedule 1 has to be met too (Data Protection Act 2018, section 10(2), (3) and (5)).';
insert into partnership.sharing_condition (code, kind, label, about, needs_schedule, position, valid_from, source, certainty) values
  ('6(1)(e)', 'article-6', 'Public task', 'a public body needs it for a task that the law gives it, such as helping people who are homeless', false, 1, '2018-05-25', 'UK GDPR Article 6(1)(e); Data Protection Act 2018 section 8', 'confirmed'),
  ('6(1)(c)', 'article-6', 'Legal obligation', 'a law says that it has to be done', false, 2, '2018-05-25', 'UK GDPR Article 6(1)(c)', 'confirmed'),
  ('6(1)(f)', 'article-6', 'Legitimate interests', 'a charity or another body needs it for its work, and that was weighed against the person''s own interests', false, 3, '2018-05-25', 'UK GDPR Article 6(1)(f)', 'confirmed'),
  ('6(1)(ea)', 'article-6', 'Recognised legitimate interest', 'it is needed for a purpose that the law lists, such as keeping somebody at risk safe', false, 4, '2026-02-05', 'UK GDPR Article 6(1)(ea) and Annex 1, put in by the Data (Use and Access) Act 2025 section 70', 'second-hand'),
  ('6(1)(d)', 'article-6', 'Vital interests', 'it is needed to save a life', false, 5, '2018-05-25', 'UK GDPR Article 6(1)(d)', 'confirmed'),
  ('6(1)(b)', 'article-6', 'Contract', 'it is needed for a contract with the person, such as a tenancy', false, 6, '2018-05-25', 'UK GDPR Article 6(1)(b)', 'confirmed'),
  ('6(1)(a)', 'article-6', 'Consent', 'the person said yes, and could as easily have said no; seldom so where help depends on it', false, 7, '2018-05-25', 'UK GDPR Article 6(1)(a) and Article 7', 'confirmed'),
  ('9(2)(g)', 'article-9', 'Substantial public interest', 'it is needed for an important public reason that the law lists', true, 1, '2018-05-25', 'UK GDPR Article 9(2)(g)', 'confirmed'),
  ('9(2)(h)', 'article-9', 'Health or social care', 'it is needed to give or manage health care or social care', true, 2, '2018-05-25', 'UK GDPR Article 9(2)(h) and 9(3)', 'confirmed'),
  ('9(2)(b)', 'article-9', 'Employment, social security and social protection', 'it is needed to give somebody what social security and social protection law promises them', true, 3, '2018-05-25', 'UK GDPR Article 9(2)(b)', 'confirmed'),
  ('9(2)(i)', 'article-9', 'Public health', 'it is needed to keep the public healthy', true, 4, '2018-05-25', 'UK GDPR Article 9(2)(i)', 'confirmed'),
  ('9(2)(c)', 'article-9', 'Vital interests', 'it is needed to save a life and the person cannot say yes', false, 5, '2018-05-25', 'UK GDPR Article 9(2)(c)', 'confirmed'),
  ('9(2)(a)', 'article-9', 'Explicit consent', 'the person said yes in so many words', false, 6, '2018-05-25', 'UK GDPR Article 9(2)(a)', 'confirmed'),
  ('9(2)(f)', 'article-9', 'Legal claims', 'it is needed for a claim or a court', false, 7, '2018-05-25', 'UK GDPR Article 9(2)(f)', 'confirmed'),
  ('9(2)(j)', 'article-9', 'Archiving, research and statistics', 'it is needed for research or statistics', true, 8, '2018-05-25', 'UK GDPR Article 9(2)(j)', 'confirmed'),
  ('10-law', 'article-10', 'Allowed by law (Article 10)', 'the law allows this use of what is known about offences', true, 1, '2018-05-25', 'UK GDPR Article 10; Data Protection Act 2018 section 10(5)', 'confirmed'),
  ('10-authority', 'article-10', 'Under official authority (Article 10)', 'a public authority is in charge of it', false, 2, '2018-05-25', 'UK GDPR Article 10', 'confirmed'),
  ('sch1-1', 'schedule-1', 'Paragraph 1: employment, social security and social protection', 'social protection', false, 1, '2018-05-25', 'Data Protection Act 2018 Schedule 1 Part 1', 'confirmed'),
  ('sch1-2', 'schedule-1', 'Paragraph 2: health or social care purposes', 'health or social care', false, 2, '2018-05-25', 'Data Protection Act 2018 Schedule 1 Part 1', 'confirmed'),
  ('sch1-3', 'schedule-1', 'Paragraph 3: public health', 'public health', false, 3, '2018-05-25', 'Data Protection Act 2018 Schedule 1 Part 1', 'confirmed'),
  ('sch1-4', 'schedule-1', 'Paragraph 4: research and statistics', 'research and statistics', false, 4, '2018-05-25', 'Data Protection Act 2018 Schedule 1 Part 1', 'confirmed'),
  ('sch1-6', 'schedule-1', 'Paragraph 6: statutory and government purposes', 'a task that the law gives', false, 6, '2018-05-25', 'Data Protection Act 2018 Schedule 1 Part 2', 'confirmed'),
  ('sch1-8', 'schedule-1', 'Paragraph 8: equality of opportunity or treatment', 'treating people equally', false, 8, '2018-05-25', 'Data Protection Act 2018 Schedule 1 Part 2', 'confirmed'),
  ('sch1-10', 'schedule-1', 'Paragraph 10: preventing or detecting unlawful acts', 'stopping unlawful acts', false, 10, '2018-05-25', 'Data Protection Act 2018 Schedule 1 Part 2', 'confirmed'),
  ('sch1-16', 'schedule-1', 'Paragraph 16: support for people with a disability or medical condition', 'support with a disability or illness', false, 16, '2018-05-25', 'Data Protection Act 2018 Schedule 1 Part 2', 'confirmed'),
  ('sch1-17', 'schedule-1', 'Paragraph 17: counselling, advice or support given in confidence', 'confidential advice and support', false, 17, '2018-05-25', 'Data Protection Act 2018 Schedule 1 Part 2', 'confirmed'),
  ('sch1-18', 'schedule-1', 'Paragraph 18: safeguarding of children and of individuals at risk', 'keeping people at risk safe', false, 18, '2018-05-25', 'Data Protection Act 2018 Schedule 1 Part 2', 'confirmed'),
  ('sch1-29', 'schedule-1', 'Paragraph 29: consent', 'the person said yes', false, 29, '2018-05-25', 'Data Protection Act 2018 Schedule 1 Part 3', 'confirmed'),
  ('sch1-30', 'schedule-1', 'Paragraph 30: protecting vital interests', 'saving a life', false, 30, '2018-05-25', 'Data Protection Act 2018 Schedule 1 Part 3', 'confirmed'),
  ('sch1-36', 'schedule-1', 'Paragraph 36: a condition of Part 2, for offences', 'a public reason that the law lists, for offences', false, 36, '2018-05-25', 'Data Protection Act 2018 Schedule 1 Part 3', 'confirmed');
alter table partnership.sharing_condition enable row level security;
grant select on partnership.sharing_condition to throughline_app;
create policy everyone on partnership.sharing_condition for select to throughline_app using (true);

alter table partnership.information_category
  add column needs_condition text check (needs_condition in ('article-9', 'article-10'));
comment on column partnership.information_category.needs_condition is
  'Which further condition of law a clause about it has to name, since it holds special categories (Article 9) or offences (Article 10).';
update partnership.information_category set needs_condition = 'article-9' where code in ('identity', 'health', 'domestic-abuse', 'safeguarding');
update partnership.information_category set needs_condition = 'article-10' where code = 'offending';

-- Agreements ----------------------------------------------------------------------------------------------

-- What was begun by mistake can be ended on the same day, and then never counted.
alter table partnership.agreement drop constraint agreement_check;
alter table partnership.agreement add constraint agreement_ends check (ends_on >= from_date);
alter table partnership.agreement_clause drop constraint agreement_clause_check;
alter table partnership.agreement_clause add constraint agreement_clause_ends check (ends_on >= from_date);
alter table partnership.agreement_clause add column added_at timestamptz not null default now();

-- Who left can sign again.
alter table partnership.agreement_party drop constraint agreement_party_pkey;
alter table partnership.agreement_party add primary key (agreement_id, organisation_id, signed_on);

create view partnership.shared_today with (security_invoker = true) as
  select c.partnership_id, c.agreement_id, c.id as clause_id, c.category, c.needs_involvement, c.needs_consent,
    holder.organisation_id as held_by, reader.organisation_id as shared_with
  from partnership.clause_in_force c
  join partnership.party_in_force holder on holder.agreement_id = c.agreement_id
  join partnership.party_in_force reader on reader.agreement_id = c.agreement_id
    and reader.organisation_id <> holder.organisation_id;
comment on view partnership.shared_today is
  'What each organisation shares with each other today, clause by clause: the same clauses and parties in force that people.grounds goes by.';
grant select on partnership.shared_today to throughline_app;

-- Consent --------------------------------------------------------------------------------------------------

alter table people.consent_form
  add column written_at timestamptz not null default now(),
  add column written_by uuid;
comment on column people.consent_form.code is 'share or duty-to-refer where it is for every partnership; with the partnership''s id behind it where it is its own.';
comment on column people.consent_form.words is 'What is read out or handed over; paragraphs are parted by an empty line.';
alter table people.consent_form rename constraint consent_form_pkey to consent_form_follows_newest;

alter table people.consent
  add column asking_id uuid not null default gen_random_uuid(),
  add column authority text,
  add column exception_reason text,
  add column said text,
  add unique (asking_id, part, decision),
  add check (decided_at <= recorded_at + interval '1 day'),
  add check (expires_on is null or decision = 'given'),
  add check (authority is null or part = 'choice-of-authority'),
  add check (exception_reason is null or (part = 'refer' and decision <> 'given')),
  add foreign key (partnership_id, recorded_by) references partnership.user_account (partnership_id, id);
comment on column people.consent.asking_id is 'Decisions of one conversation belong together.';
comment on column people.consent.authority is 'The council that the person chose, where it is not an organisation of the partnership.';
comment on column people.consent.exception_reason is
  'Why a referral was made without consent: to keep a child or an adult at risk safe. The refusal stays a refusal.';
comment on column people.consent.said is 'What the person said about it, in their words.';

insert into people.consent_form (code, version, partnership_id, title, kind, valid_from, words) values
  ('share', 1, null, 'Can we share what you tell us?', 'share', '2026-01-01',
'Many groups work together to help you. We call them partners. If we can share what you tell us, you do not have to tell your story again and again.

You choose. You can say yes. You can say no. You can say yes to some partners, or to some things, and no to the rest.

If you say no, we will still help you.

You can change your mind at any time. Tell any worker. We stop sharing as soon as you tell us.

We only share what helps you. We keep it safe. You can ask to see it, and you can ask us to put it right.

Some things we may share without asking you. The law lets councils and other services do this so that they can do their job. We also have to share if you or someone else is in danger. Ask us and we will show you what, with whom and why.'),
  ('duty-to-refer', 1, null, 'Can we ask a council to help you with a home?', 'duty-to-refer', '2026-01-01',
'You may have no home, or you may lose your home soon. We can tell a council, so that it can help you. This is called a referral. It is not yet an application. The council will get in touch with you about that.

We need to ask you three things.

First: can we tell the council about you? We would tell it your name and why you need help.

Second: which council do you choose? You can choose any council in England. It may help if you have lived, worked or have family there. Ask us what that means for you.

Third: can we give the council a way to reach you?

You can say no to any of them. If you say no, we will still help you. You can change your mind at any time.

There is one thing to know. If a child or an adult may come to harm, we may have to tell someone, even if you say no. We will tell you first if we can.');

create function people.sharing_of(of_person uuid)
returns table (held_by uuid, shared_with uuid, category text, clause_id uuid,
  needs_involvement boolean, needs_consent boolean, consented boolean, stopped boolean)
language sql stable security definer set search_path = people, pg_temp as $$
  with holder as (
    select distinct r.organisation_id from people.record r
    where r.person_id = of_person and r.partnership_id = platform.current_partnership_id()
      and people.may_read(platform.current_user_id(), of_person, r.organisation_id, 'identity')
  ), shared as materialized (
    select s.held_by, s.shared_with, s.category, s.clause_id, s.needs_involvement, s.needs_consent
    from holder h
    join partnership.shared_today s on s.held_by = h.organisation_id and s.partnership_id = platform.current_partnership_id()
    join partnership.organisation o on o.id = s.shared_with and (o.ended_on is null or o.ended_on >= current_date)
    where not people.is_restricted(of_person)
  ), said as materialized (
    -- Asked once for each organisation and category, and only where the answer can matter.
    select s.shared_with, s.category,
      case when bool_or(s.needs_consent) and (select exists (select from people.record r join people.consent c on c.record_id = r.id where r.person_id = of_person))
        then people.has_consented(of_person, s.shared_with, s.category) else false end as consented,
      case when (select people.is_guarded(of_person)) then people.objects(of_person, s.shared_with, s.category) else false end as stopped
    from shared s group by s.shared_with, s.category
  )
  select s.held_by, s.shared_with, s.category, s.clause_id, s.needs_involvement, s.needs_consent, d.consented, d.stopped
  from shared s join said d on d.shared_with = s.shared_with and d.category = s.category
  where s.shared_with <> platform.current_organisation_id() or platform.has_role('data-guardian') or not d.stopped
$$;
comment on function people.sharing_of is
  'What is shared about a person today, for those who see who they are: each clause between an organisation that holds a record which the caller sees and each other party; consented is asked only where a clause needs it. Whoever asks does not learn of an objection to their own organisation.';
grant execute on function people.sharing_of(uuid) to throughline_app;

-- Objections -----------------------------------------------------------------------------------------------

alter table people.objection add column ended_by uuid, add check (until_at >= from_at);
comment on column people.objection.reason is 'In the person''s words. Read only by the organisation that was told and by the data guardian.';
comment on column people.objection.until_at is 'When it ends, or ended: the person said until then, or changed their mind.';

-- Whom an objection is against must neither read why nor be able to end it.
do $$
declare name text;
begin
  for name in select polname from pg_policy where polrelid = 'people.objection'::regclass loop
    execute format('drop policy %I on people.objection', name);
  end loop;
end $$;
create policy those_who_were_told on people.objection for select to throughline_app
  using (exists (select from people.record r where r.id = record_id
    and (r.organisation_id = (select platform.current_organisation_id()) or (select platform.has_role('data-guardian')))));
create policy workers_object on people.objection for insert to throughline_app
  with check (added_by = (select platform.current_user_id())
    and exists (select from people.record r where r.id = record_id
      and (r.organisation_id = (select platform.current_organisation_id()) and (select platform.has_role('worker'))
        or (select platform.has_role('data-guardian')))));
create policy those_who_were_told_end on people.objection for update to throughline_app
  using ((until_at is null or until_at > now()) and exists (select from people.record r where r.id = record_id
    and (r.organisation_id = (select platform.current_organisation_id()) and (select platform.has_role('worker'))
      or (select platform.has_role('data-guardian')))))
  with check (ended_by = (select platform.current_user_id()));
grant update (ended_by) on people.objection to throughline_app;

create function people.objections_of(of_person uuid)
returns table (id uuid, record_id uuid, told_to uuid, organisation_id uuid, category text,
  reason text, from_at timestamptz, until_at timestamptz, added_by uuid, may_end boolean)
language sql stable security definer set search_path = people, pg_temp as $$
  select o.id, o.record_id, r.organisation_id, o.organisation_id, o.category,
    case when told.here then o.reason end, o.from_at, o.until_at, o.added_by, told.here
  from people.record r
  join people.objection o on o.record_id = r.id
  cross join lateral (select platform.has_role('data-guardian')
    or platform.has_role('worker') and r.organisation_id = platform.current_organisation_id() as here) told
  where r.person_id = of_person and r.partnership_id = platform.current_partnership_id()
    and (told.here or o.organisation_id is not null and o.organisation_id <> platform.current_organisation_id())
    and people.may_read(platform.current_user_id(), of_person, r.organisation_id, 'identity')
$$;
comment on function people.objections_of is
  'The objections of a person, for those who see who they are. Whoever they are against does not learn of them; the reason is for the organisation that was told and the data guardian.';
grant execute on function people.objections_of(uuid) to throughline_app;

-- Consent is told to somebody: it stands on the record of their own organisation, under words that their partnership uses.
drop policy workers_ask on people.consent;
create policy workers_ask on people.consent for insert to throughline_app
  with check (recorded_by = (select platform.current_user_id()) and (select platform.has_role('worker'))
    and exists (select from people.record r where r.id = record_id and r.organisation_id = (select platform.current_organisation_id()))
    and exists (select from people.consent_form f where f.code = form_code and f.version = form_version));
