-- The roles of the database, made once by whoever may make roles. Safe to run again.
--
--   throughline_owner  owns every table and runs migrations; never used to answer a request
--   throughline_app    what a request may do; holds every grant, cannot sign in, has no rights by ownership
--
-- The role that the web process signs in with has no rights of its own: it may only become
-- throughline_app, for one transaction at a time (see src/platform/db/access.ts).

do $$
begin
  if not exists (select from pg_roles where rolname = 'throughline_owner') then
    create role throughline_owner nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

do $$
begin
  if not exists (select from pg_roles where rolname = 'throughline_app') then
    create role throughline_app nologin noinherit nobypassrls;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
