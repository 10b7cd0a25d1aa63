-- The phone of those who go out: what it was given, what it sent, what was not taken as it was, and who is safely back.

create table street.pack (
  id uuid primary key,
  partnership_id uuid not null,
  organisation_id uuid not null,
  shift_id uuid not null,
  user_id uuid not null,
  device text not null,
  token_hash bytea not null unique,
  server_key text,
  record_ids uuid[] not null,
  given_at timestamptz not null,
  expires_at timestamptz not null,
  send_until timestamptz not null check (send_until >= expires_at),
  forget_at timestamptz not null check (forget_at >= send_until),
  revoked_at timestamptz,
  revoked_by uuid,
  revoked_because text,
  unique (partnership_id, id),
  check (num_nulls(revoked_at, revoked_by, revoked_because) in (0, 3)),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id),
  foreign key (partnership_id, shift_id) references street.shift (partnership_id, id),
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id),
  foreign key (partnership_id, revoked_by) references partnership.user_account (partnership_id, id)
);
create index pack_user on street.pack (user_id, given_at desc);
create index pack_given on street.pack (partnership_id, given_at desc);
create index pack_shift on street.pack (shift_id);
comment on table street.pack is 'What a phone was given for one shift. Its token sends and checks in, and never reads what was given again.';
comment on column street.pack.device is 'Words that tell this phone from others, as it says itself.';
comment on column street.pack.token_hash is 'SHA-256 of the token that the phone sends with.';
comment on column street.pack.server_key is 'The private key that opens what the phone sealed, itself sealed with the secret of the service; null once it is forgotten, and then nothing can be opened any more.';
comment on column street.pack.record_ids is 'The records of people whom it showed.';
comment on column street.pack.expires_at is 'When the phone forgets it.';
comment on column street.pack.send_until is 'Until when its token sends as the worker.';
comment on column street.pack.forget_at is 'Until when what it sends late is still taken, for the co-ordinator; afterwards its key is destroyed.';
select platform.guard('street.pack');
grant insert on street.pack to throughline_app;
grant select (id, partnership_id, organisation_id, shift_id, user_id, device, given_at, expires_at, send_until, forget_at,
  revoked_at, revoked_by, revoked_because) on street.pack to throughline_app;
grant update (revoked_at, revoked_by, revoked_because) on street.pack to throughline_app;
create policy own_and_those_who_answer_for_it on street.pack for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and (user_id = (select platform.current_user_id())
    or (select platform.has_role('coordinator'))
    or (select platform.has_role('organisation-administrator')) and organisation_id = (select platform.current_organisation_id())));
create policy crew_take_theirs on street.pack for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and organisation_id = (select platform.current_organisation_id())
    and user_id = (select platform.current_user_id()) and (select platform.has_role('worker')) and revoked_at is null
    and exists (select from street.shift_crew c where c.shift_id = pack.shift_id and c.user_id = pack.user_id));
-- What is revoked stays revoked.
create policy those_who_answer_for_it on street.pack for update to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and revoked_at is null and (user_id = (select platform.current_user_id())
    or (select platform.has_role('coordinator'))
    or (select platform.has_role('organisation-administrator')) and organisation_id = (select platform.current_organisation_id())))
  with check (revoked_by = (select platform.current_user_id()));

create table street.pack_heard (
  pack_id uuid primary key,
  partnership_id uuid not null,
  heard_at timestamptz not null,
  clock_off integer not null,
  foreign key (partnership_id, pack_id) references street.pack (partnership_id, id)
);
comment on table street.pack_heard is 'When a phone was last heard of. Written by the phone''s own calls alone (street.hear_pack); apart from the pack, since it changes often and says nothing about anybody.';
comment on column street.pack_heard.clock_off is 'By how many seconds its clock was behind ours.';
alter table street.pack_heard enable row level security;
grant select on street.pack_heard to throughline_app;
create policy with_the_pack on street.pack_heard for select to throughline_app
  using (exists (select from street.pack p where p.id = pack_id));

