"""The files taken in have a room of their own."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("demandes", "0004_remises"), ("importations", "0001_initial")]

    operations = [migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("Importation")])]
