-- Signing in: second factors, providers of organisations, invitations, time-outs, and who may keep the users of one
-- organisation. A session is started only by functions that saw the proof themselves or have it from a challenge that
-- they made; what remains is told in docs/security/sign-in.md.

create schema crypto;
comment on schema crypto is 'The extension pgcrypto: codes of authenticator apps are HMAC-SHA-1, which PostgreSQL has not.';
create extension pgcrypto schema crypto;

-- Settings ------------------------------------------------------------------------------------------

alter table partnership.partnership add second_factor text not null default 'people'
  check (second_factor in ('people', 'everyone'));
comment on column partnership.partnership.second_factor is
  'Who has to give a second factor: those whose roles are with people or with accounts, or everyone.';

alter table partnership.organisation
  add shared_computers boolean not null default false,
  add idle_minutes smallint not null default 60 check (idle_minutes between 2 and 240),
  add longest_minutes smallint not null default 720 check (longest_minutes between 15 and 1440),
  add constraint organisation_idle_on_shared_computers check (not shared_computers or idle_minutes <= 15);
comment on column partnership.organisation.shared_computers is 'Its people share computers: sessions end after a short time unused.';
comment on column partnership.organisation.idle_minutes is 'A session of its people ends when it was not used for so long.';
comment on column partnership.organisation.longest_minutes is 'A session of its people ends after so long however busy it is.';

create function partnership.holds_partnership_role(of_user uuid) returns boolean language sql stable security definer
set search_path = partnership, pg_temp as $$
  select exists (select from partnership.user_role where user_id = of_user
    and role in ('administrator', 'strategy-lead', 'data-guardian', 'matching-lead'))
$$;
comment on function partnership.holds_partnership_role is
  'Whether a user holds a role over the whole partnership: the administrator of one organisation neither gives nor touches these.';

create function partnership.is_of_own_organisation(of_user uuid) returns boolean language sql stable security definer
set search_path = partnership, pg_temp as $$
  select exists (select from partnership.user_account where id = of_user
    and partnership_id = platform.current_partnership_id() and organisation_id = platform.current_organisation_id())
$$;
comment on function partnership.is_of_own_organisation is 'Whether a user works for the organisation of whoever is asking.';

create function partnership.may_keep_user(of_user uuid) returns boolean language sql stable security definer
set search_path = partnership, pg_temp as $$
  select of_user is distinct from platform.current_user_id()
    and exists (select from partnership.user_account where id = of_user and partnership_id = platform.current_partnership_id())
    and (platform.has_role('administrator')
      or (platform.has_role('organisation-administrator') and partnership.is_of_own_organisation(of_user)
          and not partnership.holds_partnership_role(of_user)))
$$;
comment on function partnership.may_keep_user is
  'Whether whoever is asking may invite another user: an administrator everyone, the administrator of an organisation its own people without a role over the partnership.';

create function partnership.set_second_factor_rule(rule text) returns void
language plpgsql security definer set search_path = partnership, pg_temp as $$
begin
  if not platform.has_role('administrator') then
    raise insufficient_privilege using message = 'only an administrator may say who needs a second factor';
  end if;
  update partnership.partnership set second_factor = rule where id = platform.current_partnership_id();
end $$;
comment on function partnership.set_second_factor_rule is 'Says who in the partnership has to give a second factor. The caller records it.';

create function partnership.set_session_limits(of_organisation uuid, shared boolean, idle smallint, longest smallint) returns void
language plpgsql security definer set search_path = partnership, pg_temp as $$
begin
  if not exists (select from partnership.organisation where id = of_organisation and partnership_id = platform.current_partnership_id())
     or not (platform.has_role('administrator')
             or (platform.has_role('organisation-administrator') and of_organisation = platform.current_organisation_id())) then
    raise insufficient_privilege using message = 'only an administrator may set how long sessions last';
  end if;
  update partnership.organisation set shared_computers = shared, idle_minutes = idle, longest_minutes = longest
  where id = of_organisation;
end $$;
comment on function partnership.set_session_limits is 'Says how long sessions of an organisation last. The caller records it.';

-- The administrator of an organisation keeps its users and teams -----------------------------------------

-- The checks of several policies are joined by 'or': each has to say whom it is for.
do $$
declare name text;
begin
  foreach name in array array['organisation', 'user_account', 'post_holder', 'team', 'post', 'governance_group'] loop
    execute format('alter policy administrators_change on partnership.%I
      with check (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role(''administrator'')))', name);
  end loop;
end $$;

create policy own_organisation_adds on partnership.user_account for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id())
    and organisation_id = (select platform.current_organisation_id())
    and (select platform.has_role('organisation-administrator')));
create policy own_organisation_changes on partnership.user_account for update to throughline_app
  using (partnership_id = (select platform.current_partnership_id())
    and organisation_id = (select platform.current_organisation_id())
    and (select platform.has_role('organisation-administrator'))
    and id <> (select platform.current_user_id())
    and not partnership.holds_partnership_role(id))
  with check (partnership_id = (select platform.current_partnership_id())
    and organisation_id = (select platform.current_organisation_id())
    and (select platform.has_role('organisation-administrator')));

create policy own_organisation_gives on partnership.user_role for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id())
    and (select platform.has_role('organisation-administrator'))
    and role in ('worker', 'organisation-administrator', 'contributor', 'reader')
    and user_id <> (select platform.current_user_id())
    and partnership.is_of_own_organisation(user_id));
create policy own_organisation_takes on partnership.user_role for delete to throughline_app
  using (partnership_id = (select platform.current_partnership_id())
    and (select platform.has_role('organisation-administrator'))
    and role in ('worker', 'organisation-administrator', 'contributor', 'reader')
    and user_id <> (select platform.current_user_id())
    and partnership.is_of_own_organisation(user_id));

create policy own_organisation_adds on partnership.team for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id())
    and organisation_id = (select platform.current_organisation_id())
    and (select platform.has_role('organisation-administrator')));
create policy own_organisation_renames on partnership.team for update to throughline_app
  using (partnership_id = (select platform.current_partnership_id())
    and organisation_id = (select platform.current_organisation_id())
    and (select platform.has_role('organisation-administrator')))
  with check (organisation_id = (select platform.current_organisation_id())
    and (select platform.has_role('organisation-administrator')));

create policy own_organisation_adds on partnership.team_member for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id())
    and (select platform.has_role('organisation-administrator'))
    and partnership.is_of_own_organisation(user_id)
    and team_id in (select id from partnership.team where organisation_id = (select platform.current_organisation_id())));
create policy own_organisation_removes on partnership.team_member for delete to throughline_app
  using (partnership_id = (select platform.current_partnership_id())
    and (select platform.has_role('organisation-administrator'))
    and partnership.is_of_own_organisation(user_id)
    and team_id in (select id from partnership.team where organisation_id = (select platform.current_organisation_id())));

