-- Which partners share what about people, why they may, and which of their staff may read each kind of it.

create table partnership.information_category (
  code text primary key,
  label text not null,
  about text not null,
  position integer not null,
  valid_from date not null,
  valid_to date,
  source text not null
);
comment on table partnership.information_category is 'Code list of the kinds of information about a person that are shared and permitted one by one.';
comment on column partnership.information_category.about is 'What belongs to it, in the words that staff and the person read.';
insert into partnership.information_category (code, label, about, position, valid_from, source)
select code, label, about, position, date '2026-01-01', 'Throughline, from the categories that published sharing agreements list'
from (values
  ('identity', 'Who they are', 'Names, date of birth, what they are asked about themselves, how they look, whether their identity was verified', 1),
  ('picture', 'Pictures', 'Photographs of the person', 2),
  ('contact', 'How to reach them', 'Telephone numbers, email, postal and care-of addresses, partner, pets, belongings in storage', 3),
  ('street', 'Sleeping rough', 'Where and when they were seen sleeping rough', 4),
  ('housing', 'Housing', 'Where they live and lived, tenancies, applications', 5),
  ('health', 'Health', 'Physical and mental health, substance use, NHS number', 6),
  ('offending', 'Offending', 'Offences, licences, prison and probation', 7),
  ('domestic-abuse', 'Domestic abuse', 'Abuse that they suffer or suffered, and who must not find them', 8),
  ('safeguarding', 'Safeguarding', 'Children and adults at risk', 9),
  ('immigration', 'Immigration', 'Immigration status and access to public funds', 10)
) as category (code, label, about, position);

create table partnership.agreement (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  title text not null,
  summary text not null,
  from_date date not null,
  review_on date not null,
  ends_on date check (ends_on > from_date),
  file_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  unique (partnership_id, id),
  unique (partnership_id, title),
  check (review_on >= from_date),
  foreign key (partnership_id, file_id) references platform.file (partnership_id, id),
  foreign key (partnership_id, created_by) references partnership.user_account (partnership_id, id)
);
comment on table partnership.agreement is 'An information sharing agreement (Data Sharing Code of the Information Commissioner): who shares what, for what, on which basis.';
comment on column partnership.agreement.from_date is 'The first day on which it counts.';
comment on column partnership.agreement.review_on is 'When the parties look at it again; it still counts after that day, and is listed as overdue.';
comment on column partnership.agreement.ends_on is 'The first day on which it counts no more.';
comment on column partnership.agreement.file_id is 'The signed document.';

create table partnership.agreement_party (
  partnership_id uuid not null,
  agreement_id uuid not null,
  organisation_id uuid not null,
  signed_on date not null,
  signed_by text not null,
  left_on date check (left_on >= signed_on),
  primary key (agreement_id, organisation_id),
  foreign key (partnership_id, agreement_id) references partnership.agreement (partnership_id, id),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id)
);
create index agreement_party_organisation on partnership.agreement_party (organisation_id);
comment on table partnership.agreement_party is 'Who signed an agreement. An organisation that is party to none sees nothing of the others.';
comment on column partnership.agreement_party.signed_by is 'Who signed for it, by post.';
comment on column partnership.agreement_party.left_on is 'The first day on which it is a party no more.';

create table partnership.agreement_clause (
  id uuid primary key,
  partnership_id uuid not null,
  agreement_id uuid not null,
  category text not null references partnership.information_category,
  purpose text not null,
  lawful_basis text not null,
  special_condition text,
  schedule_condition text,
  needs_involvement boolean not null,
  needs_consent boolean not null,
  from_date date not null,
  ends_on date check (ends_on > from_date),
  unique (partnership_id, id),
  foreign key (partnership_id, agreement_id) references partnership.agreement (partnership_id, id)
);
create index agreement_clause_agreement on partnership.agreement_clause (agreement_id, category);
comment on table partnership.agreement_clause is 'One kind of information that the parties of an agreement share, and its lawful basis. A change ends the clause and begins another.';
comment on column partnership.agreement_clause.purpose is 'What the parties may use it for.';
comment on column partnership.agreement_clause.lawful_basis is 'The condition of UK GDPR Article 6(1) that it rests on.';
comment on column partnership.agreement_clause.special_condition is 'The condition of Article 9(2), or Article 10, for special categories and offences.';
comment on column partnership.agreement_clause.schedule_condition is 'The condition of Schedule 1 to the Data Protection Act 2018 that goes with it.';
comment on column partnership.agreement_clause.needs_involvement is 'Only staff who are involved with the person read it: a caseload, a referral, a bed, a meeting.';
comment on column partnership.agreement_clause.needs_consent is 'Only read while the person''s consent to share covers the organisation and the category. Kept apart from the lawful basis.';