create table street.sent_item (
  partnership_id uuid not null,
  id uuid not null,
  pack_id uuid not null,
  user_id uuid not null,
  kind text not null check (kind in ('contact', 'check-in', 'alert')),
  digest bytea not null,
  outcome text not null check (outcome in ('kept', 'held')),
  notes jsonb not null default '[]',
  received_at timestamptz not null,
  constraint sent_item_once primary key (partnership_id, id),
  foreign key (partnership_id, pack_id) references street.pack (partnership_id, id),
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id)
);
create index sent_item_pack on street.sent_item (pack_id);
create index sent_item_user on street.sent_item (user_id, received_at desc, id desc);
comment on table street.sent_item is 'Every item that a phone ever sent, once: what makes sending it twice harmless. It says nothing of what the item holds.';
comment on column street.sent_item.digest is 'SHA-256 of what was sent, to tell a repetition from another item under the same id.';
comment on column street.sent_item.notes is 'What was done to it that the worker was told: [{field, message}].';
select platform.guard('street.sent_item');
grant select, insert on street.sent_item to throughline_app;
create policy own on street.sent_item for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and user_id = (select platform.current_user_id()));
create policy own_add on street.sent_item for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and user_id = (select platform.current_user_id())
    and exists (select from street.pack p where p.id = pack_id and p.user_id = sent_item.user_id));

create table street.held_item (
  id uuid primary key,
  partnership_id uuid not null,
  organisation_id uuid not null,
  item_id uuid not null,
  pack_id uuid not null,
  shift_id uuid not null,
  sent_by uuid not null,
  kind text not null check (kind in ('contact', 'check-in', 'alert')),
  digest bytea not null,
  content jsonb not null,
  about_record_id uuid,
  reasons jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'handed-over', 'put-right', 'as-it-is', 'set-aside', 'erased')),
  words text not null default '',
  decided_at timestamptz,
  decided_by uuid,
  received_at timestamptz not null,
  version integer not null default 1,
  unique (partnership_id, id),
  unique (partnership_id, item_id, digest),
  check ((decided_at is null) = (decided_by is null)),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id),
  foreign key (partnership_id, pack_id) references street.pack (partnership_id, id),
  foreign key (partnership_id, shift_id) references street.shift (partnership_id, id),
  foreign key (partnership_id, sent_by) references partnership.user_account (partnership_id, id),
  foreign key (partnership_id, decided_by) references partnership.user_account (partnership_id, id)
);
create index held_item_open on street.held_item (partnership_id, received_at) where state in ('waiting', 'handed-over');
create index held_item_sender on street.held_item (sent_by, received_at desc);
create index held_item_pack on street.held_item (pack_id);
create index held_item_about on street.held_item (about_record_id) where about_record_id is not null;
comment on table street.held_item is 'What a phone sent and could not be taken as it was: kept with the reasons, to be put right, taken as it is, or set aside with a reason. Nobody deletes it.';
comment on column street.held_item.content is 'As it was sent, once opened. A point that was only to say the site is left out.';
comment on column street.held_item.about_record_id is 'The record that it names. No key: the record may be gone.';
comment on column street.held_item.reasons is 'Why: [{field, message}].';
comment on column street.held_item.state is 'waiting: for its worker; handed-over: for the co-ordinator; put-right, as-it-is: recorded; set-aside: not recorded; erased: whom it was about was deleted.';

-- Whether whoever asks may read what was held back: what names nobody (or somebody who is no more) as the unlinked contacts of
-- that organisation, and what names somebody as that organisation's street information of that person.
create function street.reads_held(about uuid, held_by uuid) returns boolean
language sql stable security definer set search_path = street, pg_temp as $$
  select case when exists (select from people.record r where r.id = about and r.partnership_id = platform.current_partnership_id())
    then exists (select from people.record r where r.id = about
      and people.may_read(platform.current_user_id(), r.person_id, held_by, 'street'))
    else 'street:' || held_by = any ((select people.open_to_me())::text[]) end
