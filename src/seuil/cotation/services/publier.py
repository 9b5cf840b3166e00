"""Publish a version of a grid, as its own immutable text."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent
from seuil.cotation import acces
from seuil.cotation.models import Grille
from seuil.cotation.requetes import lire
from seuil.journal.services import consigner
from seuil.regles import grilles as loi
from seuil.socle.droits import exiger
from seuil.territoires.models import Territoire


class GrilleRefusee(ValueError):
    """The grid has mistakes; ``fautes`` are sentences, with their line."""

    def __init__(self, fautes: list[str]) -> None:
        self.fautes = fautes
        super().__init__(" ".join(fautes))


@transaction.atomic
def publier(territoire: Territoire, *, texte: str, par: Agent | Systeme, le: date) -> Grille:
    """Check and publish a grid (art. R441-2-10, 11°). Raises DroitRefuse, GrilleRefusee."""
    exiger(acces.peut_publier(par, territoire))

    lue = _lue(texte, territoire)
    territoire = territoire.verrouiller()
    _comparer_aux_publiees(lue, territoire)
    grille = Grille.objects.create(
        territoire=territoire,
        version=lue.version,
        texte=texte,
        empreinte=lue.empreinte,
        date_debut=lue.date_debut,
        date_fin=lue.date_fin,
        deliberation=lue.deliberation,
        publiee_le=le,
    )

    consigner("grille.publiee", grille, par=par, le=le, version=lue.version, empreinte=lue.empreinte)
    return grille


def _lue(texte: str, territoire: Territoire) -> loi.Grille:
    try:
        lue = loi.lire_grille(texte)
    except loi.GrilleInvalide as faute:
        raise GrilleRefusee([str(ligne) for ligne in faute.fautes]) from faute
    if lue.territoire != territoire.pk:
        raise GrilleRefusee([f"Cette grille est celle de « {lue.territoire} », pas de « {territoire.pk} »."])
    return lue


def _comparer_aux_publiees(lue: loi.Grille, territoire: Territoire) -> None:
    publiees = Grille.objects.filter(territoire=territoire)
    if publiees.filter(version=lue.version).exists():
        raise GrilleRefusee([f"La version {lue.version} est déjà publiée : donnez-lui un autre nom de version."])
    if conflits := loi.fautes_de_versions([*(lire(grille) for grille in publiees), lue]):
        raise GrilleRefusee(conflits)