create table partnership.user_category (
  partnership_id uuid not null,
  user_id uuid not null,
  category text not null references partnership.information_category,
  primary key (user_id, category),
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id)
);
comment on table partnership.user_category is 'Which kinds of information a user may read and write at all. Who people are comes with the role of those who work with people.';

create view partnership.clause_in_force with (security_invoker = true) as
  select c.id, c.partnership_id, c.agreement_id, c.category, c.purpose, c.needs_involvement, c.needs_consent
  from partnership.agreement_clause c
  join partnership.agreement a on a.id = c.agreement_id
  where current_date >= c.from_date and (c.ends_on is null or current_date < c.ends_on)
    and current_date >= a.from_date and (a.ends_on is null or current_date < a.ends_on);
comment on view partnership.clause_in_force is 'What is shared today.';

create view partnership.party_in_force with (security_invoker = true) as
  select p.agreement_id, p.organisation_id
  from partnership.agreement_party p
  where current_date >= p.signed_on and (p.left_on is null or current_date < p.left_on);
comment on view partnership.party_in_force is 'Who is party to an agreement today.';

do $$
declare name text;
begin
  foreach name in array array['agreement', 'agreement_party', 'agreement_clause'] loop
    perform platform.guard(format('partnership.%I', name)::regclass);
    execute format('grant select, insert on partnership.%I to throughline_app', name);
    execute format('create policy own_partnership on partnership.%I for select to throughline_app
      using (partnership_id = (select platform.current_partnership_id()))', name);
    execute format('create policy guardians_add on partnership.%I for insert to throughline_app
      with check (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role(''data-guardian'')))', name);
    execute format('create policy guardians_change on partnership.%I for update to throughline_app
      using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role(''data-guardian'')))
      with check (partnership_id = (select platform.current_partnership_id()))', name);
  end loop;
end $$;
grant update (title, summary, review_on, ends_on, file_id, version) on partnership.agreement to throughline_app;
grant update (left_on) on partnership.agreement_party to throughline_app;
grant update (ends_on) on partnership.agreement_clause to throughline_app;

alter table partnership.information_category enable row level security;
grant select on partnership.information_category, partnership.clause_in_force, partnership.party_in_force to throughline_app;
create policy everyone on partnership.information_category for select to throughline_app using (true);

select platform.guard('partnership.user_category');
grant select, insert, delete on partnership.user_category to throughline_app;
create policy own_partnership on partnership.user_category for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id()));

create function partnership.may_permit(of_user uuid) returns boolean
language sql stable security definer set search_path = partnership, pg_temp as $$
  select exists (select from partnership.user_account u
    where u.id = of_user and u.partnership_id = platform.current_partnership_id()
      and (platform.has_role('administrator') or platform.has_role('data-guardian')
           or platform.has_role('organisation-administrator') and u.organisation_id = platform.current_organisation_id()))
$$;
comment on function partnership.may_permit is
  'Whether whoever asks may say which kinds of information a user reads: for their own organisation its administrator, for all of them the administrator and the data guardian.';
grant execute on function partnership.may_permit(uuid) to throughline_app;
create policy permit on partnership.user_category for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and partnership.may_permit(user_id));
create policy withdraw on partnership.user_category for delete to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and partnership.may_permit(user_id));
