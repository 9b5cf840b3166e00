"""Functions that open, fill aside and swap the table of a territory, so that the application owns none of them.

They run as their owner (`socle/db/sql/droits.sql` gives them to `seuil_tables`), who owns those tables only: whatever the
arguments, nothing else can be reached. The name of a table is checked against its parent's.
"""

from django.db import migrations

POSER = """
create function territoire_nommer(parent text, nom text) returns void language plpgsql
  set search_path = public, pg_temp as $$
begin
  if left(nom, length(parent) + 2) <> parent || '__' then
    raise exception '% is not a table of %', nom, parent;
  end if;
  if not exists (select from pg_class where oid = to_regclass(format('public.%I', parent)) and relkind = 'p') then
    raise exception '% is not cut by territory', parent;
  end if;
end $$;

create function territoire_accorder(nom text) returns void language plpgsql
  set search_path = public, pg_temp as $$
begin
  if current_user = 'seuil_tables' then
    execute format('grant select, insert, update, delete on %I to seuil_application', nom);
    if current_setting('server_version_num')::int >= 170000 then
      execute format('grant maintain on %I to seuil_application', nom);
    end if;
  end if;
end $$;

create function territoire_creer(parent text, nom text, comme text) returns void language plpgsql
  set search_path = public, pg_temp as $$
begin
  -- one row in a thousand changed, in a night or a busy day, and autovacuum cleans: it waits for one in five otherwise
  execute format(
    'create table %I (like %I %s) with (autovacuum_vacuum_scale_factor = 0.001, autovacuum_vacuum_threshold = 500)',
    nom, parent, comme);
  perform territoire_accorder(nom);
end $$;

create function territoire_ouvrir(parent text, nom text, territoire text) returns void language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform territoire_nommer(parent, nom);
  perform territoire_creer(parent, nom, 'including all');
  execute format('alter table %I attach partition %I for values in (%L)', parent, nom, territoire);
end $$;

create function territoire_preparer(parent text, neuve text) returns void language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform territoire_nommer(parent, neuve);
  execute format('drop table if exists %I', neuve);
  perform territoire_creer(parent, neuve, 'including defaults including constraints');
end $$;

create function territoire_indexer(parent text, neuve text, cle text, territoire text) returns void language plpgsql
  security definer set search_path = public, pg_temp as $$
declare
  indexe record;
begin
  perform territoire_nommer(parent, neuve);
  for indexe in
    select pg_get_indexdef(indexrelid) as definition, indisprimary from pg_index
      where indrelid = format('public.%I', parent)::regclass
  loop
    if indexe.indisprimary then
      execute format('alter table %I add primary key %s', neuve, substring(indexe.definition from '\\([^(]*\\)$'));
    else
      execute regexp_replace(indexe.definition, 'INDEX \\S+ ON ONLY \\S+', format('INDEX ON %I', neuve));
    end if;
  end loop;
  execute format('alter table %I add check (%I = %L)', neuve, cle, territoire);
end $$;

create function territoire_analyser(neuve text) returns void language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  execute format('analyze %I', neuve);
end $$;

create function territoire_basculer(parent text, neuve text, nom text, territoire text) returns void language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform territoire_nommer(parent, neuve);
  perform territoire_nommer(parent, nom);
  if to_regclass(format('public.%I', nom)) is not null then
    execute format('alter table %I detach partition %I', parent, nom);
    execute format('drop table %I', nom);
  end if;
  execute format('alter table %I attach partition %I for values in (%L)', parent, neuve, territoire);
  execute format('alter table %I rename to %I', neuve, nom);
end $$;
"""
RETIRER = """
drop function territoire_basculer(text, text, text, text);
drop function territoire_analyser(text);
drop function territoire_indexer(text, text, text, text);
drop function territoire_preparer(text, text);
drop function territoire_ouvrir(text, text, text);
drop function territoire_creer(text, text, text);
drop function territoire_accorder(text);
drop function territoire_nommer(text, text);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(POSER, RETIRER)]
