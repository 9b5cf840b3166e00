"""The texts of the territories, their wordings, their figures, and what the search reads."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("territoires", "0001_initial"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="Texte",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cle", models.SlugField(max_length=60)),
                ("rubrique", models.CharField(max_length=20)),
                ("rang", models.PositiveSmallIntegerField()),
                ("delai_legal", models.BooleanField(default=False)),
                (
                    "territoire",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="textes",
                        to="territoires.territoire",
                    ),
                ),
            ],
            options={"ordering": ("rang", "pk")},
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("langue", models.CharField(default="fr", max_length=8)),
                (
                    "etat",
                    models.CharField(
                        choices=[
                            ("proposee", "Proposée"),
                            ("en_ligne", "En ligne"),
                            ("remplacee", "Remplacée"),
                            ("ecartee", "Écartée"),
                            ("retiree", "Retirée"),
                        ],
                        default="proposee",
                        max_length=10,
                    ),
                ),
                ("titre", models.CharField(max_length=160)),
                ("corps", models.TextField()),
                ("aujourdhui", models.TextField(blank=True)),
                ("article", models.CharField(blank=True, max_length=120)),
                ("date", models.CharField(blank=True, max_length=60)),
                ("source", models.CharField(max_length=240)),
                ("ecrite_le", models.DateField()),
                ("publiee_le", models.DateField(null=True)),
                (
                    "ecrite_par",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "relue_par",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "texte",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="redactions", to="informations.texte"
                    ),
                ),
            ],
            options={"ordering": ("pk",)},
        ),
        migrations.CreateModel(
            name="FaitChiffre",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "etat",
                    models.CharField(
                        choices=[
                            ("proposee", "Proposée"),
                            ("en_ligne", "En ligne"),
                            ("remplacee", "Remplacée"),
                            ("ecartee", "Écartée"),
                            ("retiree", "Retirée"),
                        ],
                        default="proposee",
                        max_length=10,
                    ),
                ),
                ("ecrite_le", models.DateField()),
                ("publiee_le", models.DateField(null=True)),
                ("cle", models.CharField(max_length=60)),
                ("rang", models.PositiveSmallIntegerField()),
                ("libelle", models.CharField(max_length=160)),
                ("valeur", models.DecimalField(decimal_places=2, max_digits=12)),
                ("unite", models.CharField(blank=True, max_length=20)),
                ("date", models.CharField(max_length=40)),
                ("source", models.CharField(max_length=200)),
                (
                    "ecrite_par",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "relue_par",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "territoire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="faits", to="territoires.territoire"
                    ),
                ),
            ],
            options={
                "ordering": ("rang", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("etat", "en_ligne")),
                        fields=("territoire", "cle"),
                        name="une_valeur_en_ligne",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titre", models.CharField(max_length=240)),
                ("texte", models.TextField()),
                ("adresse", models.CharField(max_length=200)),
                ("cle_titre", models.TextField()),
                ("cle_texte", models.TextField()),
                (
                    "vecteur",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.CombinedSearchVector(
                            django.contrib.postgres.search.SearchVector("cle_titre", config="french", weight="A"),
                            "||",
                            django.contrib.postgres.search.SearchVector("cle_texte", config="french", weight="C"),
                            django.contrib.postgres.search.SearchConfig("french"),
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "territoire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="territoires.territoire",
                    ),
                ),
            ],
            options={"indexes": [django.contrib.postgres.indexes.GinIndex(fields=["vecteur"], name="passage_vecteur")]},
        ),
        migrations.AddConstraint(
            model_name="texte",
            constraint=models.UniqueConstraint(fields=("territoire", "cle"), name="texte_unique", nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name="redaction",
            constraint=models.UniqueConstraint(
                condition=models.Q(("etat", "en_ligne")), fields=("texte", "langue"), name="une_redaction_en_ligne"
            ),
        ),
    ]