$$;
comment on function street.reads_held is 'Whether whoever asks may read a held item that names a record (or none) and was sent for an organisation.';
grant execute on function street.reads_held(uuid, uuid) to throughline_app;
select platform.guard('street.held_item');
grant select on street.held_item to throughline_app;
grant update (state, words, decided_at, decided_by, version) on street.held_item to throughline_app;
create policy own_and_coordinators on street.held_item for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and (
    sent_by = (select platform.current_user_id()) and (select platform.has_role('worker'))
    or (select platform.has_role('coordinator')) and street.reads_held(about_record_id, organisation_id)));
create policy while_open on street.held_item for update to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and state in ('waiting', 'handed-over') and (
    sent_by = (select platform.current_user_id()) and (select platform.has_role('worker'))
    or (select platform.has_role('coordinator')) and street.reads_held(about_record_id, organisation_id)))
  with check (decided_by is null or decided_by = (select platform.current_user_id()));

-- What is put right at the desk stays what the organisation observed that sent it.
create policy coordinators_record_what_was_held on street.contact for insert to throughline_app
  with check (recorded_by = (select platform.current_user_id()) and (select platform.has_role('coordinator'))
    and 'street:' || organisation_id = any ((select people.open_to_me())::text[])
    and exists (select from street.held_item h where contact.id in (h.id, h.item_id) and h.organisation_id = contact.organisation_id
      and h.state in ('waiting', 'handed-over'))
    and (record_id is null or exists (select from people.record r where r.id = record_id
      and people.may_read((select platform.current_user_id()), r.person_id, contact.organisation_id, 'street'))));
create index held_item_item on street.held_item (item_id);

create function street.held_unseen() returns table (organisation_id uuid, items integer)
language sql stable security definer set search_path = street, pg_temp as $$
  select h.organisation_id, count(*)::integer from street.held_item h
  where h.partnership_id = platform.current_partnership_id() and h.state = 'handed-over' and platform.has_role('coordinator')
    and not (h.sent_by = platform.current_user_id() and platform.has_role('worker'))
    and not street.reads_held(h.about_record_id, h.organisation_id)
  group by h.organisation_id
$$;
comment on function street.held_unseen is 'How many handed-over items a co-ordinator may not read, by organisation: counts only, so that none waits unnoticed.';
grant execute on function street.held_unseen() to throughline_app;

create table street.sent_file (
  pack_id uuid not null,
  sha256 bytea not null,
  partnership_id uuid not null,
  file_id uuid not null,
  received_at timestamptz not null,
  primary key (pack_id, sha256),
  foreign key (partnership_id, pack_id) references street.pack (partnership_id, id),
  foreign key (partnership_id, file_id) references platform.file (partnership_id, id) on delete cascade
);
comment on table street.sent_file is 'Pictures that a phone sent before the observation that names them.';
comment on column street.sent_file.sha256 is 'Hash of what the phone sent; what is kept has lost what the camera wrote into it.';
select platform.guard('street.sent_file');
grant select, insert on street.sent_file to throughline_app;
create policy own on street.sent_file for select to throughline_app
  using (exists (select from street.pack p where p.id = pack_id and p.user_id = (select platform.current_user_id())));
create policy own_add on street.sent_file for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id())
    and exists (select from street.pack p where p.id = pack_id and p.user_id = (select platform.current_user_id())));

-- The token of a phone ---------------------------------------------------------------------------------------

-- For somebody who may work no longer: what they sent is attributed to them, and nothing is opened to them.
create function street.open_pack(of_token bytea, purpose text, at timestamptz)
returns table (pack_id uuid, state text, server_key text, shift_id uuid, shift_starts_at timestamptz, shift_ends_at timestamptz,
  user_id uuid, user_name text, email text, partnership_id uuid, partnership_name text, partnership_slug text,
  organisation_id uuid, organisation_name text, roles text[])
