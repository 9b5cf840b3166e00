"""Rankings, nights, and the narrow rows that a search reads.

Their table is cut by territory, which Django cannot say: its statements are written here.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

POSER = """
create table rapprochement_pretendant (
  demande_id bigint not null,
  lieu varchar(6) not null,
  territoire_id varchar(50) not null,
  score smallint not null,
  recue_le date not null,
  type smallint not null,
  echeance date not null,
  categorie smallint not null,
  personnes_en_plus smallint not null,
  revenu integer,
  revenu_mensuel integer not null,
  aide integer not null,
  drapeaux smallint not null,
  prioritaire boolean not null,
  sauf varchar(50)[],
  primary key (demande_id, lieu, territoire_id, type)
) partition by list (territoire_id);
create index pretendant_classement on rapprochement_pretendant (lieu, type, score desc, recue_le, demande_id)
  include (categorie, personnes_en_plus, revenu, revenu_mensuel, aide, drapeaux, echeance, sauf);
create index pretendant_prioritaire on rapprochement_pretendant (lieu, type, score desc, recue_le, demande_id)
  include (categorie, personnes_en_plus, revenu, revenu_mensuel, aide, drapeaux, echeance, sauf)
  where prioritaire;
"""
RETIRER = "drop table rapprochement_pretendant"


class Migration(migrations.Migration):
    initial = True

    dependencies = [("cotation", "0001_initial"), ("demandes", "0001_initial"), ("patrimoine", "0001_initial")]

    operations = [
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
        migrations.CreateModel(
            name="Classement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("le", models.DateField()),
                ("graine", models.CharField(max_length=64)),
                ("regles", models.JSONField()),
                ("compatibles", models.PositiveIntegerField(default=0)),
                ("exclusions", models.JSONField(default=list)),
                (
                    "vacance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="classements", to="patrimoine.vacance"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RangFige",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "classement_id", "rang", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("rang", models.IntegerField()),
                ("score", models.SmallIntegerField()),
                ("prouve", models.SmallIntegerField()),
                ("recue_le", models.DateField()),
                ("ligne", models.JSONField(null=True)),
                (
                    "classement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rangs",
                        to="rapprochement.classement",
                    ),
                ),
                (
                    "demande",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="demandes.demande",
                    ),
                ),
                (
                    "grille",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cotation.grille",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ligne__isnull", False)), fields=["demande"], name="rang_fige_decrit"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="Exclues",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("regle", models.CharField(max_length=20)),
                ("contenu", models.BinaryField()),
                (
                    "classement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exclues",
                        to="rapprochement.classement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["classement", "regle"], name="exclues_une_fois_par_regle")
                ]
            },
        ),
        migrations.CreateModel(
            name="Nuit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("depuis", models.DateField(null=True)),
                ("le", models.DateField()),
                ("est_un_saut", models.BooleanField(default=False)),
                ("commencee_a", models.DateTimeField(auto_now_add=True)),
                ("est_finie", models.BooleanField(default=False)),
                ("annulee_le", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("depuis__isnull", True), ("le__gte", models.F("depuis")), _connector="OR"),
                        name="nuit_en_avant",
                    )
                ]
            },
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(POSER, RETIRER)],
            state_operations=[
                migrations.CreateModel(
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
                        ]
                    },
                )
            ],
        ),
    ]
