"""What must have one reader, score, priority, protected fact, former answer, and the fields that carry them."""

from functools import cache

from django.apps import apps

from seuil.regles.protection import FAITS_PROTEGES

CHAMPS: dict[str, tuple[str, ...]] = {
    "demandes.Demande": ("motifs", "situations"),
    "demandes.FaitEtabli": ("fait", "valeur"),
    "declarations.Brouillon": ("contenu",),
    "journal.Contenu": ("texte",),
    "cotation.Note": ("total", "total_prouve", "masque", "masque_prouve", "quantites", "lignes", "faits"),
    "cotation.Cotation": ("total", "total_prouve", "masque", "masque_prouve", "quantites"),
    "cotation.Observation": ("preuves", "dalo", *sorted(FAITS_PROTEGES)),
    "rapprochement.Pretendant": ("score", "prioritaire"),
    "rapprochement.RangFige": ("score", "prouve", "ligne"),
    "designations.Candidature": ("score", "explication"),
}
RELATIONS = {"demandes.Demande": ("notes", "cotations", "observations", "pretendants", "faits_etablis")}
MODELES = {"FaitEtabli", "Note", "Cotation", "Observation", "Pretendant", "RangFige", "Contenu"}
ACTES, DITS = {"Entree", "Contenu", "histoire"}, {"faits", "contenu", "texte"}  # who holds acts, what they said

# Words too common to be looked for in sources: only a read seen at run time tells them.
COMMUNS = {
    "prouve",
    "ligne",
    "fait",
    "valeur",
    "total",
    "lignes",
    "faits",
    "quantites",
    "candidats",
    "texte",
    "contenu",
}


@cache
def tables() -> dict[str, tuple[str, ...]]:
    """Return the sensitive columns by table; the tables of territories start with the same name."""
    return {apps.get_model(nom)._meta.db_table: champs for nom, champs in CHAMPS.items()}


@cache
def tables_des_modeles() -> dict[str, str]:
    """Return the table of each sensitive model, by the name of its class."""
    return {nom.rpartition(".")[2]: apps.get_model(nom)._meta.db_table for nom in CHAMPS}


@cache
def mots() -> frozenset[str]:
    """Return the names looked for in sources and templates."""
    champs = {champ for noms in (*CHAMPS.values(), *RELATIONS.values()) for champ in noms}
    return frozenset(champs - COMMUNS)
