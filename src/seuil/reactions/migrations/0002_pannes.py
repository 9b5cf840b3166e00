"""Tasks of the worker's day that fail: the last failure of each."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reactions", "0001_effets_et_echecs")]
    operations = [
        migrations.CreateModel(
            name="Panne",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tache", models.CharField(max_length=40, unique=True)),
                ("erreur", models.CharField(max_length=200)),
                ("fois", models.PositiveIntegerField(default=0)),
                ("dernier_a", models.DateTimeField(auto_now=True)),
            ],
        )
    ]