create function partnership.end_user_of_own_organisation(of_user uuid) returns void
language plpgsql security definer set search_path = partnership, pg_temp as $$
begin
  if of_user is not distinct from platform.current_user_id() or not platform.has_role('organisation-administrator')
     or not partnership.is_of_own_organisation(of_user) then
    raise insufficient_privilege using message = 'only the administrator of their organisation may end an account';
  end if;
  update partnership.user_account set disabled_at = now() where id = of_user and disabled_at is null;
end $$;
comment on function partnership.end_user_of_own_organisation is
  'Ends the account of somebody who left the organisation of whoever is asking, whatever their roles. The caller records it.';

-- What is kept of passwords --------------------------------------------------------------------------
-- A request works out argon2id from the salt; the database keeps the SHA-256 of the outcome and compares it itself.
-- Nothing that a request can read, and nothing in a copy of the database, can be sent as proof.

create function partnership.keep_verifier() returns trigger language plpgsql set search_path = partnership, pg_temp as $$
declare parts text[] := regexp_match(new.password_hash, '^(\$argon2id\$v=\d+\$[^$]+\$[^$]+)\$([^$]+)$');
begin
  if parts is not null then
    new.password_hash := replace(parts[1], '$argon2id$', '$argon2id-sha256$') || '$' ||
      encode(sha256(decode(rpad(parts[2], (length(parts[2]) + 3) / 4 * 4, '='), 'base64')), 'base64');
  end if;
  if new.password_hash !~ '^\$argon2id-sha256\$v=\d+\$m=\d+,t=\d+,p=\d+\$[^$]+\$[^$]{44}$' then
    raise check_violation using message = 'what is kept of a password must be argon2id';
  end if;
  return new;
end $$;
comment on function partnership.keep_verifier is 'Keeps the SHA-256 of what argon2id gives, however a password comes into the table.';
create trigger verifier before insert or update of password_hash on partnership.credential
  for each row execute function partnership.keep_verifier();
update partnership.credential set password_hash = password_hash;
comment on table partnership.credential is
  'What is kept of passwords: parameters and salt of argon2id, and the SHA-256 of its outcome. No request may read this table.';

-- Second factors -------------------------------------------------------------------------------------

create table partnership.authenticator_app (
  user_id uuid primary key references partnership.user_account,
  secret bytea not null check (length(secret) >= 20),
  last_step bigint not null,
  added_at timestamptz not null default now()
);
comment on table partnership.authenticator_app is 'Secrets of authenticator apps (RFC 6238). No request may read this table.';
comment on column partnership.authenticator_app.last_step is 'The newest half minute whose code was used: none is taken twice.';

create table partnership.passkey (
  credential_id bytea primary key,
  id uuid not null unique,
  user_id uuid not null references partnership.user_account,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  added_at timestamptz not null default now(),
  used_at timestamptz
);
create index passkey_of_user on partnership.passkey (user_id);
comment on table partnership.passkey is 'Passkeys (WebAuthn): the public halves, one row for each key of a user.';
comment on column partnership.passkey.counter is 'How often the key says that it was used; a smaller number is a copy.';
comment on column partnership.passkey.name is 'What its owner calls it.';

create table partnership.recovery_code (
  user_id uuid not null references partnership.user_account,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);
comment on table partnership.recovery_code is 'Codes for the day on which the second factor is lost, by their SHA-256 (each has 120 bits). One use each.';

create table partnership.known_browser (
  user_id uuid not null references partnership.user_account,
  token_hash bytea not null,
  used_at timestamptz not null default now(),
  primary key (user_id, token_hash)
);
comment on table partnership.known_browser is
  'Browsers in which a user has signed in: strangers who try their address elsewhere cannot make them wait there.';

-- Providers of organisations ---------------------------------------------------------------------------

create table partnership.identity_provider (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  name text not null,
  issuer text not null,
  client_id text not null,
  client_secret text,
  second_factor text not null check (second_factor in ('ours', 'said', 'always')),
  enabled boolean not null default true,
  created_at timestamptz not null default now(),
  unique (partnership_id, id),
  unique (partnership_id, name),
  unique (partnership_id, issuer)
);
comment on table partnership.identity_provider is 'OpenID Connect providers with which people of a partnership sign in.';
comment on column partnership.identity_provider.issuer is 'Its issuer, letter for letter as its tokens name it.';
comment on column partnership.identity_provider.client_secret is
  'Sealed with the secret of the service, which is not in the database; null for a client without one.';
comment on column partnership.identity_provider.second_factor is
  'ours: we ask for ours. said: it counts where the token says that one was given (amr). always: the provider always asks for one.';
select platform.guard('partnership.identity_provider');
grant select, insert on partnership.identity_provider to throughline_app;
grant update (name, issuer, client_id, client_secret, second_factor, enabled) on partnership.identity_provider to throughline_app;

create table partnership.provider_organisation (
  partnership_id uuid not null,
  provider_id uuid not null,
  organisation_id uuid not null,
  primary key (provider_id, organisation_id),
  foreign key (partnership_id, provider_id) references partnership.identity_provider (partnership_id, id),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id)
);
create index provider_organisation_of on partnership.provider_organisation (organisation_id);
comment on table partnership.provider_organisation is 'Whose people a provider may let in: nobody of another organisation, whatever it says.';
select platform.guard('partnership.provider_organisation');
grant select, insert, delete on partnership.provider_organisation to throughline_app;

do $$
declare name text;
begin
  foreach name in array array['identity_provider', 'provider_organisation'] loop
    execute format('create policy administrators_read on partnership.%I for select to throughline_app
      using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role(''administrator'')))', name);
    execute format('create policy administrators_add on partnership.%I for insert to throughline_app
      with check (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role(''administrator'')))', name);
  end loop;
end $$;
create policy administrators_change on partnership.identity_provider for update to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role('administrator')))
  with check (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role('administrator')));
create policy administrators_remove on partnership.provider_organisation for delete to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role('administrator')));

create table partnership.user_identity (
  partnership_id uuid not null,
  issuer text not null,
  subject text not null,
  user_id uuid not null,
  provider_id uuid not null,
  bound_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (partnership_id, issuer, subject),
  unique (user_id, issuer),
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id),
  foreign key (partnership_id, provider_id) references partnership.identity_provider (partnership_id, id)
);
comment on table partnership.user_identity is
  'Which account a person at a provider has here: by issuer and subject, never by e-mail address. Bound with a one-time code.';
comment on column partnership.user_identity.subject is 'Who they are at that issuer.';

-- Invitations ------------------------------------------------------------------------------------------

create table partnership.invitation (
  id uuid primary key,
  partnership_id uuid not null,
  user_id uuid not null,
  code_hash bytea not null unique,
  starts_afresh boolean not null,
  made_by uuid,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id)
);
create index invitation_of_user on partnership.invitation (user_id);
comment on table partnership.invitation is 'One-time codes with which somebody chooses how they sign in: the first time, or after they lost it.';
comment on column partnership.invitation.starts_afresh is 'Using it removes the second factors and providers that they had.';
comment on column partnership.invitation.made_by is 'Who made it; null for one made on the server.';
comment on column partnership.invitation.ended_at is 'When it was used, or replaced by a newer one.';

-- Signing in, step by step -----------------------------------------------------------------------------

