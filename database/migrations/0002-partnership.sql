-- Who the partners are and who works for them.

create schema partnership;
comment on schema partnership is 'Organisations, teams, users, posts, roles and groups.';
grant usage on schema partnership to throughline_app;

create table partnership.partnership (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  created_at timestamptz not null default now()
);
comment on table partnership.partnership is 'Several councils and their partners who share one strategy and one set of records.';
comment on column partnership.partnership.slug is 'Its name in addresses.';

create table partnership.area (
  partnership_id uuid not null references partnership.partnership,
  code text not null,
  name text not null,
  kind text not null,
  primary key (partnership_id, code)
);
comment on table partnership.area is 'The areas that the partnership covers, by the code of the Office for National Statistics.';
comment on column partnership.area.code is 'Nine-character code (E07…); invented ones in the demonstration begin with X.';
comment on column partnership.area.kind is 'county, district, unitary, city …';

create table partnership.organisation_kind (
  code text primary key,
  label text not null,
  valid_from date not null,
  valid_to date,
  source text not null
);
comment on table partnership.organisation_kind is 'Code list of the kinds of partner.';
insert into partnership.organisation_kind (code, label, valid_from, source)
select code, label, date '2026-01-01', 'Throughline, from the partners named in published strategies'
from (values
  ('county-council', 'County council'), ('district-council', 'District or borough council'),
  ('unitary-council', 'Unitary or city council'), ('charity', 'Charity or voluntary organisation'),
  ('nhs', 'NHS body'), ('police', 'Police'), ('prison', 'Prison'), ('probation', 'Probation service'),
  ('jobcentre', 'Jobcentre Plus'), ('housing-association', 'Housing association or registered provider'),
  ('landlord', 'Private landlord or agent'), ('faith', 'Faith or community group'),
  ('government', 'Government department or agency'), ('other', 'Other')) as kind (code, label);

create table partnership.organisation (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  name text not null,
  short_name text,
  kind text not null references partnership.organisation_kind,
  commissioned boolean not null default false,
  ended_on date,
  unique (partnership_id, name),
  unique (partnership_id, id)
);
comment on table partnership.organisation is 'A partner: a council, a charity, a prison, a landlord.';
comment on column partnership.organisation.commissioned is 'A council pays it for a service of the partnership.';
comment on column partnership.organisation.ended_on is 'When it left the partnership.';

create table partnership.organisation_area (
  partnership_id uuid not null,
  organisation_id uuid not null,
  area_code text not null,
  primary key (partnership_id, organisation_id, area_code),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id),
  foreign key (partnership_id, area_code) references partnership.area (partnership_id, code)
);
comment on table partnership.organisation_area is 'Where an organisation works.';

create table partnership.team (
  id uuid primary key,
  partnership_id uuid not null,
  organisation_id uuid not null,
  name text not null,
  unique (partnership_id, id),
  unique (organisation_id, name),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id)
);
comment on table partnership.team is 'People of one organisation who share work.';

create table partnership.post (
  id uuid primary key,
  partnership_id uuid not null,
  organisation_id uuid not null,
  title text not null,
  unique (partnership_id, id),
  unique (organisation_id, title),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id)
);
comment on table partnership.post is 'A job that stays when its holder leaves: plans name posts, and publications print them instead of people.';

create table partnership.user_account (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  organisation_id uuid not null,
  email text not null,
  name text not null,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  unique (partnership_id, id),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id)
);
create unique index user_account_email on partnership.user_account (lower(email));
comment on table partnership.user_account is 'Somebody who may sign in, for one organisation.';
comment on column partnership.user_account.email is 'What they sign in with; one account per address, whatever its capitals.';
comment on column partnership.user_account.disabled_at is 'From when they may no longer sign in; their sessions end at once.';

