"""The table leaves the register's room with its rows."""

import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("demandes", "0004_remises")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Importation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("empreinte", models.CharField(max_length=64, unique=True)),
                        ("fichier", models.CharField(max_length=255)),
                        ("commencee_le", models.DateField()),
                        ("terminee_le", models.DateField(null=True)),
                        ("lues", models.PositiveIntegerField(default=0)),
                        ("importees", models.PositiveIntegerField(default=0)),
                        ("connues", models.PositiveIntegerField(default=0)),
                        ("refusees", models.PositiveIntegerField(default=0)),
                        ("octets_erreurs", models.PositiveBigIntegerField(default=0)),
                        ("premiere", models.BigIntegerField(null=True)),
                        ("derniere", models.BigIntegerField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "lues",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("importees"), "+", models.F("connues")
                                            ),
                                            "+",
                                            models.F("refusees"),
                                        ),
                                    )
                                ),
                                name="importation_comptee",
                            )
                        ]
                    },
                )
            ],
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE demandes_importation RENAME TO importations_importation",
                    "ALTER TABLE importations_importation RENAME TO demandes_importation",
                )
            ],
        )
    ]