alter table partnership.session
  add id uuid not null default gen_random_uuid() unique,
  add way text not null default 'password',
  add device text not null default '',
  add proved_at timestamptz not null default now();
comment on column partnership.session.way is 'How it was started: password, password and app, passkey …';
comment on column partnership.session.device is 'Browser and system in a few words, for the list of one''s own sessions.';
comment on column partnership.session.proved_at is 'When the person last showed that it is still them.';

create table partnership.sign_in (
  token_hash bytea primary key,
  of_session boolean not null default false,
  user_id uuid references partnership.user_account,
  invitation_id uuid references partnership.invitation,
  going_to text not null default '/',
  browser bytea,
  started_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '20 minutes',
  first_at timestamptz,
  first_way text,
  second_at timestamptz,
  second_way text,
  tries smallint not null default 0,
  challenge bytea,
  asked jsonb,
  provider_id uuid references partnership.identity_provider,
  issuer text,
  subject text
);
create index sign_in_expires on partnership.sign_in (expires_at);
comment on table partnership.sign_in is
  'Somebody on their way in, or showing again that it is them: what they have proved so far. By the SHA-256 of a cookie.';
comment on column partnership.sign_in.of_session is 'Of a browser that is signed in: the cookie is that of its session.';
comment on column partnership.sign_in.browser is 'SHA-256 of the cookie by which a browser is known.';
comment on column partnership.sign_in.challenge is 'What a passkey has to sign; used once.';
comment on column partnership.sign_in.asked is 'What was asked of a provider: state, nonce, verifier.';
comment on column partnership.sign_in.subject is 'Who the provider says it is, until it is bound.';

do $$
declare name text;
begin
  foreach name in array array['authenticator_app', 'passkey', 'recovery_code', 'known_browser', 'user_identity', 'invitation', 'sign_in'] loop
    execute format('alter table partnership.%I enable row level security', name);
  end loop;
end $$;

create function partnership.record_of(of_user uuid, event text, details jsonb) returns void
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare
  names text[] := array['user_id', 'partnership_id', 'organisation_id', 'roles', 'purpose'];
  before text[];
begin
  before := array(select coalesce(current_setting('throughline.' || n, true), '') from unnest(names) with ordinality t(n, i) order by i);
  perform partnership.act_as(of_user, coalesce(nullif(platform.current_purpose(), ''), 'sign-in'));
  perform platform.record_audit(event, 'user', of_user, details);
  for i in 1 .. array_length(names, 1) loop
    perform set_config('throughline.' || names[i], before[i], true);
  end loop;
end $$;
comment on function partnership.record_of is 'Records what somebody did who is not signed in yet. Who is asking stays who it was.';

create function partnership.has_second_factor(of_user uuid) returns boolean language sql stable security definer
set search_path = partnership, pg_temp as $$
  select exists (select from partnership.authenticator_app where user_id = of_user)
      or exists (select from partnership.passkey where user_id = of_user)
$$;
comment on function partnership.has_second_factor is 'Whether a user has an authenticator app or a passkey.';

create function partnership.needs_second_factor(of_user uuid) returns boolean language sql stable security definer
set search_path = partnership, pg_temp as $$
  select exists (
    select from partnership.user_account u join partnership.partnership p on p.id = u.partnership_id
    where u.id = of_user and (p.second_factor = 'everyone' or exists (
      select from partnership.user_role r where r.user_id = u.id
        and r.role in ('worker', 'organisation-administrator', 'data-guardian', 'matching-lead', 'administrator'))))
$$;
comment on function partnership.needs_second_factor is
  'Whether a user has to give a second factor: whoever works with people or keeps accounts, or everyone where the partnership says so.';

create function partnership.may_enter(of_user uuid) returns boolean language sql stable security definer
set search_path = partnership, pg_temp as $$
  select exists (select from partnership.user_account u join partnership.organisation o on o.id = u.organisation_id
    where u.id = of_user and u.disabled_at is null and (o.ended_on is null or o.ended_on >= current_date))
$$;
comment on function partnership.may_enter is 'Whether an account is open and its organisation still a partner.';

create function partnership.attempt_key(kind text, whom text, browser bytea, of_user uuid) returns bytea
language sql stable security definer set search_path = partnership, pg_temp as $$
  select case when exists (select from partnership.known_browser where user_id = of_user and token_hash = browser)
    then sha256(convert_to('known:' || kind || ':' || of_user || ':', 'UTF8') || browser)
    else sha256(convert_to(kind || ':' || whom, 'UTF8')) end
$$;
comment on function partnership.attempt_key is
  'Under what failed tries are counted. A browser that the user has signed in with is counted apart from strangers.';

create function partnership.must_wait(attempt_key bytea, most integer) returns boolean
language plpgsql security definer set search_path = partnership, pg_temp as $$
begin
  -- Tries at the same moment wait for each other, or all of them would be let through.
  perform pg_advisory_xact_lock(hashtextextended(encode(attempt_key, 'hex'), 0));
  return partnership.count_failed_sign_ins(attempt_key, 15) >= most;
end $$;
comment on function partnership.must_wait is 'Whether too many tries failed in the last quarter of an hour.';

create function partnership.is_verifier(kept text, proof bytea) returns boolean language sql immutable
set search_path = partnership, pg_temp as $$
  select coalesce(split_part(kept, '$', 6) = encode(sha256(proof), 'base64'), false)
$$;
comment on function partnership.is_verifier is 'Whether the outcome of argon2id is the one whose SHA-256 is kept.';

create function partnership.password_salt(of_email text) returns text language sql stable security definer
set search_path = partnership, pg_temp as $$
  select substring(c.password_hash from '^\$argon2id-sha256(\$v=\d+\$[^$]+\$[^$]+)\$')
  from partnership.user_account u join partnership.credential c on c.user_id = u.id
  where lower(u.email) = lower(of_email)
$$;
comment on function partnership.password_salt is
  'Parameters and salt with which a typed password is worked out: ''$v=19$m=…,t=…,p=…$salt''. Null where there is no password.';

create function partnership.prove_password(sign_in_hash bytea, of_email text, proof bytea, place bytea, known bytea, next_page text)
returns text language plpgsql security definer set search_path = partnership, pg_temp as $$
declare
  of_user uuid;
  kept text;
  key bytea;
begin
  select u.id, c.password_hash into of_user, kept
  from partnership.user_account u join partnership.credential c on c.user_id = u.id where lower(u.email) = lower(of_email);
  key := partnership.attempt_key('address', lower(of_email), known, of_user);
  if partnership.must_wait(key, 10) or partnership.must_wait(place, 100) then return 'wait'; end if;
  if of_user is null or not partnership.is_verifier(kept, proof) or not partnership.may_enter(of_user) then
    perform partnership.record_failed_sign_in(key), partnership.record_failed_sign_in(place);
    return 'wrong';
  end if;
  delete from partnership.sign_in where token_hash = sign_in_hash or expires_at < now();
  insert into partnership.sign_in (token_hash, user_id, going_to, browser, first_at, first_way)
  values (sign_in_hash, of_user, next_page, known, now(), 'password');
  return 'right';
