-- The three roles of Seuil, once per server, by an account that may create roles. Running it again changes nothing.
--   seuil_proprietaire  owns the tables and runs the migrations
--   seuil_application   serves people and runs jobs: it reads and writes rows, nothing else
--   seuil_tables        owns the tables that registrations and grids open or swap, behind functions
do $roles$
declare
  nom text;
begin
  begin  -- roles belong to the whole server: two databases prepared at once wait for each other here
    lock table pg_catalog.pg_authid in share row exclusive mode;
  exception when insufficient_privilege then
    perform pg_advisory_xact_lock(7310003);
  end;
  foreach nom in array array['seuil_proprietaire', 'seuil_application', 'seuil_tables'] loop
    if not exists (select from pg_roles where rolname = nom) then
      execute format('create role %I', nom);
    end if;
    if exists (
      select from pg_roles where rolname = nom
        and (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls
             or rolcanlogin = (nom = 'seuil_tables'))
    ) then
      execute format('alter role %I nosuperuser nocreatedb nocreaterole noreplication nobypassrls', nom);
      execute format('alter role %I %s', nom, case when nom = 'seuil_tables' then 'nologin' else 'login' end);
    end if;
  end loop;
  if not pg_has_role('seuil_proprietaire', 'seuil_tables', 'member') then
    grant seuil_tables to seuil_proprietaire;
  end if;
end $roles$;