create table partnership.credential (
  user_id uuid primary key references partnership.user_account,
  password_hash text not null,
  changed_at timestamptz not null default now()
);
comment on table partnership.credential is 'Password hashes (argon2id). No request may read this table: only the sign-in function does.';

create table partnership.user_role (
  partnership_id uuid not null,
  user_id uuid not null,
  role text not null check (role in ('administrator', 'strategy-lead', 'contributor', 'reader')),
  primary key (user_id, role),
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id)
);
comment on table partnership.user_role is 'What a user may do in the partnership.';

create table partnership.team_member (
  partnership_id uuid not null,
  team_id uuid not null,
  user_id uuid not null,
  primary key (team_id, user_id),
  foreign key (partnership_id, team_id) references partnership.team (partnership_id, id),
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id)
);
comment on table partnership.team_member is 'Who is in a team.';

create table partnership.post_holder (
  partnership_id uuid not null,
  post_id uuid not null,
  user_id uuid not null,
  from_date date not null,
  to_date date check (to_date >= from_date),
  primary key (post_id, user_id, from_date),
  foreign key (partnership_id, post_id) references partnership.post (partnership_id, id),
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id)
);
comment on table partnership.post_holder is 'Who holds a post, from when to when (both days included).';

create table partnership.governance_group (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  name text not null,
  kind text not null check (kind in ('steering', 'operational', 'forum', 'board', 'lived-experience')),
  unique (partnership_id, name),
  unique (partnership_id, id)
);
comment on table partnership.governance_group is 'A group that decides about the plan: steering group, operational group, forum, experts by experience.';

create table partnership.group_member (
  partnership_id uuid not null,
  group_id uuid not null,
  user_id uuid not null,
  primary key (group_id, user_id),
  foreign key (partnership_id, group_id) references partnership.governance_group (partnership_id, id),
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id)
);
comment on table partnership.group_member is 'Who sits on a group.';

-- Signing in ----------------------------------------------------------------------------------------
-- A request can neither read nor write these three tables: the functions below are the only way.