end $$;
comment on function partnership.prove_password is
  'The first step in: an address and the outcome of argon2id. right, wrong (also for unknown and disabled accounts) or wait.';

create function partnership.live_sign_in(sign_in_hash bytea) returns partnership.sign_in
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare found partnership.sign_in;
begin
  select * into found from partnership.sign_in where token_hash = sign_in_hash and expires_at > now() and tries < 5 for update;
  return found;
end $$;
comment on function partnership.live_sign_in is 'Who is on their way in with this cookie; nothing after the time or after five wrong codes.';

create function partnership.sign_in_state(sign_in_hash bytea)
returns table (user_id uuid, user_name text, email text, partnership_name text, of_session boolean, invited boolean,
               first_way text, second_way text, needs_second boolean, has_password boolean, has_app boolean, passkeys jsonb,
               recovery_left integer, provider_id uuid, provider_name text, providers jsonb, going_to text)
language sql stable security definer set search_path = partnership, pg_temp as $$
  select u.id, u.name, u.email, p.name, s.of_session, s.invitation_id is not null, s.first_way, s.second_way,
    coalesce(partnership.needs_second_factor(u.id) or partnership.has_second_factor(u.id), false),
    exists (select from partnership.credential c where c.user_id = u.id),
    exists (select from partnership.authenticator_app a where a.user_id = u.id),
    coalesce((select jsonb_agg(jsonb_build_object('id', encode(k.credential_id, 'base64'), 'transports', k.transports))
              from partnership.passkey k where k.user_id = u.id), '[]'),
    (select count(*)::integer from partnership.recovery_code c where c.user_id = u.id and c.used_at is null),
    s.provider_id, i.name,
    coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name) order by q.name)
              from partnership.identity_provider q join partnership.provider_organisation o on o.provider_id = q.id
              where o.organisation_id = u.organisation_id and q.enabled), '[]'),
    s.going_to
  from partnership.sign_in s
  left join partnership.user_account u on u.id = s.user_id
  left join partnership.partnership p on p.id = u.partnership_id
  left join partnership.identity_provider i on i.id = s.provider_id
  where s.token_hash = sign_in_hash and s.expires_at > now() and s.tries < 5
$$;
comment on function partnership.sign_in_state is 'How far somebody with this cookie is on their way in, and what they can go on with.';

create function partnership.is_proved(s partnership.sign_in) returns boolean
language sql stable security definer set search_path = partnership, pg_temp as $$
  select case when s.of_session
    then exists (select from partnership.session t where t.token_hash = s.token_hash and t.ended_at is null
                 and t.user_id = s.user_id and t.proved_at > now() - interval '20 minutes')
    else s.first_at is not null and (s.second_at is not null or not partnership.has_second_factor(s.user_id)) end
$$;
comment on function partnership.is_proved is
  'Whether somebody may change how they sign in: they gave the second factor that they have, or have none yet.';

create function partnership.mark_second(sign_in_hash bytea, way text) returns void
language plpgsql security definer set search_path = partnership, pg_temp as $$
begin
  update partnership.sign_in set second_at = now(), second_way = way, challenge = null where token_hash = sign_in_hash;
  update partnership.session t set proved_at = now() from partnership.sign_in s
  where s.token_hash = sign_in_hash and s.of_session and t.token_hash = s.token_hash and t.ended_at is null;
end $$;
comment on function partnership.mark_second is 'Notes that the second factor was given.';

create function partnership.open_confirmation(session_hash bytea) returns void
language plpgsql security definer set search_path = partnership, pg_temp as $$
begin
  delete from partnership.sign_in where expires_at < now();
  insert into partnership.sign_in (token_hash, of_session, user_id, browser)
  select t.token_hash, true, t.user_id, null from partnership.session t
  where t.token_hash = session_hash and t.ended_at is null and t.user_id = platform.current_user_id()
  on conflict (token_hash) do update set expires_at = excluded.expires_at, tries =
    case when partnership.sign_in.tries >= 5 and partnership.sign_in.started_at > now() - interval '15 minutes'
      then partnership.sign_in.tries else 0 end,
    started_at = case when partnership.sign_in.tries >= 5 then partnership.sign_in.started_at else now() end;
end $$;
comment on function partnership.open_confirmation is 'Begins to ask somebody who is signed in to show again that it is them.';

create function partnership.confirm_password(session_hash bytea, proof bytea) returns text
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare
  of_user uuid := platform.current_user_id();
  key bytea := partnership.attempt_key('second', of_user::text, session_hash, of_user);
begin
  if partnership.must_wait(key, 10) then return 'wait'; end if;
  if of_user is null or partnership.has_second_factor(of_user) or not coalesce(partnership.is_verifier(
      (select password_hash from partnership.credential where user_id = of_user), proof), false) then
    perform partnership.record_failed_sign_in(key);
    return 'wrong';
  end if;
  update partnership.session set proved_at = now() where token_hash = session_hash and user_id = of_user and ended_at is null;
  return 'right';
end $$;
comment on function partnership.confirm_password is 'Shows again that it is them, for whoever has no second factor: right, wrong or wait.';

-- Authenticator apps and recovery codes -------------------------------------------------------------------

create function partnership.app_code(secret bytea, step bigint, digits integer) returns text
language plpgsql immutable set search_path = partnership, pg_temp as $$
declare
  mac bytea := crypto.hmac(int8send(step), secret, 'sha1');
  at integer := get_byte(mac, 19) & 15;
begin
  return lpad(((((get_byte(mac, at) & 127)::bigint << 24) | (get_byte(mac, at + 1) << 16) | (get_byte(mac, at + 2) << 8)
    | get_byte(mac, at + 3)) % (10 ^ digits)::bigint)::text, digits, '0');
end $$;
comment on function partnership.app_code is 'The code of an authenticator app for a half minute since 1970 (RFC 6238, RFC 4226).';

create function partnership.matching_step(secret bytea, code text) returns bigint
language sql stable set search_path = partnership, pg_temp as $$
  select max(step) from generate_series(floor(extract(epoch from now()) / 30)::bigint - 1, floor(extract(epoch from now()) / 30)::bigint + 1) step
  where partnership.app_code(secret, step, 6) = code
$$;
comment on function partnership.matching_step is 'The half minute that a code is of: the one now, or the one before or after it, since clocks differ.';

create function partnership.prove_app(sign_in_hash bytea, code text) returns text
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare
  s partnership.sign_in := partnership.live_sign_in(sign_in_hash);
  app partnership.authenticator_app;
  step bigint;
  key bytea;
begin
  if s.user_id is null or (s.first_at is null and not s.of_session) then return 'over'; end if;
  key := partnership.attempt_key('second', s.user_id::text, s.browser, s.user_id);
  if partnership.must_wait(key, 10) then return 'wait'; end if;
  select * into app from partnership.authenticator_app where user_id = s.user_id for update;
  step := partnership.matching_step(app.secret, code);
  if step is null or step <= app.last_step then
    perform partnership.record_failed_sign_in(key);
    update partnership.sign_in set tries = tries + 1 where token_hash = sign_in_hash;
    return case when step is null then 'wrong' else 'used' end;
  end if;
  update partnership.authenticator_app set last_step = step where user_id = s.user_id;
  perform partnership.mark_second(sign_in_hash, 'app');
  return 'right';
