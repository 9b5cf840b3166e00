"""The three meanings that must have one reader, score, priority, protected fact, and the fields that carry them."""

from django.apps import apps

from seuil.regles.protection import FAITS_PROTEGES

CHAMPS: dict[str, tuple[str, ...]] = {
    "demandes.Demande": ("motifs", "situations", "preuves"),
    "cotation.Note": ("total", "total_prouve", "masque", "masque_prouve", "quantites", "lignes", "faits"),
    "cotation.Cotation": ("total", "total_prouve", "masque", "masque_prouve", "quantites"),
    "cotation.Observation": ("preuves", "dalo", *sorted(FAITS_PROTEGES)),
    "rapprochement.Pretendant": ("score", "prioritaire"),
    "rapprochement.Classement": ("candidats",),
    "designations.Candidature": ("score", "explication"),
}
RELATIONS = {"demandes.Demande": ("notes", "cotations", "observations", "pretendants")}
MODELES = {"Note", "Cotation", "Observation", "Pretendant", "Classement"}

# Words too common to be looked for in sources: only a read seen at run time tells them.
COMMUNS = {"total", "lignes", "faits", "quantites", "candidats"}


def tables() -> dict[str, tuple[str, ...]]:
    """Return the sensitive columns by table; the tables of territories start with the same name."""
    return {apps.get_model(nom)._meta.db_table: champs for nom, champs in CHAMPS.items()}


def mots() -> set[str]:
    """Return the names looked for in sources and templates."""
    champs = {champ for noms in (*CHAMPS.values(), *RELATIONS.values()) for champ in noms}
    return champs - COMMUNS
