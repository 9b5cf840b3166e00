"""Which rule of the database an act broke: its name, never the sentence, which PostgreSQL translates and may reword."""

from django.db import IntegrityError
from psycopg.errors import Error


def contrainte_violee(erreur: IntegrityError) -> str:
    """Return the name of the constraint or of the unique index; an empty text when the server named none."""
    return (erreur.__cause__.diag.constraint_name or "") if isinstance(erreur.__cause__, Error) else ""