end $$;
comment on function partnership.prove_app is 'The second step in: a code of the authenticator app. right, wrong, used before, wait, or over.';

create function partnership.prove_recovery_code(sign_in_hash bytea, given bytea) returns text
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare
  s partnership.sign_in := partnership.live_sign_in(sign_in_hash);
  key bytea;
begin
  if s.user_id is null or (s.first_at is null and not s.of_session) then return 'over'; end if;
  key := partnership.attempt_key('second', s.user_id::text, s.browser, s.user_id);
  if partnership.must_wait(key, 10) then return 'wait'; end if;
  update partnership.recovery_code set used_at = now() where user_id = s.user_id and code_hash = given and used_at is null;
  if not found then
    perform partnership.record_failed_sign_in(key);
    update partnership.sign_in set tries = tries + 1 where token_hash = sign_in_hash;
    return 'wrong';
  end if;
  perform partnership.mark_second(sign_in_hash, 'recovery code'),
          partnership.record_of(s.user_id, 'partnership.recovery-code.used', '{}');
  return 'right';
end $$;
comment on function partnership.prove_recovery_code is 'The second step in with a recovery code, which is then used up.';

create function partnership.confirm_app(sign_in_hash bytea, new_secret bytea, code text) returns text
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare
  s partnership.sign_in := partnership.live_sign_in(sign_in_hash);
  step bigint;
begin
  if not coalesce(partnership.is_proved(s), false) then return 'over'; end if;
  step := partnership.matching_step(new_secret, code);
  if step is null then return 'wrong'; end if;
  insert into partnership.authenticator_app (user_id, secret, last_step) values (s.user_id, new_secret, step)
  on conflict (user_id) do update set secret = excluded.secret, last_step = excluded.last_step, added_at = now();
  perform partnership.mark_second(sign_in_hash, 'app'),
          partnership.record_of(s.user_id, 'partnership.authenticator-app.added', '{}');
  return 'right';
end $$;
comment on function partnership.confirm_app is 'Adds an authenticator app, once it gives the right code. It replaces the one before.';

create function partnership.set_recovery_codes(sign_in_hash bytea, hashes bytea[]) returns void
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare s partnership.sign_in := partnership.live_sign_in(sign_in_hash);
begin
  -- Codes for a factor that nobody has would take its place.
  if not coalesce(partnership.is_proved(s) and partnership.has_second_factor(s.user_id), false)
     or array_length(hashes, 1) is distinct from 10 then
    raise insufficient_privilege using message = 'recovery codes are made by whoever has a second factor and has proved it, ten at a time';
  end if;
  delete from partnership.recovery_code where user_id = s.user_id;
  insert into partnership.recovery_code (user_id, code_hash) select s.user_id, unnest(hashes);
  perform partnership.record_of(s.user_id, 'partnership.recovery-codes.made', '{}');
end $$;
comment on function partnership.set_recovery_codes is 'Ten new recovery codes; those before are worth nothing any more.';

create function partnership.refuse_to_lose_last_factor(of_user uuid) returns void
language plpgsql security definer set search_path = partnership, pg_temp as $$
begin
  if not partnership.has_second_factor(of_user) then
    if partnership.needs_second_factor(of_user) then
      raise insufficient_privilege using message = 'the last second factor of somebody who needs one stays';
    end if;
    delete from partnership.recovery_code where user_id = of_user;
  end if;
end $$;
comment on function partnership.refuse_to_lose_last_factor is 'Asked after a second factor was removed: whoever needs one keeps one.';

create function partnership.remove_app(sign_in_hash bytea) returns void
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare s partnership.sign_in := partnership.live_sign_in(sign_in_hash);
begin
  if not coalesce(s.of_session and partnership.is_proved(s), false) then
    raise insufficient_privilege using message = 'an authenticator app is removed by whoever has just proved who they are';
  end if;
  delete from partnership.authenticator_app where user_id = s.user_id;
  perform partnership.refuse_to_lose_last_factor(s.user_id),
          partnership.record_of(s.user_id, 'partnership.authenticator-app.removed', '{}');
end $$;
comment on function partnership.remove_app is 'Removes one''s authenticator app.';

-- Passkeys: the signature is checked by the web process, over a challenge that is made and used up here ----------

create function partnership.new_challenge(sign_in_hash bytea, known bytea, next_page text) returns bytea
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare fresh bytea := crypto.gen_random_bytes(32);
begin
  delete from partnership.sign_in where expires_at < now();
  insert into partnership.sign_in (token_hash, going_to, browser, challenge) values (sign_in_hash, next_page, known, fresh)
  on conflict (token_hash) do update set challenge = fresh;
  return fresh;
end $$;
comment on function partnership.new_challenge is 'Something for a passkey to sign, for whoever has this cookie; begins signing in where nothing was begun.';

create function partnership.find_passkey(sign_in_hash bytea, of_credential bytea)
returns table (challenge bytea, public_key bytea, counter bigint, transports text[])
language sql stable security definer set search_path = partnership, pg_temp as $$
  select s.challenge, k.public_key, k.counter, k.transports
  from partnership.sign_in s join partnership.passkey k on k.user_id = coalesce(s.user_id, k.user_id)
  where s.token_hash = sign_in_hash and s.expires_at > now() and s.tries < 5 and s.challenge is not null
    and k.credential_id = of_credential
$$;
comment on function partnership.find_passkey is 'What a signature is checked with, for whoever was given a challenge.';

create function partnership.prove_passkey(sign_in_hash bytea, of_credential bytea, signed bytea, new_counter bigint) returns text
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare
  s partnership.sign_in := partnership.live_sign_in(sign_in_hash);
  k partnership.passkey;
begin
  select * into k from partnership.passkey where credential_id = of_credential for update;
  if s.challenge is null or s.challenge is distinct from signed or k.user_id is null
     or (s.user_id is not null and s.user_id <> k.user_id) or not partnership.may_enter(k.user_id)
     or (s.user_id is not null and s.first_at is null and not s.of_session)
     or (k.counter > 0 and new_counter <= k.counter) then
    return 'wrong';
  end if;
  update partnership.passkey set counter = new_counter, used_at = now() where credential_id = of_credential;
  update partnership.sign_in set user_id = k.user_id, first_at = coalesce(first_at, now()), first_way = coalesce(first_way, 'passkey')
  where token_hash = sign_in_hash;
  perform partnership.mark_second(sign_in_hash, 'passkey');
  return 'right';
end $$;
comment on function partnership.prove_passkey is
  'A passkey whose signature the web process has checked: the second step in, or the whole way, since it also asks for finger, face or PIN.';

