"""What an act said goes to a table of its own; seals and consultations receive what will be measured."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

RETIRER = """
drop trigger entree_ajout_seul on journal_entree;
drop trigger sceau_ajout_seul on journal_sceau;
drop function journal_ajout_seul();
"""
REMETTRE = """
create function journal_ajout_seul() returns trigger language plpgsql as $$
begin
  raise exception 'the journal only grows: % on % is refused', tg_op, tg_table_name;
end $$;
create trigger entree_ajout_seul before update or delete on journal_entree
  for each row execute function journal_ajout_seul();
create trigger sceau_ajout_seul before update or delete on journal_sceau
  for each row execute function journal_ajout_seul();
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_ajout_seul")]
    operations = [
        migrations.RunSQL(RETIRER, REMETTRE),
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
        migrations.AddField("entree", "empreinte_contenu", models.CharField(blank=True, default="", max_length=64)),
        migrations.AddField("sceau", "rang", models.BigIntegerField(null=True)),
        migrations.AddField("sceau", "posee_a", models.DateTimeField(null=True)),
        migrations.AddField(
            "sceau",
            "consultation",
            models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, to="journal.consultation"),
        ),
        migrations.AlterField(
            "sceau",
            "entree",
            models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, to="journal.entree"),
        ),
        migrations.AddField(
            "consultation",
            "numeros",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=18), default=list, size=None
            ),
        ),
        migrations.AddField("consultation", "sorte", models.CharField(blank=True, default="", max_length=20)),
        migrations.AddField("consultation", "empreinte", models.CharField(default="", max_length=64)),
    ]
