-- Whoever was deleted under retention still counts in the figures of the months in which they were seen: as one person,
-- of whom nothing else is known.

create or replace view street.own_night with (security_invoker = true) as
select c.partnership_id, r.person_id as person, c.area_code as area, c.night_of as night,
  case when c.bedding <> 'no' then (c.recorded_at at time zone 'Europe/London')::date end as bedded_on,
  (c.recorded_at at time zone 'Europe/London')::date as contact_on,
  (c.withdrawn_at at time zone 'Europe/London')::date as until_on
from street.contact c join people.record r on r.id = c.record_id
where c.area_code is not null
union all
select c.partnership_id, c.erased_subject, c.area_code, c.night_of,
  case when c.bedding <> 'no' then (c.recorded_at at time zone 'Europe/London')::date end,
  (c.recorded_at at time zone 'Europe/London')::date,
  (c.withdrawn_at at time zone 'Europe/London')::date
from street.contact c where c.area_code is not null and c.erased_subject is not null;

create or replace view street.own_person with (security_invoker = true) as
select p.partnership_id, p.id as person, p.reference as id, birth.born_from, birth.known_on as born_known_on,
  care.care_leaver, care.known_on as care_known_on
from people.person p
left join lateral (
  select case b.precision
      when 'day' then make_date(b.year, b.month, 1) + (b.day - 1)
      when 'month' then make_date(b.year, b.month, 1)
      when 'year' then make_date(b.year, 1, 1)
      when 'age' then (b.as_on - make_interval(years => b.age_to + 1))::date + 1 end as born_from,
    (b.recorded_at at time zone 'Europe/London')::date as known_on
  from people.record r join people.birth b on b.record_id = r.id
  where r.person_id = p.id and b.ended_at is null and b.precision <> 'about'
  order by array_position(array['day', 'month', 'year', 'age'], b.precision), b.recorded_at desc, b.id limit 1
) birth on true
left join lateral (
  select a.choice = 'yes' as care_leaver, (a.recorded_at at time zone 'Europe/London')::date as known_on
  from people.record r join people.answer a on a.record_id = r.id
  where r.person_id = p.id and a.question = 'care-leaver' and a.state = 'answered' and a.ended_at is null
  order by a.recorded_at desc, a.id limit 1
) care on true
union all
select distinct c.partnership_id, c.erased_subject, 'deleted ' || right(c.erased_subject::text, 12), null::date, null::date, null::boolean, null::date
from street.contact c where c.erased_subject is not null;

create or replace function street.figure_night_counts(of_partnership uuid, of_night date, as_of date, in_area text)
returns table (area text, people bigint, unknown bigint)
language sql stable security definer set search_path = street, pg_temp as $$
  select seen.area, sum(seen.people)::bigint, sum(seen.unknown)::bigint from (
    select a.code as area, count(*) as people, 0 as unknown
    from street.figure_night n join street.figure_area a on a.partnership_id = n.partnership_id and a.area_no = n.area_no
    where n.partnership_id = of_partnership and n.night = of_night and n.bedded_on <= coalesce(as_of, 'infinity')
    group by 1
    union all
    select n.area, count(distinct n.person), 0 from street.own_night n
    where n.partnership_id = of_partnership and n.night = of_night and n.bedded_on <= coalesce(as_of, 'infinity')
      and (n.until_on is null or n.until_on > coalesce(as_of, 'infinity'))
    group by 1
    union all
    select c.area_code, 0, count(*) from street.contact c
    where c.partnership_id = of_partnership and c.night_of = of_night and c.record_id is null and c.erased_subject is null
      and c.bedding <> 'no' and c.area_code is not null
      and (c.recorded_at at time zone 'Europe/London')::date <= coalesce(as_of, 'infinity')
      and (c.withdrawn_at is null or (c.withdrawn_at at time zone 'Europe/London')::date > coalesce(as_of, 'infinity'))
    group by 1
  ) seen
  where in_area is null or seen.area = in_area
  group by 1
$$;
