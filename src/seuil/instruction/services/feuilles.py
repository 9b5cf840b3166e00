"""Gather the pages of a paper, one by one: each is kept at once, so that a cut loses nothing."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Sum
from django.utils.translation import gettext

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur
from seuil.demandes.models import Demande, Personne
from seuil.documents.controle.limites import MO
from seuil.documents.models import Document, Sorte
from seuil.documents.services import recevoir
from seuil.instruction import acces
from seuil.instruction.etats import EN_CHEMIN, SE_CHANGENT, Canal, Etat, EtatFeuille
from seuil.instruction.models import Feuille, Piece
from seuil.instruction.requetes import papier
from seuil.journal.services import consigner
from seuil.socle.droits import exiger
from seuil.socle.horloge import exiger_un_jour_venu

QUART, TOUR = 90, 360


class FeuilleRefusee(ValueError):
    """The page cannot be added or changed; says what to do."""


@transaction.atomic
def ajouter_une_feuille(
    demande: Demande,
    code: str,
    personne: Personne | None,
    nom: str,
    contenu: bytes,
    *,
    canal: Canal,
    par: Acteur | Mandataire,
    le: date,
) -> Feuille:
    """Keep a file of a paper, rebuilt clean. Raises FichierRefuse, FeuilleRefusee, DroitRefuse: nothing is kept.

    The file is rebuilt before the demand is locked: two phones of one home never wait for each other's photos.
    """
    exiger_un_jour_venu(le)
    exiger(acces.peut_envoyer(par, demande))
    document = recevoir(nom, contenu, sorte=Sorte.PIECE, numero_unique=demande.numero_unique)

    piece = _a_remplir(demande.verrouiller(), code, personne, canal=canal, le=le)
    exiger(acces.peut_envoyer(par, piece.demande))
    _verifier_la_place(piece, document)
    feuille = Feuille.objects.create(piece=piece, ordre=_rang(piece), document=document, nom=nom[:120])
    if piece.etat == Etat.EN_VERIFICATION:
        consigner("demande.piece_completee", piece.demande, par=par, le=le, piece=piece.pk, feuille=feuille.pk)
    return feuille


@transaction.atomic
def retirer_la_feuille(feuille: Feuille, *, par: Acteur | Mandataire, le: date) -> None:
    """Take back a page that was not sent; its file is destroyed."""
    feuille = _modifiable(feuille, par=par, le=le)
    document = feuille.document_id
    feuille.delete()
    if document is not None:
        Document.objects.filter(pk=document).delete()


@transaction.atomic
def tourner_la_feuille(feuille: Feuille, *, par: Acteur | Mandataire, le: date) -> Feuille:
    """Turn a page a quarter, clockwise."""
    feuille = _modifiable(feuille, par=par, le=le)
    feuille.rotation = (feuille.rotation + QUART) % TOUR
    feuille.save(update_fields=["rotation"])
    return feuille


@transaction.atomic
def deplacer_la_feuille(feuille: Feuille, *, avant: bool, par: Acteur | Mandataire, le: date) -> Feuille:
    """Put a page one place earlier or later; where there is no place, it stays. Accepted and refused pages stay."""
    feuille = _modifiable(feuille, par=par, le=le)
    siennes = list(feuille.piece.feuilles.filter(etat=EtatFeuille.A_LIRE))
    rang = siennes.index(feuille)
    autre = rang - 1 if avant else rang + 1
    if 0 <= autre < len(siennes):
        voisine = siennes[autre]
        feuille.ordre, voisine.ordre = voisine.ordre, feuille.ordre
        Feuille.objects.bulk_update([feuille, voisine], ["ordre"])
    return feuille


def _modifiable(feuille: Feuille, *, par: Acteur | Mandataire, le: date) -> Feuille:
    """Return the page as it is now, under the lock of its demand. Raises FeuilleRefusee once it is sent."""
    exiger_un_jour_venu(le)
    demande = feuille.piece.demande.verrouiller()
    exiger(acces.peut_envoyer(par, demande))
    relue = Feuille.objects.select_related("piece__demande").filter(pk=feuille.pk).first()
    if relue is None or relue.etat != EtatFeuille.A_LIRE or relue.piece.etat not in SE_CHANGENT:
        raise FeuilleRefusee(gettext("Cette page a changé ailleurs, ou elle est déjà envoyée."))
    return relue


def _a_remplir(demande: Demande, code: str, personne: Personne | None, *, canal: Canal, le: date) -> Piece:
    """Return the paper that takes the page: the one on its way, or a new one beside the accepted one."""
    attendu = papier(demande, code, personne.pk if personne else None, le, tout_voir=True)
    if attendu is None:
        raise FeuilleRefusee(gettext("La loi ne permet pas de vous demander ce document."))
    siennes = Piece.objects.filter(demande=demande, code=code, personne=personne, etat__in=EN_CHEMIN)
    piece = siennes.select_related("demande").first()
    if piece is None:
        return Piece.objects.create(
            demande=demande, code=code, personne=personne, canal=canal, remplace=attendu.acceptee
        )
    if piece.etat == Etat.EN_VERIFICATION and piece.prise_par_id is not None:
        raise FeuilleRefusee(
            gettext("Un agent lit ce document en ce moment. Attendez sa réponse : vous pourrez ensuite le compléter.")
        )
    return piece


def _verifier_la_place(piece: Piece, document: Document) -> None:
    siennes = piece.feuilles.exclude(etat=EtatFeuille.REMPLACEE)
    if siennes.count() >= settings.PAPIER_FICHIERS_MAXIMUM:
        dit = gettext("Ce document a déjà %(nombre)s fichiers, c’est le maximum. Réunissez des pages dans un PDF.")
        raise FeuilleRefusee(dit % {"nombre": settings.PAPIER_FICHIERS_MAXIMUM})
    poids = siennes.aggregate(total=Sum("document__taille"))["total"] or 0
    if poids + document.taille > settings.PAPIER_POIDS_MAXIMUM:
        dit = gettext("Ce document pèse trop lourd : %(maximum)s Mo au plus en tout. Retirez une page, ou réduisez-la.")
        raise FeuilleRefusee(dit % {"maximum": settings.PAPIER_POIDS_MAXIMUM // MO})


def _rang(piece: Piece) -> int:
    """Return the place of a new page: that of the first refused one that nothing replaces yet, else the last."""
    siennes = piece.feuilles.exclude(etat=EtatFeuille.REMPLACEE)
    prises = set(siennes.filter(etat=EtatFeuille.A_LIRE).values_list("ordre", flat=True))
    refusees = siennes.filter(etat=EtatFeuille.REFUSEE).values_list("ordre", flat=True)
    libre = next((ordre for ordre in refusees if ordre not in prises), None)
    dernier = piece.feuilles.aggregate(dernier=Max("ordre"))["dernier"]
    return libre if libre is not None else (0 if dernier is None else dernier + 1)