create function partnership.add_passkey(sign_in_hash bytea, signed bytea, new_id uuid, new_credential bytea, new_public_key bytea,
                                        new_counter bigint, new_transports text[], new_name text) returns text
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare s partnership.sign_in := partnership.live_sign_in(sign_in_hash);
begin
  if s.challenge is null or s.challenge is distinct from signed or not coalesce(partnership.is_proved(s), false) then return 'over'; end if;
  if (select count(*) >= 20 from partnership.passkey where user_id = s.user_id)
     or exists (select from partnership.passkey where credential_id = new_credential) then return 'taken'; end if;
  insert into partnership.passkey (credential_id, id, user_id, public_key, counter, transports, name)
  values (new_credential, new_id, s.user_id, new_public_key, new_counter, new_transports, new_name);
  perform partnership.mark_second(sign_in_hash, 'passkey'),
          partnership.record_of(s.user_id, 'partnership.passkey.added', jsonb_build_object('name', new_name));
  return 'right';
end $$;
comment on function partnership.add_passkey is 'Adds a passkey of whoever has proved who they are.';

create function partnership.remove_passkey(sign_in_hash bytea, of_id uuid) returns void
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare
  s partnership.sign_in := partnership.live_sign_in(sign_in_hash);
  called text;
begin
  if not coalesce(s.of_session and partnership.is_proved(s), false) then
    raise insufficient_privilege using message = 'a passkey is removed by whoever has just proved who they are';
  end if;
  delete from partnership.passkey where user_id = s.user_id and id = of_id returning name into called;
  if not found then return; end if;
  perform partnership.refuse_to_lose_last_factor(s.user_id),
          partnership.record_of(s.user_id, 'partnership.passkey.removed', jsonb_build_object('name', called));
end $$;
comment on function partnership.remove_passkey is 'Removes one of one''s passkeys.';

create function partnership.own_factors()
returns table (app_added_at timestamptz, passkeys jsonb, recovery_left integer, needs_second boolean, has_password boolean, providers jsonb)
language sql stable security definer set search_path = partnership, pg_temp as $$
  select (select added_at from partnership.authenticator_app where user_id = platform.current_user_id()),
    coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'addedAt', added_at, 'usedAt', used_at) order by added_at)
              from partnership.passkey where user_id = platform.current_user_id()), '[]'),
    (select count(*)::integer from partnership.recovery_code where user_id = platform.current_user_id() and used_at is null),
    partnership.needs_second_factor(platform.current_user_id()),
    exists (select from partnership.credential where user_id = platform.current_user_id()),
    coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name)
              from partnership.user_identity i join partnership.identity_provider p on p.id = i.provider_id and p.enabled
              where i.user_id = platform.current_user_id()), '[]')
$$;
comment on function partnership.own_factors is 'With what whoever is asking signs in.';

-- Providers ------------------------------------------------------------------------------------------------

create function partnership.list_providers() returns table (id uuid, name text, partnership_name text)
language sql stable security definer set search_path = partnership, pg_temp as $$
  select q.id, q.name, p.name from partnership.identity_provider q join partnership.partnership p on p.id = q.partnership_id
  where q.enabled order by q.name, p.name
$$;
comment on function partnership.list_providers is 'The providers that the page for signing in offers.';

create function partnership.find_provider(of_provider uuid)
returns table (name text, issuer text, client_id text, client_secret text, second_factor text)
language sql stable security definer set search_path = partnership, pg_temp as $$
  select q.name, q.issuer, q.client_id, q.client_secret, q.second_factor
  from partnership.identity_provider q where q.id = of_provider and q.enabled
$$;
comment on function partnership.find_provider is 'With what a provider is spoken to. Its secret is sealed.';

create function partnership.ask_provider(sign_in_hash bytea, of_provider uuid, what jsonb, known bytea, next_page text) returns void
language plpgsql security definer set search_path = partnership, pg_temp as $$
begin
  delete from partnership.sign_in where expires_at < now();
  insert into partnership.sign_in (token_hash, provider_id, asked, browser, going_to) values (sign_in_hash, of_provider, what, known, next_page)
  on conflict (token_hash) do update set provider_id = of_provider, asked = what, issuer = null, subject = null;
end $$;
comment on function partnership.ask_provider is 'Remembers what a provider was asked, so that only its answer to this browser counts.';

create function partnership.asked_of_provider(sign_in_hash bytea, of_provider uuid) returns jsonb
language sql stable security definer set search_path = partnership, pg_temp as $$
  select s.asked from partnership.sign_in s
  where s.token_hash = sign_in_hash and s.provider_id = of_provider and s.expires_at > now() and s.tries < 5
$$;
comment on function partnership.asked_of_provider is 'What this browser had asked of that provider; null where nothing.';

create function partnership.identity_owner(s partnership.sign_in) returns uuid
language sql stable security definer set search_path = partnership, pg_temp as $$
  select u.id
  from partnership.identity_provider q
  join partnership.user_identity i on i.partnership_id = q.partnership_id and i.provider_id = q.id and i.issuer = q.issuer
  join partnership.user_account u on u.id = i.user_id
  join partnership.provider_organisation o on o.provider_id = q.id and o.organisation_id = u.organisation_id
  where q.id = s.provider_id and q.enabled and i.issuer = s.issuer and i.subject = s.subject and partnership.may_enter(u.id)
$$;
comment on function partnership.identity_owner is
  'Whose account a person at a provider has: bound through that provider under its issuer, and of an organisation that it may let in.';

create function partnership.prove_identity(sign_in_hash bytea, of_provider uuid, of_state text, said_issuer text, said_subject text, vouched boolean)
returns text language plpgsql security definer set search_path = partnership, pg_temp as $$
declare
  s partnership.sign_in := partnership.live_sign_in(sign_in_hash);
  of_user uuid;
begin
  if s.provider_id is distinct from of_provider or s.asked ->> 'state' is distinct from of_state or of_state is null
     or not exists (select from partnership.identity_provider where id = of_provider and enabled and issuer = said_issuer) then
    return 'wrong';
  end if;
  update partnership.sign_in set asked = null, issuer = said_issuer, subject = said_subject where token_hash = sign_in_hash
  returning * into s;
  of_user := partnership.identity_owner(s);
  if s.of_session then
    -- Whoever has a second factor of ours is asked for that one.
    if of_user is distinct from s.user_id or partnership.has_second_factor(s.user_id) then return 'other'; end if;
    update partnership.session set proved_at = now() where token_hash = sign_in_hash and ended_at is null;
    return 'right';
  end if;
  if of_user is null then return 'unknown'; end if;
  update partnership.sign_in set user_id = of_user, invitation_id = null, first_at = now(), first_way = 'provider',
    second_at = case when vouched then now() end, second_way = case when vouched then 'provider' end
  where token_hash = sign_in_hash;
  update partnership.user_identity set used_at = now() where user_id = of_user and issuer = said_issuer;
  return 'right';
end $$;
comment on function partnership.prove_identity is
  'Who a provider says that it is, after the web process has checked the token: right, unknown, other (than who is signed in) or wrong.';

create function partnership.bind_identity(sign_in_hash bytea, vouched boolean) returns text
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare
  s partnership.sign_in := partnership.live_sign_in(sign_in_hash);
  q partnership.identity_provider;
