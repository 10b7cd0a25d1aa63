-- What the by-name list holds about somebody: kept as long as they are active, shown to them, and forgotten with the rest.
-- The functions that stand for the whole street are restated with it.

create or replace function street.rows_held(records uuid[]) returns table (category text, last_at timestamptz)
language sql stable security definer set search_path = street, pg_temp as $$
  select 'street', greatest(c.recorded_at, c.withdrawn_at, (select max(l.linked_at) from street.contact_link l where l.contact_id = c.id))
  from street.contact c where c.record_id = any (records)
  union all
  select 'street', e.recorded_at from street.list_event e where e.record_id = any (records)
  union all
  select 'street', k.recorded_at from street.list_care k where k.record_id = any (records)
  union all
  select 'offending', greatest(e.recorded_at, e.withdrawn_at, (select max(o.set_at) from street.enforcement_outcome o where o.enforcement_id = e.id))
  from street.enforcement e where e.record_id = any (records)
$$;

create or replace function street.last_activity(records uuid[]) returns timestamptz
language sql stable security definer set search_path = street, pg_temp as $$
  select greatest(
    (select max(greatest(c.seen_at, c.recorded_at)) from street.contact c where c.record_id = any (records)),
    (select max(e.recorded_at) from street.list_event e where e.record_id = any (records)),
    (select max(k.recorded_at) from street.list_care k where k.record_id = any (records)))
$$;
comment on function street.last_activity is 'When somebody was last met on the street, or something was said or planned about where they are, by the records that are linked to them.';

create or replace function street.own_facts(records uuid[])
returns table (kind text, id uuid, organisation_id uuid, category text, content jsonb, recorded_at timestamptz)
language sql stable security definer set search_path = street, pg_temp as $$
  select 'street-contact', c.id, c.organisation_id, 'street', jsonb_build_object('seenAt', c.seen_at,
      'place', coalesce(nullif(c.place, ''), s.name), 'area', a.name, 'bedding', b.label, 'leftAsleep', c.left_asleep,
      'offers', coalesce((select jsonb_agg(jsonb_build_object('offer', k.label, 'answer', o.answer) order by k.position)
        from street.contact_offer o join street.code k on k.list = 'offer' and k.code = o.offer where o.contact_id = c.id), '[]')),
    c.recorded_at
  from street.contact c
  join street.code b on b.list = 'bedding' and b.code = c.bedding
  left join street.site s on s.id = c.site_id
  left join partnership.area a on a.partnership_id = c.partnership_id and a.code = c.area_code
  where c.record_id = any (records) and c.withdrawn_at is null
  union all
  select 'street-list', e.id, e.organisation_id, 'street',
    jsonb_build_object('what', k.label, 'why', w.label, 'since', e.on_day, 'area', a.name), e.recorded_at
  from street.list_event e
  join street.code k on k.list = 'list-status' and k.code = e.status
  join street.code w on w.list = 'list-reason' and w.code = e.reason
  left join partnership.area a on a.partnership_id = e.partnership_id and a.code = e.area_code
  where e.record_id = any (records) and not exists (select from street.list_event later where later.corrects_id = e.id)
$$;

create or replace function street.forget_records(records uuid[]) returns integer
language plpgsql security definer set search_path = street, pg_temp as $$
declare contacts uuid[]; subject uuid := gen_random_uuid(); links integer; told integer; planned integer;
begin
  contacts := array(select c.id from street.contact c where c.record_id = any (records) order by c.id for update);
  delete from street.contact_file where contact_id = any (contacts);
  update street.contact_offer set words = '' where contact_id = any (contacts) and words <> '';
  update street.alert set description = '', words = '', outcome_words = ''
  where contact_id = any (contacts) or joined_to in (select a.id from street.alert a where a.contact_id = any (contacts));
  update street.contact set record_id = null, erased_subject = subject, given = '{}', place = '', easting = null, northing = null, accuracy = null,
    company_words = '', description = '', words = '', warning = '', needs = '{}', withdrawn_because = case when withdrawn_at is not null then '' end
  where id = any (contacts);
  -- Also where a contact was once said to be about them and is not any more.
  delete from street.contact_link where contact_id = any (contacts) or record_id = any (records);
  get diagnostics links = row_count;
  -- What phones sent about them and was kept aside (0023).
  perform street.forget_held(records);
  -- Where they were stays as a number of the list: so many were active, so many were housed.
  update street.list_event set record_id = null, erased_subject = subject, words = '', told_by = '' where record_id = any (records);
  get diagnostics told = row_count;
  delete from street.list_care where record_id = any (records);
  get diagnostics planned = row_count;
  return cardinality(contacts) + links + told + planned;
end $$;
