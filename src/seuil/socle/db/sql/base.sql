-- The database of Seuil, once per database, connected to it, by an account that owns it or a superuser: who may create
-- tables in its schema, and, when it was filled under another account, who owns them.
do $base$
declare
  objet record;
begin
  revoke create on schema public from public;
  grant usage, create on schema public to seuil_proprietaire, seuil_tables;
  grant usage on schema public to seuil_application;
  revoke create on schema public from seuil_application;
  for objet in
    select c.oid::regclass::text as nom, case c.relkind when 'v' then 'view' when 'S' then 'sequence' else 'table' end as nature
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'S')
        and c.relowner not in ('seuil_proprietaire'::regrole, 'seuil_tables'::regrole)
        and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass
                          and d.deptype in ('a', 'i', 'e') and (d.deptype = 'e' or c.relkind = 'S'))
  loop
    execute format('alter %s %s owner to seuil_proprietaire', objet.nature, objet.nom);
  end loop;
  for objet in
    select p.oid::regprocedure::text as nom from pg_proc p
      where p.pronamespace = 'public'::regnamespace
        and p.proowner not in ('seuil_proprietaire'::regrole, 'seuil_tables'::regrole)
        and not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
  loop
    execute format('alter routine %s owner to seuil_proprietaire', objet.nom);
  end loop;
  for objet in
    select t.oid::regtype::text as nom from pg_type t
      where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd', 'c')
        and (t.typrelid = 0 or exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c'))
        and t.typowner not in ('seuil_proprietaire'::regrole, 'seuil_tables'::regrole)
        and not exists (select from pg_depend d where d.objid = t.oid and d.classid = 'pg_type'::regclass and d.deptype = 'e')
  loop
    execute format('alter type %s owner to seuil_proprietaire', objet.nom);
  end loop;
end $base$;
