"""Look for a secret where nothing may hold it."""

from django.db import connection


def tables_qui_disent(texte: str) -> list[str]:
    """Return the tables whose rows hold a text in clear."""
    with connection.cursor() as curseur:
        curseur.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [ligne[0] for ligne in curseur.fetchall()]
        trouvees = []
        for table in tables:
            curseur.execute(f'SELECT 1 FROM "{table}" t WHERE t::text LIKE %s LIMIT 1', [f"%{texte}%"])
            trouvees += [table] if curseur.fetchone() else []
    return trouvees
