"""A couple separates: each demand keeps the papers that are its own (docs/decisions/0048)."""

from django.db import transaction
from django.db.models import Q

from seuil.demandes.models import Demande
from seuil.demandes.pieces import IDENTITE
from seuil.documents.models import Document
from seuil.instruction.etats import EN_CHEMIN, Etat
from seuil.instruction.lignes import IDENTITE_DES_MAJEURS
from seuil.instruction.models import Feuille, Piece, Rectification
from seuil.instruction.nomenclatures import CODES_SENSIBLES


@transaction.atomic
def emporter_les_papiers(nee: Demande, *, titulaire_partie: bool, est_protegee: bool) -> int:
    """Give the demand of who left a couple its own papers, wherever they stand; return how many came.

    Its identity, its notice; who is protected takes what protects it too, which who stays never reads again. Those of
    the home stay. ``titulaire_partie``: the identity of the holder left, that of who stays takes its place.
    """
    if nee.separee_de is None:
        return 0
    siens = Q(personne__demande=nee)
    if titulaire_partie:
        siens |= Q(code=IDENTITE, personne=None)
    if est_protegee:
        siens |= Q(code__in=CODES_SENSIBLES, personne=None)
    emportees = list(Piece.objects.filter(siens, demande=nee.separee_de).order_by("pk"))
    for piece in emportees:
        _remettre(piece.verrouiller(), nee)
    if titulaire_partie:
        _faire_titulaire(nee.separee_de)
    return len(emportees)


def _remettre(piece: Piece, nee: Demande) -> None:
    """Put a paper in its demand, with its pages and what it corrected; what is there already keeps its place."""
    piece.demande = nee
    if piece.code == IDENTITE_DES_MAJEURS and piece.personne_id == nee.titulaire.pk:
        piece.code, piece.personne = IDENTITE, None
    la = Piece.objects.filter(demande=nee, code=piece.code, personne=piece.personne)
    if piece.etat == Etat.PREPAREE and la.filter(etat__in=EN_CHEMIN).exists():
        piece.delete()
        return
    if la.filter(etat__in=EN_CHEMIN if piece.etat in EN_CHEMIN else {piece.etat} - {Etat.REMPLACEE}).exists():
        piece.passer("remplacer")
    piece.prise_par = piece.prise_a = None
    piece.save(update_fields=["demande", "code", "personne", "etat", "prise_par", "prise_a"])
    if piece.etat == Etat.ACCEPTEE:
        la.filter(etat__in=EN_CHEMIN, remplace=None).update(remplace=piece)
    siennes = Feuille.objects.filter(piece=piece, document__isnull=False)
    Document.objects.filter(pk__in=siennes.values("document")).update(numero_unique=nee.numero_unique)
    Rectification.objects.filter(piece=piece).update(demande=nee)


def _faire_titulaire(couple: Demande) -> None:
    """Who stays holds the demand now: the identity that it sent as an adult of the home is the holder's."""
    siennes = Piece.objects.filter(demande=couple, code=IDENTITE_DES_MAJEURS, personne=couple.titulaire)
    siennes.update(code=IDENTITE, personne=None)