create table partnership.session (
  token_hash bytea primary key,
  user_id uuid not null references partnership.user_account,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_of_user on partnership.session (user_id) where ended_at is null;
comment on table partnership.session is 'Signed-in browsers, by the SHA-256 of the token in the cookie.';
comment on column partnership.session.expires_at is 'When it ends however busy it is.';

create table partnership.sign_in_attempt (
  key bytea not null,
  at timestamptz not null default now()
);
create index sign_in_attempt_key on partnership.sign_in_attempt (key, at);
comment on table partnership.sign_in_attempt is 'Failed sign-ins of the last day, by the hash of the address or of the network address.';

create function partnership.open_access(session_hash bytea, purpose text, idle_minutes integer)
returns table (user_id uuid, partnership_id uuid, organisation_id uuid, user_name text, email text,
               partnership_name text, partnership_slug text, organisation_name text, roles text[], needs_touch boolean)
language plpgsql security definer set search_path = partnership, pg_temp as $$
begin
  select u.id, u.partnership_id, u.organisation_id, u.name, u.email, p.name, p.slug, o.name,
         array(select r.role from partnership.user_role r where r.user_id = u.id order by r.role),
         s.seen_at < now() - interval '1 minute'
    into user_id, partnership_id, organisation_id, user_name, email, partnership_name, partnership_slug,
         organisation_name, roles, needs_touch
  from partnership.session s
  join partnership.user_account u on u.id = s.user_id
  join partnership.partnership p on p.id = u.partnership_id
  join partnership.organisation o on o.id = u.organisation_id
  where s.token_hash = session_hash and s.ended_at is null and u.disabled_at is null
    and s.expires_at > now() and s.seen_at > now() - make_interval(mins => idle_minutes)
    and (o.ended_on is null or o.ended_on >= current_date);
  perform set_config('throughline.user_id', coalesce(user_id::text, ''), true),
          set_config('throughline.partnership_id', coalesce(partnership_id::text, ''), true),
          set_config('throughline.organisation_id', coalesce(organisation_id::text, ''), true),
          set_config('throughline.roles', coalesce(array_to_string(roles, ','), ''), true),
          set_config('throughline.purpose', coalesce(open_access.purpose, ''), true);
  if user_id is not null then return next; end if;
end $$;
comment on function partnership.open_access is
  'Says who holds the session and makes them the one who is asking, for this transaction. No row: nobody is signed in.';

create function partnership.touch_session(session_hash bytea) returns void
language sql security definer set search_path = partnership, pg_temp as $$
  update partnership.session set seen_at = now() where token_hash = session_hash and seen_at < now() - interval '1 minute'
$$;
comment on function partnership.touch_session is 'Remembers, to the minute, that a session is in use.';

create function partnership.act_as(as_user uuid, purpose text) returns void
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare u partnership.user_account;
begin
  select * into strict u from partnership.user_account where id = as_user and disabled_at is null;
  perform set_config('throughline.user_id', u.id::text, true),
          set_config('throughline.partnership_id', u.partnership_id::text, true),
          set_config('throughline.organisation_id', u.organisation_id::text, true),
          set_config('throughline.roles', array_to_string(array(select role from partnership.user_role where user_id = u.id), ','), true),
          set_config('throughline.purpose', coalesce(purpose, ''), true);
end $$;
comment on function partnership.act_as is
  'Makes a user the one who is asking, for a job that they started or a command run on the server. Not granted to requests.';

create function partnership.find_credential(of_email text)
returns table (user_id uuid, password_hash text) language sql stable security definer
set search_path = partnership, pg_temp as $$
  select u.id, c.password_hash from partnership.user_account u join partnership.credential c on c.user_id = u.id
  where lower(u.email) = lower(of_email) and u.disabled_at is null
$$;
comment on function partnership.find_credential is 'What a typed password is compared with. No row: no such account, or it is disabled.';

create function partnership.count_failed_sign_ins(attempt_key bytea, within_minutes integer) returns integer
language sql stable security definer set search_path = partnership, pg_temp as $$
  select count(*)::integer from partnership.sign_in_attempt
  where key = attempt_key and at > now() - make_interval(mins => within_minutes)
$$;
comment on function partnership.count_failed_sign_ins is 'How often signing in has failed of late for an address.';

create function partnership.record_failed_sign_in(attempt_key bytea) returns void
language sql security definer set search_path = partnership, pg_temp as $$
  delete from partnership.sign_in_attempt where at < now() - interval '1 day';
  insert into partnership.sign_in_attempt (key) values (attempt_key);
$$;
comment on function partnership.record_failed_sign_in is 'Counts a failed sign-in.';

create function partnership.start_session(for_user uuid, new_token_hash bytea, lasts_minutes integer) returns void
language plpgsql security definer set search_path = partnership, pg_temp as $$
begin
  perform partnership.act_as(for_user, 'sign-in');
  insert into partnership.session (token_hash, user_id, expires_at)
  values (new_token_hash, for_user, now() + make_interval(mins => lasts_minutes));
  perform platform.record_audit('partnership.session.started', 'user', for_user, '{}');
end $$;
comment on function partnership.start_session is 'Starts a session for a user whose password was right.';

create function partnership.end_session(session_hash bytea) returns void
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare of_user uuid;
begin
  update partnership.session set ended_at = now() where token_hash = session_hash and ended_at is null
  returning user_id into of_user;
  if of_user is not null then
    perform partnership.act_as(of_user, 'sign-out');
    perform platform.record_audit('partnership.session.ended', 'user', of_user, '{}');
  end if;
end $$;
comment on function partnership.end_session is 'Ends a session.';

create function partnership.set_password(for_user uuid, new_hash text) returns void
language plpgsql security definer set search_path = partnership, pg_temp as $$
begin
  if for_user is distinct from platform.current_user_id()
     and not (platform.has_role('administrator') and exists (
       select from partnership.user_account
       where id = for_user and partnership_id = platform.current_partnership_id())) then
    raise insufficient_privilege using message = 'only an administrator may set the password of someone else';
  end if;
  insert into partnership.credential (user_id, password_hash) values (for_user, new_hash)
  on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = now();
  update partnership.session set ended_at = now() where user_id = for_user and ended_at is null
    and for_user is distinct from platform.current_user_id();
end $$;
comment on function partnership.set_password is 'Sets a password: one''s own, or as administrator that of a user of the same partnership, whose sessions then end.';

create function partnership.end_sessions_of_disabled_user() returns trigger
language plpgsql security definer set search_path = partnership, pg_temp as $$
begin
  update partnership.session set ended_at = now() where user_id = new.id and ended_at is null;
  return null;
end $$;
comment on function partnership.end_sessions_of_disabled_user is 'A user who is disabled is signed out everywhere at once.';
create trigger disabled after update of disabled_at on partnership.user_account
  for each row when (new.disabled_at is not null) execute function partnership.end_sessions_of_disabled_user();

-- Access --------------------------------------------------------------------------------------------
-- Everyone in a partnership sees who its partners are. Its administrators keep the record of them.

alter table partnership.credential enable row level security;
alter table partnership.session enable row level security;
alter table partnership.sign_in_attempt enable row level security;

alter table partnership.organisation_kind enable row level security;
grant select on partnership.organisation_kind to throughline_app;
create policy everyone on partnership.organisation_kind for select to throughline_app using (true);

select platform.guard('partnership.partnership');
grant select on partnership.partnership to throughline_app;
create policy own on partnership.partnership for select to throughline_app
  using (id = (select platform.current_partnership_id()));

do $$
declare name text;
begin
  foreach name in array array['area', 'organisation', 'organisation_area', 'team', 'post', 'user_account', 'user_role',
                              'team_member', 'post_holder', 'governance_group', 'group_member'] loop
    perform platform.guard(format('partnership.%I', name)::regclass);
    execute format('grant select, insert on partnership.%I to throughline_app', name);
    execute format('create policy own_partnership on partnership.%I for select to throughline_app
      using (partnership_id = (select platform.current_partnership_id()))', name);
    execute format('create policy administrators_add on partnership.%I for insert to throughline_app
      with check (partnership_id = (select platform.current_partnership_id())
                  and (select platform.has_role(''administrator'')))', name);
  end loop;
  foreach name in array array['organisation', 'user_account', 'post_holder', 'team', 'post', 'governance_group'] loop
    execute format('create policy administrators_change on partnership.%I for update to throughline_app
      using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role(''administrator'')))
      with check (partnership_id = (select platform.current_partnership_id()))', name);
  end loop;
  foreach name in array array['organisation_area', 'user_role', 'team_member', 'group_member'] loop
    execute format('grant delete on partnership.%I to throughline_app', name);
    execute format('create policy administrators_remove on partnership.%I for delete to throughline_app
      using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role(''administrator'')))', name);
  end loop;
end $$;
grant update (name, short_name, kind, commissioned, ended_on) on partnership.organisation to throughline_app;
grant update (name, email, organisation_id, disabled_at) on partnership.user_account to throughline_app;
grant update (to_date) on partnership.post_holder to throughline_app;
grant update (name) on partnership.team to throughline_app;
grant update (title) on partnership.post to throughline_app;
grant update (name, kind) on partnership.governance_group to throughline_app;

grant execute on function
  partnership.open_access(bytea, text, integer), partnership.touch_session(bytea), partnership.find_credential(text),
  partnership.count_failed_sign_ins(bytea, integer), partnership.record_failed_sign_in(bytea),
  partnership.start_session(uuid, bytea, integer), partnership.end_session(bytea), partnership.set_password(uuid, text)
  to throughline_app;
