-- Whether something is late is asked of thousands of actions at once. Declared stable, the function becomes part of the
-- query that asks (reading an interval from text is not immutable, and what claims to be is never taken apart).

alter function plan.is_late(text, text, text, date, text, date, date) stable;

create or replace function plan.latest_occurrence(first_on date, every interval, day date) returns date
language plpgsql immutable as $$
declare
  months integer := extract(year from every) * 12 + extract(month from every);
  days integer := extract(day from every);
  whole integer;
begin
  if first_on > day then return null; end if;
  if months > 0 and days = 0 then
    -- Counted from the first day, so that 31 January and two months is 31 March.
    whole := ((extract(year from day) - extract(year from first_on)) * 12
              + extract(month from day) - extract(month from first_on))::integer / months;
    if (first_on + make_interval(months => whole * months))::date > day then whole := whole - 1; end if;
    return first_on + make_interval(months => whole * months);
  end if;
  if months = 0 then
    days := greatest(days, 1);
    return first_on + (day - first_on) / days * days;
  end if;
  return (select max(occurrence)::date from generate_series(first_on::timestamp, day::timestamp, every) occurrence);
end
$$;