begin
  select p.* into q from partnership.identity_provider p
  join partnership.provider_organisation o on o.provider_id = p.id
  join partnership.user_account u on u.organisation_id = o.organisation_id
  where p.id = s.provider_id and p.enabled and p.issuer = s.issuer and u.id = s.user_id;
  if q.id is null or s.subject is null or s.invitation_id is null or not partnership.may_enter(s.user_id) then return 'wrong'; end if;
  if exists (select from partnership.user_identity where partnership_id = q.partnership_id and issuer = s.issuer
             and subject = s.subject and user_id <> s.user_id) then return 'taken'; end if;
  if not partnership.use_invitation(s.invitation_id) then return 'over'; end if;
  delete from partnership.user_identity where user_id = s.user_id and issuer = s.issuer;
  insert into partnership.user_identity (partnership_id, issuer, subject, user_id, provider_id, used_at)
  values (q.partnership_id, s.issuer, s.subject, s.user_id, q.id, now());
  update partnership.sign_in set invitation_id = null, first_at = now(), first_way = 'provider',
    second_at = case when vouched then now() end, second_way = case when vouched then 'provider' end
  where token_hash = sign_in_hash;
  perform partnership.record_of(s.user_id, 'partnership.identity.bound', jsonb_build_object('provider', q.name));
  return 'right';
end $$;
comment on function partnership.bind_identity is
  'Binds who the provider says it is to the account of the one-time code, where the provider is one of that organisation.';

-- Invitations ------------------------------------------------------------------------------------------------

create function partnership.invite(of_user uuid, new_id uuid, new_code_hash bytea, hours integer, afresh boolean) returns timestamptz
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare until timestamptz := now() + make_interval(hours => least(hours, 24 * 14));
begin
  if not partnership.may_keep_user(of_user) then
    raise insufficient_privilege using message = 'whoever asks may not invite this person';
  end if;
  update partnership.invitation set ended_at = now() where user_id = of_user and ended_at is null;
  insert into partnership.invitation (id, partnership_id, user_id, code_hash, starts_afresh, made_by, expires_at)
  values (new_id, platform.current_partnership_id(), of_user, new_code_hash, afresh, platform.current_user_id(), until);
  perform platform.record_audit('partnership.user.invited', 'user', of_user, jsonb_build_object('startsAfresh', afresh));
  return until;
end $$;
comment on function partnership.invite is
  'Makes a one-time code with which somebody chooses how they sign in; one made before is worth nothing any more. Answers until when.';

create function partnership.open_invitation_of(of_user uuid) returns table (made_at timestamptz, expires_at timestamptz, made_by uuid)
language sql stable security definer set search_path = partnership, pg_temp as $$
  select i.made_at, i.expires_at, i.made_by from partnership.invitation i
  where i.user_id = of_user and i.ended_at is null and i.expires_at > now() and partnership.may_keep_user(of_user)
$$;
comment on function partnership.open_invitation_of is 'The invitation of a user that can still be used, for whoever may make one.';

create function partnership.ways_in(of_user uuid)
returns table (password boolean, app boolean, passkeys integer, providers text[], signed_in_at timestamptz)
language sql stable security definer set search_path = partnership, pg_temp as $$
  select exists (select from partnership.credential where user_id = of_user),
    exists (select from partnership.authenticator_app where user_id = of_user),
    (select count(*)::integer from partnership.passkey where user_id = of_user),
    array(select p.name from partnership.user_identity i join partnership.identity_provider p on p.id = i.provider_id
          where i.user_id = of_user order by 1),
    (select max(started_at) from partnership.session where user_id = of_user)
  where partnership.may_keep_user(of_user)
$$;
comment on function partnership.ways_in is 'How somebody signs in and when they last did, for whoever may invite them.';

create function partnership.use_invitation(of_invitation uuid) returns boolean
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare used partnership.invitation;
begin
  update partnership.invitation set ended_at = now() where id = of_invitation and ended_at is null and expires_at > now()
  returning * into used;
  if used.id is null then return false; end if;
  if used.starts_afresh then
    delete from partnership.authenticator_app where user_id = used.user_id;
    delete from partnership.passkey where user_id = used.user_id;
    delete from partnership.recovery_code where user_id = used.user_id;
    delete from partnership.user_identity where user_id = used.user_id;
    delete from partnership.known_browser where user_id = used.user_id;
  end if;
  update partnership.session set ended_at = now() where user_id = used.user_id and ended_at is null;
  return true;
end $$;
comment on function partnership.use_invitation is 'Uses an invitation up, once. Wherever the person is signed in, they are signed out.';

create function partnership.accept_invitation(sign_in_hash bytea, given bytea, place bytea, known bytea) returns text
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare found_one partnership.invitation;
begin
  if partnership.must_wait(place, 20) then return 'wait'; end if;
  select * into found_one from partnership.invitation i
  where i.code_hash = given and i.ended_at is null and i.expires_at > now() and partnership.may_enter(i.user_id);
  if found_one.id is null then
    perform partnership.record_failed_sign_in(place);
    return 'wrong';
  end if;
  insert into partnership.sign_in (token_hash, user_id, invitation_id, browser) values (sign_in_hash, found_one.user_id, found_one.id, known)
  on conflict (token_hash) do update set user_id = found_one.user_id, invitation_id = found_one.id, of_session = false, tries = 0,
    first_at = null, first_way = null, second_at = null, second_way = null, challenge = null,
    expires_at = excluded.expires_at;
  return 'right';
end $$;
comment on function partnership.accept_invitation is 'Begins to sign in with a one-time code, which stays good until a way to sign in is chosen.';

create function partnership.choose_password(sign_in_hash bytea, new_hash text) returns text
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare s partnership.sign_in := partnership.live_sign_in(sign_in_hash);
begin
  if s.invitation_id is null or not partnership.may_enter(s.user_id) or not partnership.use_invitation(s.invitation_id) then return 'over'; end if;
  insert into partnership.credential (user_id, password_hash) values (s.user_id, new_hash)
  on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = now();
  update partnership.sign_in set invitation_id = null, first_at = now(), first_way = 'password' where token_hash = sign_in_hash;
  perform partnership.record_of(s.user_id, 'partnership.user.password-chosen', '{}');
  return 'right';
end $$;
comment on function partnership.choose_password is 'Sets the password of whoever holds a one-time code, and uses the code up.';

create function partnership.change_password(session_hash bytea, proof bytea, new_hash text) returns text
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare
  of_user uuid := platform.current_user_id();
  kept text := (select password_hash from partnership.credential where user_id = platform.current_user_id());
  key bytea;
begin
  key := partnership.attempt_key('address', (select lower(email) from partnership.user_account where id = of_user), null, of_user);
  if partnership.must_wait(key, 10) then return 'wait'; end if;
  if kept is null or not partnership.is_verifier(kept, proof) then
    perform partnership.record_failed_sign_in(key);
    return 'wrong';
  end if;
  update partnership.credential set password_hash = new_hash, changed_at = now() where user_id = of_user;
  perform partnership.end_own_sessions(session_hash);
  perform platform.record_audit('partnership.user.password-changed', 'user', of_user, '{}');
  return 'right';
