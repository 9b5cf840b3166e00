"""Which files are complete, in SQL: what `obligatoires_recues` counts of one demand, asked of thousands at once."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from seuil.demandes.faits import mineurs_nes_apres
from seuil.demandes.models import Demande, Personne
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.pieces import SANS_AVIS_FRANCAIS, disant
from seuil.instruction.etats import Etat
from seuil.instruction.lignes import AVIS, IDENTITE_DES_MAJEURS
from seuil.instruction.models import Piece
from seuil.instruction.nomenclatures import CODES_SENSIBLES
from seuil.regles.pieces import Piece as PieceDeLaListe
from seuil.regles.pieces import liste_limitative

RECUES = (Etat.EN_VERIFICATION, Etat.ACCEPTEE)
DU_FOYER = 0  # the key of nobody: whose paper it is when it is the household's


def dossiers_complets(demandes: Collection[int], le: date) -> set[int]:
    """Return which of these demands have every mandatory paper, accepted or being read, protected facts apart."""
    dues = [une for une in liste_limitative(le) if une.obligatoire and une.code not in CODES_SENSIBLES]
    a_renvoyer = _a_renvoyer(le).filter(demande=OuterRef("pk"), code__in=[une.code for une in dues])
    lues = Demande.objects.filter(~Exists(a_renvoyer), pk__in=demandes)
    for une in dues:
        lues = lues.filter(_recue(une, le) | ~_appelee(une, le))
    return set(lues.values_list("pk", flat=True))


def _a_renvoyer(le: date) -> QuerySet[Piece]:
    """Return the papers refused, and those out of date that no other one being read replaces; due or not."""
    pour_qui = Coalesce("personne", DU_FOYER)
    lues = Piece.objects.alias(pour=pour_qui).filter(
        etat=Etat.EN_VERIFICATION, demande=OuterRef("demande"), code=OuterRef("code"), pour=OuterRef("pour")
    )
    perimees = Q(etat=Etat.ACCEPTEE, expire_le__lt=le) & ~Exists(lues)
    return Piece.objects.alias(pour=pour_qui).filter(Q(etat=Etat.A_REMPLACER) | perimees)


def _appelee(une: PieceDeLaListe, le: date) -> Q:
    """Return the demands whose answers call for a paper: `regles.pieces.est_due`."""
    appelee = disant(une.condition, le) if une.condition else ~Q(pk=None)
    return appelee & ~disant(une.sauf, le) if une.sauf else appelee


def _recue(une: PieceDeLaListe, le: date) -> Q:
    """Return the demands that have a paper, of each person who brings one."""
    recues = Piece.objects.filter(code=une.code, etat__in=RECUES)
    if une.code not in (IDENTITE_DES_MAJEURS, AVIS):
        return Q(Exists(recues.filter(demande=OuterRef("pk"), personne__isnull=True)))
    majeurs = Personne.objects.filter(demande=OuterRef("pk"), naissance__lte=mineurs_nes_apres(le))
    if une.code == IDENTITE_DES_MAJEURS:
        attendus = majeurs.exclude(lien=Lien.DEMANDEUR)
    else:
        attendus = majeurs.filter(avis_de__isnull=True).exclude(sorte_avis__in=SANS_AVIS_FRANCAIS)
    return ~Q(Exists(attendus.filter(~Exists(recues.filter(demande=OuterRef("demande"), personne=OuterRef("pk"))))))