language plpgsql security definer set search_path = street, pg_temp as $$
begin
  select p.id, case when p.revoked_at is not null or at > p.send_until or u.disabled_at is not null or u.organisation_id <> p.organisation_id
      or o.ended_on < current_date or not exists (select from partnership.user_role r where r.user_id = u.id and r.role = 'worker')
      then 'closed' else 'open' end,
    p.server_key, s.id, s.starts_at, s.ends_at, u.id, u.name, u.email, n.id, n.name, n.slug, o.id, o.name,
    array(select r.role from partnership.user_role r where r.user_id = u.id order by r.role)
  into pack_id, state, server_key, shift_id, shift_starts_at, shift_ends_at, user_id, user_name, email, partnership_id, partnership_name,
    partnership_slug, organisation_id, organisation_name, roles
  from street.pack p
  join street.shift s on s.id = p.shift_id
  join partnership.user_account u on u.id = p.user_id
  join partnership.partnership n on n.id = p.partnership_id
  join partnership.organisation o on o.id = p.organisation_id
  where p.token_hash = of_token and at <= p.forget_at and p.server_key is not null;
  if state is distinct from 'open' then roles := '{}'; end if;
  perform set_config('throughline.user_id', coalesce(user_id::text, ''), true),
          set_config('throughline.partnership_id', coalesce(partnership_id::text, ''), true),
          set_config('throughline.organisation_id', coalesce(organisation_id::text, ''), true),
          set_config('throughline.roles', coalesce(array_to_string(roles, ','), ''), true),
          set_config('throughline.purpose', coalesce(open_pack.purpose, ''), true);
  if pack_id is not null then return next; end if;
end $$;
comment on function street.open_pack is
  'Says who is asking from the token of a phone. open: as the worker, as long as they are one, it was not revoked and its days have not passed; closed: nobody''s rights, only street.hold_item takes what is sent. No row: there is no such pack any more.';
grant execute on function street.open_pack(bytea, text, timestamptz) to throughline_app;

create function street.hear_pack(of_token bytea, at timestamptz, off integer) returns void
language sql security definer set search_path = street, pg_temp as $$
  insert into street.pack_heard (pack_id, partnership_id, heard_at, clock_off)
  select p.id, p.partnership_id, at, off from street.pack p where p.token_hash = of_token
  on conflict (pack_id) do update set heard_at = excluded.heard_at, clock_off = excluded.clock_off
$$;
comment on function street.hear_pack is 'Remembers when a phone was last heard of.';
grant execute on function street.hear_pack(bytea, timestamptz, integer) to throughline_app;

create function street.renew_sending(of_pack uuid, new_token bytea, at timestamptz) returns timestamptz
language plpgsql security definer set search_path = street, pg_temp as $$
declare until timestamptz := at + interval '7 days';
begin
  update street.pack p set token_hash = new_token, send_until = greatest(p.send_until, until), forget_at = greatest(p.forget_at, until)
  where p.id = of_pack and p.partnership_id = platform.current_partnership_id() and p.user_id = platform.current_user_id()
    and p.organisation_id = platform.current_organisation_id() and platform.has_role('worker') and p.revoked_at is null and p.server_key is not null;
  return case when found then until end;
end $$;
comment on function street.renew_sending is 'A new token for a phone whose worker signed in on it again: to send what is left, never to read the pack. Null where it is not theirs, was revoked, or its key is destroyed.';
grant execute on function street.renew_sending(uuid, bytea, timestamptz) to throughline_app;

create function street.pack_tally(of_token bytea) returns table (safe integer, held integer)
language sql stable security definer set search_path = street, pg_temp as $$
  select (select count(*)::integer from street.sent_item i where i.pack_id = p.id),
    (select count(*)::integer from street.held_item h where h.pack_id = p.id and h.state in ('waiting', 'handed-over'))
  from street.pack p where p.token_hash = of_token
$$;
comment on function street.pack_tally is 'How many items of a phone are on the server, and how many of them wait with a reason. Counts only.';
grant execute on function street.pack_tally(bytea) to throughline_app;

create function street.hold_item(of_token bytea, new_id uuid, of_item uuid, of_kind text, of_digest bytea, what jsonb, about uuid,
  why jsonb, of_state text, at timestamptz) returns uuid
