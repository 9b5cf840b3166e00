"""The journal: PostgreSQL itself writes times and digests, refuses changes, and erases by its own functions only."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

POSER = """
create function journal_mesure(variadic champs text[]) returns text language sql immutable
  set search_path = pg_catalog, pg_temp as $$
  select encode(sha256(string_agg(
      convert_to(octet_length(convert_to(champ, 'UTF8'))::text || ':' || champ, 'UTF8'), ''::bytea order by rang)), 'hex')
    from unnest(champs) with ordinality as lus (champ, rang)
$$;
create function journal_instant(a timestamptz) returns text language sql stable
  set search_path = pg_catalog, pg_temp as $$
  select to_char(a at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;
create function journal_mesure_de(e journal_entree) returns text language sql stable
  set search_path = pg_catalog, public, pg_temp as $$
  select journal_mesure(e.id::text, e.verbe, e.objet, e.objet_id, e.numero_unique, e.par,
    e.organisme, to_char(e.le, 'YYYY-MM-DD'), journal_instant(e.consignee_a), e.empreinte_contenu)
$$;
create function journal_mesure_de(c journal_consultation) returns text language sql stable
  set search_path = pg_catalog, public, pg_temp as $$
  select journal_mesure(c.id::text, array_to_string(c.numeros, ','), coalesce(c.agent_id::text, ''),
    c.service, c.sorte, c.motif, journal_instant(c.a))
$$;
create function journal_mesurer_entree() returns trigger language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
begin
  new.consignee_a := clock_timestamp();
  new.empreinte := journal_mesure_de(new);
  return new;
end $$;
create function journal_mesurer_consultation() returns trigger language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
begin
  new.a := clock_timestamp();
  new.empreinte := journal_mesure_de(new);
  return new;
end $$;
create function journal_ajout_seul() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_table_name = 'journal_contenu' and current_setting('seuil.effacement', true) = 'dit' then
    return old;
  end if;
  if tg_op = 'UPDATE' and tg_table_name in ('journal_entree', 'journal_consultation')
      and current_setting('seuil.effacement', true) = 'dit' and new.empreinte = old.empreinte then
    return new;
  end if;
  raise exception 'the journal only grows: % on % is refused', tg_op, tg_table_name;
end $$;
create function journal_effacer_contenu(
  numero text, cle bigint, texte_motif text, sel_motif text, auteur text, organisme_auteur text, jour date
) returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare acte bigint;
begin
  if coalesce(numero, '') = '' and cle is null then
    raise exception 'nothing is named' using errcode = 'invalid_parameter_value';
  end if;
  insert into journal_entree (verbe, objet, objet_id, numero_unique, par, organisme, le, empreinte_contenu)
    values ('journal.contenu_efface', case when cle is null then 'numero' else 'entree' end,
      coalesce(cle::text, numero), numero, auteur, organisme_auteur, jour, journal_mesure(sel_motif, texte_motif))
    returning id into acte;
  insert into journal_contenu (entree_id, sel, texte) values (acte, sel_motif, texte_motif);
  perform set_config('seuil.effacement', 'dit', true);
  delete from journal_contenu c using journal_entree e
    where e.id = c.entree_id and e.id < acte and e.verbe not in ('journal.contenu_efface', 'journal.numero_oublie')
      and case when cle is null then e.numero_unique = numero and numero <> '' else e.id = cle end;
  perform set_config('seuil.effacement', '', true);
  return acte;
end $$;
revoke all on function journal_effacer_contenu(text, bigint, text, text, text, text, date) from public;
create function journal_oublier_numero(
  numero text, jeton text, suffixe_mandataire text, motif_dit text, sel_dit text, auteur text, organisme_auteur text,
  jour date
) returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  acte bigint;
  dit text;
  lignes jsonb;
begin
  if coalesce(numero, '') = '' or coalesce(jeton, '') = '' then
    raise exception 'nothing is named' using errcode = 'invalid_parameter_value';
  end if;
  perform set_config('seuil.effacement', 'dit', true);
  with entrees as (
    update journal_entree e set numero_unique = jeton,
        objet_id = case when e.objet = 'numero' and e.objet_id = numero then jeton else e.objet_id end,
        par = case when right(e.par, length(suffixe_mandataire)) = suffixe_mandataire
          then 'Une personne' || suffixe_mandataire else e.par end,
        organisme = case when right(e.par, length(suffixe_mandataire)) = suffixe_mandataire then '' else e.organisme end
      where e.numero_unique = numero
      returning 'entree ' || e.id as cle, journal_mesure_de(e) as mesure
  ), consultations as (
    update journal_consultation c set numeros = array_replace(c.numeros, numero, jeton),
        service = case when c.motif = 'mandat' then 'Une personne' || suffixe_mandataire else c.service end
      where c.numeros @> array[numero]::varchar[]
      returning 'consultation ' || c.id as cle, journal_mesure_de(c) as mesure
  )
  select coalesce(jsonb_object_agg(cle, mesure), '{}') into lignes
    from (select * from entrees union all select * from consultations) as relues;
  perform set_config('seuil.effacement', '', true);
  dit := jsonb_build_object('motif', motif_dit, 'lignes', lignes)::text;
  insert into journal_entree (verbe, objet, objet_id, numero_unique, par, organisme, le, empreinte_contenu)
    values ('journal.numero_oublie', 'numero', jeton, jeton, auteur, organisme_auteur, jour,
      journal_mesure(sel_dit, dit))
    returning id into acte;
  insert into journal_contenu (entree_id, sel, texte) values (acte, sel_dit, dit);
  return acte;
end $$;
revoke all on function journal_oublier_numero(text, text, text, text, text, text, text, date) from public;
alter table journal_entree add constraint entree_jour_fini check (isfinite(le));
alter table journal_consultation add constraint consultation_numeros_simples check (
  array_ndims(numeros) = 1 and array_position(numeros, null) is null and array_to_string(numeros, '') !~ '[,{}]');
create trigger entree_mesuree before insert on journal_entree
  for each row execute function journal_mesurer_entree();
create trigger consultation_mesuree before insert on journal_consultation
  for each row execute function journal_mesurer_consultation();
create trigger entree_ajout_seul before update or delete on journal_entree
  for each row execute function journal_ajout_seul();
create trigger contenu_ajout_seul before update or delete on journal_contenu
  for each row execute function journal_ajout_seul();
create trigger consultation_ajout_seul before update or delete on journal_consultation
  for each row execute function journal_ajout_seul();
create trigger sceau_ajout_seul before update or delete on journal_sceau
  for each row execute function journal_ajout_seul();
"""
RETIRER = """
alter table journal_entree drop constraint entree_jour_fini;
alter table journal_consultation drop constraint consultation_numeros_simples;
drop trigger entree_mesuree on journal_entree;
drop trigger consultation_mesuree on journal_consultation;
drop trigger entree_ajout_seul on journal_entree;
drop trigger contenu_ajout_seul on journal_contenu;
drop trigger consultation_ajout_seul on journal_consultation;
drop trigger sceau_ajout_seul on journal_sceau;
drop function journal_oublier_numero(text, text, text, text, text, text, text, date);
drop function journal_effacer_contenu(text, bigint, text, text, text, text, date);
drop function journal_ajout_seul();
drop function journal_mesurer_consultation();
drop function journal_mesurer_entree();
drop function journal_mesure_de(journal_consultation);
drop function journal_mesure_de(journal_entree);
drop function journal_instant(timestamptz);
drop function journal_mesure(text[]);
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entree",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("verbe", models.CharField(max_length=60)),
                ("objet", models.CharField(max_length=60)),
                ("objet_id", models.CharField(max_length=60)),
                ("numero_unique", models.CharField(blank=True, max_length=18)),
                ("par", models.CharField(max_length=160)),
                ("organisme", models.CharField(blank=True, max_length=160)),
                ("le", models.DateField()),
                ("consignee_a", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("empreinte_contenu", models.CharField(blank=True, default="", max_length=64)),
                ("empreinte", models.CharField(db_default="", max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Sceau",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rang", models.BigIntegerField(unique=True)),
                ("posee_a", models.DateTimeField()),
                ("precedente", models.CharField(max_length=64)),
                ("empreinte", models.CharField(max_length=64, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "numeros",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=18), size=None),
                ),
                ("agent_id", models.BigIntegerField(null=True)),
                ("service", models.CharField(max_length=160)),
                ("sorte", models.CharField(blank=True, max_length=20)),
                (
                    "motif",
                    models.CharField(
                        choices=[
                            ("dossier", "Consultation du dossier"),
                            ("modification", "Ouverture pour modifier la demande"),
                            ("radiation", "Ouverture pour une radiation"),
                            ("liste", "Liste de demandes"),
                            ("recherche", "Recherche d’une demande"),
                            ("guichet", "Enregistrement au guichet"),
                            ("doublon", "Vérification d’une demande en double"),
                            ("candidats", "Recherche de candidats pour un logement"),
                            ("examen", "Examen pour un logement"),
                            ("commission", "Examen en commission"),
                            ("offre", "Suivi d’une offre de logement"),
                            ("bail", "Ouverture pour signer le bail"),
                            ("code", "Ouverture pour un code d’accès"),
                            ("courrier", "Courrier ouvert"),
                            ("piece", "Pièce d’identité ouverte"),
                            ("proces_verbal", "Procès-verbal de commission ouvert"),
                            ("travail", "Liste de tâches"),
                            ("suivi", "Suivi de la demande"),
                            ("coordonnees", "Coordonnées ouvertes"),
                            ("mandat", "Ouverture par une personne qui agit pour le foyer"),
                        ],
                        max_length=20,
                    ),
                ),
                ("a", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("empreinte", models.CharField(db_default="", max_length=64)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["numeros"], name="consultation_numeros"),
                    django.contrib.postgres.indexes.BrinIndex(fields=["a"], name="consultation_moment"),
                ]
            },
        ),
        migrations.CreateModel(
            name="Contenu",
            fields=[
                (
                    "entree",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="journal.entree",
                    ),
                ),
                ("sel", models.CharField(max_length=32)),
                ("texte", models.TextField()),
            ],
        ),
        migrations.AddIndex(
            model_name="entree", index=models.Index(fields=["objet", "objet_id"], name="journal_objet")
        ),
        migrations.AddIndex(
            model_name="entree", index=models.Index(fields=["numero_unique", "id"], name="journal_numero")
        ),
        migrations.AddIndex(
            model_name="entree", index=django.contrib.postgres.indexes.BrinIndex(fields=["le"], name="journal_jour")
        ),
        migrations.AddField(
            model_name="sceau",
            name="consultation",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, to="journal.consultation"
            ),
        ),
        migrations.AddField(
            model_name="sceau",
            name="entree",
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, to="journal.entree"),
        ),
        migrations.AddConstraint(
            model_name="sceau",
            constraint=models.CheckConstraint(
                condition=models.Q(("entree__isnull", False), ("consultation__isnull", False), _connector="XOR"),
                name="sceau_d_une_ligne",
            ),
        ),
        migrations.RunSQL(POSER, RETIRER),
    ]