end $$;
comment on function partnership.change_password is 'Changes one''s own password, for whoever knows it, and ends every other session.';

-- The last step ----------------------------------------------------------------------------------------------

create function partnership.finish_sign_in(sign_in_hash bytea, new_session_hash bytea, on_device text)
returns text language plpgsql security definer set search_path = partnership, pg_temp as $$
declare
  s partnership.sign_in := partnership.live_sign_in(sign_in_hash);
  how text;
begin
  if s.user_id is null or s.of_session or s.first_at is null or not partnership.may_enter(s.user_id) then return 'over'; end if;
  if s.second_at is null and (partnership.needs_second_factor(s.user_id) or partnership.has_second_factor(s.user_id)) then
    return 'second';
  end if;
  how := case when s.second_way is null or s.second_way = s.first_way then s.first_way else s.first_way || ' and ' || s.second_way end;
  delete from partnership.sign_in where token_hash = sign_in_hash;
  perform partnership.act_as(s.user_id, 'sign-in');
  insert into partnership.session (token_hash, user_id, expires_at, way, device)
  select new_session_hash, u.id, now() + make_interval(mins => o.longest_minutes), how, on_device
  from partnership.user_account u join partnership.organisation o on o.id = u.organisation_id where u.id = s.user_id;
  if s.browser is not null then
    insert into partnership.known_browser (user_id, token_hash) values (s.user_id, s.browser)
    on conflict (user_id, token_hash) do update set used_at = now();
    delete from partnership.known_browser b where b.user_id = s.user_id and b.token_hash not in
      (select token_hash from partnership.known_browser where user_id = s.user_id order by used_at desc limit 20);
  end if;
  perform platform.record_audit('partnership.session.started', 'user', s.user_id, jsonb_build_object('way', how));
  return 'right';
end $$;
comment on function partnership.finish_sign_in is
  'Starts the session of somebody who has proved all that they have to: right; second where the second factor is missing; over.';

drop function partnership.start_session(uuid, bytea, integer);
drop function partnership.find_credential(text);
drop function partnership.set_password(uuid, text);

drop function partnership.open_access(bytea, text, integer);
create function partnership.open_access(session_hash bytea, purpose text, idle_minutes integer)
returns table (user_id uuid, partnership_id uuid, organisation_id uuid, user_name text, email text,
               partnership_name text, partnership_slug text, organisation_name text, roles text[], needs_touch boolean,
               session_id uuid, proved_at timestamptz, seen_at timestamptz, most_idle_minutes integer, ends_at timestamptz)
language plpgsql security definer set search_path = partnership, pg_temp as $$
begin
  select u.id, u.partnership_id, u.organisation_id, u.name, u.email, p.name, p.slug, o.name,
         array(select r.role from partnership.user_role r where r.user_id = u.id order by r.role),
         s.seen_at < now() - interval '1 minute', s.id, s.proved_at,
         s.seen_at, least(open_access.idle_minutes, o.idle_minutes::integer), s.expires_at
    into user_id, partnership_id, organisation_id, user_name, email, partnership_name, partnership_slug,
         organisation_name, roles, needs_touch, session_id, proved_at, seen_at, most_idle_minutes, ends_at
  from partnership.session s
  join partnership.user_account u on u.id = s.user_id
  join partnership.partnership p on p.id = u.partnership_id
  join partnership.organisation o on o.id = u.organisation_id
  where s.token_hash = session_hash and s.ended_at is null and u.disabled_at is null
    and s.expires_at > now() and s.seen_at > now() - make_interval(mins => least(open_access.idle_minutes, o.idle_minutes))
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

create function partnership.list_own_sessions(own_hash bytea)
returns table (id uuid, way text, device text, started_at timestamptz, seen_at timestamptz, is_this boolean)
language sql stable security definer set search_path = partnership, pg_temp as $$
  select s.id, s.way, s.device, s.started_at, s.seen_at, s.token_hash = own_hash
  from partnership.session s
  join partnership.user_account u on u.id = s.user_id join partnership.organisation o on o.id = u.organisation_id
  where s.user_id = platform.current_user_id() and s.ended_at is null and s.expires_at > now()
    and s.seen_at > now() - make_interval(mins => o.idle_minutes)
  order by s.seen_at desc, s.id
$$;
comment on function partnership.list_own_sessions is 'Where whoever is asking is signed in.';

create function partnership.end_own_session(of_id uuid) returns boolean
language plpgsql security definer set search_path = partnership, pg_temp as $$
begin
  update partnership.session set ended_at = now() where id = of_id and user_id = platform.current_user_id() and ended_at is null;
  if not found then return false; end if;
  perform platform.record_audit('partnership.session.ended', 'user', platform.current_user_id(), '{}');
  return true;
end $$;
comment on function partnership.end_own_session is 'Signs the one who is asking out on one of their devices.';

revoke execute on function partnership.count_failed_sign_ins(bytea, integer), partnership.record_failed_sign_in(bytea) from throughline_app;
grant execute on function
  partnership.holds_partnership_role(uuid), partnership.is_of_own_organisation(uuid), partnership.may_keep_user(uuid),
  partnership.set_second_factor_rule(text), partnership.set_session_limits(uuid, boolean, smallint, smallint),
  partnership.end_user_of_own_organisation(uuid), partnership.password_salt(text),
  partnership.prove_password(bytea, text, bytea, bytea, bytea, text), partnership.sign_in_state(bytea),
  partnership.open_confirmation(bytea), partnership.confirm_password(bytea, bytea),
  partnership.prove_app(bytea, text), partnership.prove_recovery_code(bytea, bytea),
  partnership.confirm_app(bytea, bytea, text), partnership.set_recovery_codes(bytea, bytea[]), partnership.remove_app(bytea),
  partnership.new_challenge(bytea, bytea, text), partnership.find_passkey(bytea, bytea),
  partnership.prove_passkey(bytea, bytea, bytea, bigint),
  partnership.add_passkey(bytea, bytea, uuid, bytea, bytea, bigint, text[], text), partnership.remove_passkey(bytea, uuid),
  partnership.own_factors(), partnership.list_providers(), partnership.find_provider(uuid),
  partnership.ask_provider(bytea, uuid, jsonb, bytea, text), partnership.asked_of_provider(bytea, uuid),
  partnership.prove_identity(bytea, uuid, text, text, text, boolean), partnership.bind_identity(bytea, boolean),
  partnership.invite(uuid, uuid, bytea, integer, boolean), partnership.open_invitation_of(uuid), partnership.ways_in(uuid),
  partnership.accept_invitation(bytea, bytea, bytea, bytea), partnership.choose_password(bytea, text),
  partnership.change_password(bytea, bytea, text), partnership.finish_sign_in(bytea, bytea, text),
  partnership.open_access(bytea, text, integer), partnership.list_own_sessions(bytea), partnership.end_own_session(uuid)
  to throughline_app;