language plpgsql security definer set search_path = street, pg_temp as $$
declare p street.pack; held uuid;
begin
  select * into p from street.pack where token_hash = of_token;
  if not found or p.partnership_id <> platform.current_partnership_id() or p.user_id <> platform.current_user_id()
     or of_state not in ('waiting', 'handed-over') then
    raise insufficient_privilege using message = 'not the phone of whoever asks';
  end if;
  insert into street.held_item (id, partnership_id, organisation_id, item_id, pack_id, shift_id, sent_by, kind, digest, content,
    about_record_id, reasons, state, received_at)
  values (new_id, p.partnership_id, p.organisation_id, of_item, p.id, p.shift_id, p.user_id, of_kind, of_digest, what, about, why, of_state, at)
  on conflict (partnership_id, item_id, digest) do nothing returning id into held;
  if held is not null then
    insert into street.sent_item (partnership_id, id, pack_id, user_id, kind, digest, outcome, received_at)
    values (p.partnership_id, of_item, p.id, p.user_id, of_kind, of_digest, 'held', at) on conflict do nothing;
    return held;
  end if;
  return (select h.id from street.held_item h where h.partnership_id = p.partnership_id and h.item_id = of_item and h.digest = of_digest);
end $$;
comment on function street.hold_item is 'Keeps aside what a phone sent and could not be taken, also from somebody who may work no longer: sending it puts nothing before anybody who may not read it. Once, however often it is sent.';
grant execute on function street.hold_item(bytea, uuid, uuid, text, bytea, jsonb, uuid, jsonb, text, timestamptz) to throughline_app;

create function street.sent_before(of_item uuid) returns table (digest bytea, outcome text, notes jsonb, pack_id uuid)
language sql stable security definer set search_path = street, pg_temp as $$
  select i.digest, i.outcome, i.notes, i.pack_id from street.sent_item i
  where i.partnership_id = platform.current_partnership_id() and i.id = of_item
$$;
comment on function street.sent_before is 'Whether an item of this id is on the server already, from whatever phone of the partnership. Says nothing of what it holds.';
grant execute on function street.sent_before(uuid) to throughline_app;

-- A person whom the worker met and may not see any more ---------------------------------------------------------

create table street.unseen_contact (
  contact_id uuid primary key,
  partnership_id uuid not null,
  kept_at timestamptz not null,
  foreign key (partnership_id, contact_id) references street.contact (partnership_id, id)
);
comment on table street.unseen_contact is 'Contacts with somebody who was restricted, or closed to the worker, between the beginning of the shift and the sending. They stand with the person, under the person''s protection; the data guardian sees that there are any.';
alter table street.unseen_contact enable row level security;

create function street.keep_unseen(from_pack uuid, of_contact jsonb, of_offers jsonb) returns boolean
language plpgsql security definer set search_path = street, pg_temp as $$
declare p street.pack; c street.contact;
begin
  select * into p from street.pack where id = from_pack;
  if not found or p.partnership_id is distinct from platform.current_partnership_id() or p.user_id is distinct from platform.current_user_id()
     or not platform.has_role('worker') then
    raise insufficient_privilege using message = 'not the phone of whoever asks';
  end if;
  c := jsonb_populate_record(null::street.contact, of_contact);
  -- Only about somebody whom this phone was shown tonight.
  if not c.record_id = any (p.record_ids)
     or not exists (select from people.record r where r.id = c.record_id and r.partnership_id = p.partnership_id) then return false; end if;
  if c.replaces_id is not null and not street.may_replace(c.replaces_id) then c.replaces_id := null; end if;
  insert into street.contact (id, partnership_id, organisation_id, shift_id, seen_at, area_code, site_id, place, place_kind, easting, northing,
    accuracy, bedding, left_asleep, company, company_words, description, words, warning, needs, known, record_id, replaces_id, way, given,
    noted_at, recorded_at, recorded_by)
  values (c.id, p.partnership_id, p.organisation_id, p.shift_id, c.seen_at, c.area_code, c.site_id, c.place, c.place_kind, c.easting, c.northing,
    c.accuracy, c.bedding, c.left_asleep, c.company, c.company_words, c.description, c.words, c.warning, c.needs, c.known, c.record_id,
    c.replaces_id, 'phone', c.given, c.noted_at, c.recorded_at, p.user_id);
  insert into street.contact_link (contact_id, number, partnership_id, record_id, because, linked_at, linked_by)
  values (c.id, 1, p.partnership_id, c.record_id, case c.known when 'thought' then 'thought' else 'seen' end, c.recorded_at, p.user_id);
  insert into street.contact_offer (contact_id, partnership_id, offer, answer, words)
  select c.id, p.partnership_id, o.offer, o.answer, o.words from jsonb_to_recordset(of_offers) as o (offer text, answer text, words text);
  insert into street.unseen_contact values (c.id, p.partnership_id, c.recorded_at);
  return true;
