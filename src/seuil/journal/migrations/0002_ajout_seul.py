"""The journal only grows: PostgreSQL itself refuses to change or delete what was written."""

from django.db import migrations

POSER = """
create function journal_ajout_seul() returns trigger language plpgsql as $$
begin
  raise exception 'the journal only grows: % on % is refused', tg_op, tg_table_name;
end $$;
create trigger entree_ajout_seul before update or delete on journal_entree
  for each row execute function journal_ajout_seul();
create trigger sceau_ajout_seul before update or delete on journal_sceau
  for each row execute function journal_ajout_seul();
"""
RETIRER = """
drop trigger entree_ajout_seul on journal_entree;
drop trigger sceau_ajout_seul on journal_sceau;
drop function journal_ajout_seul();
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunSQL(POSER, RETIRER)]
