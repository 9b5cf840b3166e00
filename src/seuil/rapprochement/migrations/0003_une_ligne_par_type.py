"""One row per type, so that a search reads what it keeps; where a demand is listed. Derived: `seuil cotation reprendre`."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from seuil.socle.db.partitions import TablePartitionnee


class Migration(migrations.Migration):
    dependencies = [("cotation", "0003_faits_en_une_table"), ("rapprochement", "0002_une_table_par_territoire")]

    operations = [
        migrations.DeleteModel(name="Pretendant"),
        TablePartitionnee(
            name="Pretendant",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "demande_id",
                        "lieu",
                        "territoire",
                        "type",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "demande",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pretendants",
                        to="demandes.demande",
                    ),
                ),
                ("lieu", models.CharField(max_length=6)),
                ("territoire", models.SlugField(db_column="territoire_id", db_index=False)),
                ("score", models.SmallIntegerField()),
                ("recue_le", models.DateField()),
                ("type", models.SmallIntegerField()),
                ("echeance", models.DateField()),
                ("categorie", models.SmallIntegerField()),
                ("personnes_en_plus", models.SmallIntegerField(default=0)),
                ("revenu", models.IntegerField(null=True)),
                ("revenu_mensuel", models.IntegerField()),
                ("aide", models.IntegerField(default=0)),
                ("drapeaux", models.SmallIntegerField(default=0)),
                ("prioritaire", models.BooleanField(default=False)),
                (
                    "sauf",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=50), null=True, size=None
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["lieu", "type", "-score", "recue_le", "demande"],
                        include=(
                            "categorie",
                            "personnes_en_plus",
                            "revenu",
                            "revenu_mensuel",
                            "aide",
                            "drapeaux",
                            "echeance",
                            "sauf",
                        ),
                        name="pretendant_classement",
                    ),
                    models.Index(
                        condition=models.Q(("prioritaire", True)),
                        fields=["lieu", "type", "-score", "recue_le", "demande"],
                        include=(
                            "categorie",
                            "personnes_en_plus",
                            "revenu",
                            "revenu_mensuel",
                            "aide",
                            "drapeaux",
                            "echeance",
                            "sauf",
                        ),
                        name="pretendant_prioritaire",
                    ),
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Inscription",
            fields=[
                (
                    "demande",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="inscription",
                        serialize=False,
                        to="demandes.demande",
                    ),
                ),
                ("territoires", django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(), size=None)),
                ("a_revoir_le", models.DateField(db_index=True)),
            ],
        ),
    ]