end $$;
comment on function street.keep_unseen is
  'Keeps an observation about somebody whom the worker saw when they went out and may not see now, with the person: whoever sent it reads it no more, and learns nothing of why. False where there is no such person any more, or the phone never showed them.';
grant execute on function street.keep_unseen(uuid, jsonb, jsonb) to throughline_app;

create function street.unseen_contacts() returns table (contact_id uuid, night_of date, organisation_id uuid, organisation text, person_id uuid, kept_at timestamptz)
language sql stable security definer set search_path = street, pg_temp as $$
  select c.id, c.night_of, c.organisation_id, o.name, r.person_id, u.kept_at
  from street.unseen_contact u join street.contact c on c.id = u.contact_id
  join partnership.organisation o on o.id = c.organisation_id
  join people.record r on r.id = c.record_id
  where u.partnership_id = platform.current_partnership_id() and platform.has_role('data-guardian')
    and people.may_read(platform.current_user_id(), r.person_id, r.organisation_id, 'identity')
  order by u.kept_at desc limit 100
$$;
comment on function street.unseen_contacts is 'For the data guardian: that there are observations of people whom those who made them may not see any more, by which organisation and of which night. Not what was observed.';
grant execute on function street.unseen_contacts() to throughline_app;

create function street.changed_for_pack(of_token bytea, since timestamptz)
returns table (record_id uuid, person_id uuid, is_there boolean)
language sql stable security definer set search_path = street, pg_temp as $$
  select given.id, r.person_id, r.id is not null and people.may_read(platform.current_user_id(), r.person_id, r.organisation_id, 'identity')
  from street.pack p cross join unnest(p.record_ids) as given (id)
  left join people.record r on r.id = given.id and r.partnership_id = p.partnership_id
  where p.token_hash = of_token and p.user_id = platform.current_user_id()
$$;
comment on function street.changed_for_pack is 'Of the people whom a phone shows, which may still be shown to its worker. Why not is not said.';
grant execute on function street.changed_for_pack(bytea, timestamptz) to throughline_app;

-- Whoever is deleted is deleted here too.
create function street.forget_held(records uuid[]) returns integer
language plpgsql security definer set search_path = street, pg_temp as $$
declare forgotten integer;
begin
  update street.held_item set content = '{}', reasons = '[]', words = '', about_record_id = null, state = 'erased', version = version + 1
  where about_record_id = any (records);
  get diagnostics forgotten = row_count;
  update street.pack set record_ids = array(select one from unnest(record_ids) one where not one = any (records)) where record_ids && records;
  return forgotten;
end $$;
comment on function street.forget_held is 'Empties what was held back about people who are deleted. Not granted.';
revoke execute on function street.forget_held(uuid[]) from public;
create function street.forget_held_of_record() returns trigger
language plpgsql security definer set search_path = street, pg_temp as $$
begin
  perform street.forget_held(array[old.id]);
  return null;
end $$;
comment on function street.forget_held_of_record is 'Empties what was held back about a record when it is deleted.';
create trigger forget_held after delete on people.record for each row execute function street.forget_held_of_record();
create index pack_records on street.pack using gin (record_ids);

create function street.forget_old_packs(at timestamptz) returns integer
language plpgsql security definer set search_path = street, pg_temp as $$
declare forgotten integer;
begin
  update street.pack set server_key = null, record_ids = '{}'
  where partnership_id = platform.current_partnership_id() and forget_at < at and server_key is not null;
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
comment on function street.forget_old_packs is 'Destroys the keys of packs whose time is long over. Called when a pack is given.';
grant execute on function street.forget_old_packs(timestamptz) to throughline_app;

