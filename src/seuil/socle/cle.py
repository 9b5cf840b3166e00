"""A key that orders, compares and finds names without any extension: "Éloïse" and "ELOISE" are the same."""

import unicodedata
from typing import Final

from django.db.models import Func, TextField

PAR_POSTGRESQL: Final = (
    "regexp_replace(replace(replace(lower(normalize(%(expressions)s, NFKD)),'œ','oe'),'æ','ae'),"
    "'[^[:alnum:]]', '', 'g')"
)


def cle_de_la_colonne(nom: str) -> Func:
    """Return the key of a text column, computed by PostgreSQL (immutable, so usable in a generated column).

    A plain expression of Django: the migration that makes the column holds it whole.
    """
    return Func(nom, template=PAR_POSTGRESQL, output_field=TextField())


def cle_de_la_personne(nom: str, prenom: str) -> str:
    """Return the key of a person: the name, a space, the first name, which some do not have."""
    return f"{cle(nom)} {cle(prenom)}".strip()


def cle(texte: str) -> str:
    """Return the same key in Python: letters and digits only, without accents, hyphens or spaces."""
    plat = unicodedata.normalize("NFKD", texte).lower().replace("œ", "oe").replace("æ", "ae")
    return "".join(signe for signe in plat if signe.isalnum())
