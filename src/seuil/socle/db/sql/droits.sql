-- What each role may do with what the migrations made; `seuil migrate` runs it after them, as the owner.
do $droits$
declare
  objet record;
begin
  for objet in
    select c.oid::regclass::text as nom from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relowner <> 'seuil_tables'::regrole
        and (c.relkind = 'p' or (c.relkind = 'r' and (c.relispartition or c.relname ~ '__.*_neuve$')))
  loop
    execute format('alter table %s owner to seuil_tables', objet.nom);
  end loop;
  for objet in
    select p.oid::regprocedure::text as nom from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.proname like 'territoire\_%'
  loop
    execute format('alter function %s owner to seuil_tables', objet.nom);
    execute format('revoke all on function %s from public', objet.nom);
    execute format('grant execute on function %s to seuil_application', objet.nom);
  end loop;

  grant select, insert, update, delete on all tables in schema public to seuil_application;
  grant usage, select on all sequences in schema public to seuil_application;
  grant execute on function journal_effacer_contenu(text, bigint, text, text, text, text, date) to seuil_application;
  grant execute on function journal_oublier_numero(text, text, text, text, text, text, text, date) to seuil_application;
  for objet in
    select c.oid::regclass::text as nom from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname like 'journal\_%'
  loop
    execute format('revoke update, delete, truncate, references, trigger on %s from seuil_application', objet.nom);
  end loop;
  revoke insert, update, delete on django_migrations from seuil_application;
  if current_setting('server_version_num')::int >= 170000 then
    for objet in
      select c.oid::regclass::text as nom from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relowner = 'seuil_tables'::regrole and c.relkind in ('r', 'p')
    loop
      execute format('grant maintain on %s to seuil_application', objet.nom);
    end loop;
  end if;

  alter default privileges for role seuil_proprietaire in schema public
    grant select, insert, update, delete on tables to seuil_application;
  alter default privileges for role seuil_proprietaire in schema public
    grant usage, select on sequences to seuil_application;
end $droits$;