-- Lone working ----------------------------------------------------------------------------------------------------

create table street.check_in (
  id uuid primary key,
  partnership_id uuid not null,
  shift_id uuid not null,
  user_id uuid not null,
  what text not null check (what in ('start', 'all-well', 'back')),
  at timestamptz not null,
  next_by timestamptz,
  words text not null default '',
  way text not null check (way in ('phone', 'desk')),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  check (what <> 'back' or next_by is null),
  foreign key (partnership_id, shift_id) references street.shift (partnership_id, id),
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id),
  foreign key (partnership_id, recorded_by) references partnership.user_account (partnership_id, id)
);
create index check_in_shift on street.check_in (shift_id, user_id, at desc);
comment on table street.check_in is 'Somebody on a shift said that they set out, that all is well, or that they are back.';
comment on column street.check_in.next_by is 'When they mean to say so again; null: at the end of the shift.';
comment on column street.check_in.recorded_by is 'Themselves, or whoever they told.';
select platform.guard('street.check_in');
grant select, insert on street.check_in to throughline_app;
create policy those_who_go_out on street.check_in for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id())
    and ((select platform.has_role('worker')) or (select platform.has_role('coordinator'))));
create policy themselves_or_whoever_they_told on street.check_in for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and recorded_by = (select platform.current_user_id())
    and ((select platform.has_role('worker')) or (select platform.has_role('coordinator')))
    and exists (select from street.shift_crew c where c.shift_id = check_in.shift_id and c.user_id = check_in.user_id
      and ((select platform.has_role('coordinator')) or c.user_id = (select platform.current_user_id())
        or c.buddy_id = (select platform.current_user_id())
        or exists (select from street.shift_crew mine where mine.shift_id = check_in.shift_id and mine.user_id = (select platform.current_user_id())))));

create table street.overdue (
  partnership_id uuid not null,
  shift_id uuid not null,
  user_id uuid not null,
  due_at timestamptz not null,
  buddy_id uuid,
  noticed_at timestamptz not null,
  primary key (shift_id, user_id, due_at),
  foreign key (partnership_id, shift_id) references street.shift (partnership_id, id),
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id),
  foreign key (partnership_id, buddy_id) references partnership.user_account (partnership_id, id)
);
comment on table street.overdue is 'That somebody on a shift had not said by a time that all is well, and since when their buddy and the co-ordinators were shown it. Written by the job that looks.';
alter table street.overdue enable row level security;
grant select on street.overdue to throughline_app;
create policy those_who_go_out on street.overdue for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id())
    and ((select platform.has_role('worker')) or (select platform.has_role('coordinator'))));
create function street.notice_overdue(of_shift uuid, of_user uuid, due timestamptz, at timestamptz) returns boolean
language plpgsql security definer set search_path = street, pg_temp as $$
declare crew street.shift_crew;
begin
  select * into crew from street.shift_crew c where c.shift_id = of_shift and c.user_id = of_user;
  if not found then return false; end if;
  insert into street.overdue (partnership_id, shift_id, user_id, due_at, buddy_id, noticed_at)
  values (crew.partnership_id, of_shift, of_user, due, crew.buddy_id, at) on conflict do nothing;
  if not found then return false; end if;
  perform set_config('throughline.partnership_id', crew.partnership_id::text, true), set_config('throughline.user_id', '', true),
    set_config('throughline.organisation_id', '', true), set_config('throughline.purpose', 'lone working', true);
  perform platform.record_audit('street.check-in.overdue', 'shift', of_shift, jsonb_build_object('user', of_user, 'due', due, 'buddy', crew.buddy_id));
  return true;
end $$;
comment on function street.notice_overdue is 'Writes down, once, that somebody is overdue. For the job; not granted to requests.';
revoke execute on function street.notice_overdue(uuid, uuid, timestamptz, timestamptz) from public;
