"""The rows of a household in every step, and what becomes of them: deleted, or kept without a word."""

from typing import Any, Final

from django.db.models import Model, Q, QuerySet

from seuil.baux.models import Offre, Passage, Reponse
from seuil.commissions.models import Decision, Deport, Point, Report, VoteAnterieur
from seuil.contacts.models import Code, Contact, Preference
from seuil.cotation.models import Cotation, Note, Observation, Retouche
from seuil.declarations.models import Brouillon
from seuil.demandes.models import Demande, FaitEtabli, IdentiteARelire, Remise, Ressemblance, Titulaire
from seuil.designations.models import Candidature, Liste, RangPasse
from seuil.echanges.models import Echange, FichierJoint, Message
from seuil.effacements.models import Sollicitation
from seuil.effacements.requetes import Traces
from seuil.instruction.models import Feuille, Piece, Rectification
from seuil.mandats.models import Mandat
from seuil.mutations.models import Location
from seuil.radiations.models import Contestation, Interrogation
from seuil.rapprochement.models import Inscription, Pretendant, RangFige
from seuil.rendez_vous.models import RendezVous
from seuil.renouvellements.models import Rappel, Tentative

EFFACE: Final = "Effacé"
SUPPRIMEES: Final[tuple[tuple[type[Model], tuple[str, ...]], ...]] = (
    (FichierJoint, ("message__echange__demande",)),
    (Message, ("echange__demande",)),
    (Echange, ("demande",)),
    (Rectification, ("demande",)),
    (Feuille, ("piece__demande",)),
    (Piece, ("demande",)),
    (FaitEtabli, ("demande",)),
    (Location, ("demande",)),
    (Tentative, ("demande",)),
    (Rappel, ("demande",)),
    (Note, ("demande",)),
    (Cotation, ("demande",)),
    (Observation, ("demande",)),
    (Retouche, ("demande",)),
    (Pretendant, ("demande",)),
    (Inscription, ("demande",)),
    (Brouillon, ("demande", "change")),
    (Code, ("contact__demande",)),
    (Contact, ("demande",)),
    (Preference, ("demande",)),
    (Mandat, ("demande",)),
    (IdentiteARelire, ("demande",)),
    (Remise, ("demande",)),
    (Ressemblance, ("premiere", "seconde")),
    (Titulaire, ("demande",)),
)  # in an order that the foreign keys allow
TUES: Final[tuple[tuple[type[Model], str, tuple[str, ...]], ...]] = (
    (Offre, "demande", ("motif_refus", "motif_cloture")),
    (Reponse, "offre__demande", ("motif", "note")),
    (Passage, "decision__candidature__demande", ("motif",)),
    (Decision, "candidature__demande", ("constat", "mots", "cumul", "piece_manquante", "condition_motif")),
    (Report, "candidature__demande", ("mots",)),
    (VoteAnterieur, "candidature__demande", ("proposition",)),
    (Candidature, "demande", ("motif_retrait",)),
    (RangPasse, "demande", ("mots",)),
    (Sollicitation, "demande", ("raison",)),
    (Interrogation, "demande", ("question", "reponse")),
    (Contestation, "demande", ("texte", "motif")),
    (RendezVous, "demande", ("mots", "motif_annulation", "compte_rendu")),
)  # the row is an act of the procedure: it stays, its free words go
PARTAGEES: Final[tuple[tuple[type[Model], str, tuple[str, ...]], ...]] = (
    (Liste, "candidatures__demande", ("motif_insuffisance",)),
    (Point, "vacance__candidatures__demande", ("motif_insuffisance",)),
    (Deport, "point__vacance__candidatures__demande", ("motif",)),
)  # of several households: their words go when they name this one
AILLEURS: Final = frozenset(
    {"Envoi", "Personne", "Souhait", "Bail", "RangFige"}
)  # erased by their own step, or nothing to erase
DE_LA_LIGNE: Final = ("demande", "score", "prouve", "grille", "rang", "recue_le")


def effacer_les_tables(demande: Demande, traces: Traces, jeton: str) -> None:
    """Delete or silence every row of the household, outside those that its own steps erase."""
    for modele, chemin, champs in PARTAGEES:
        communes = modele._default_manager.filter(**{chemin: demande})
        _taire(communes, champs, traces)
    for modele, chemin, champs in TUES:
        _taire(modele._default_manager.filter(**{chemin: demande}), champs)
    _figer_les_jetons(demande, jeton)
    for modele, chemins in SUPPRIMEES:
        siennes = Q()
        for chemin in chemins:
            siennes |= Q(**{chemin: demande})
        modele._default_manager.filter(siennes).delete()


def _taire(lignes: QuerySet[Any], champs: tuple[str, ...], traces: Traces | None = None) -> None:
    """Put one word in place of those that were said: what the database wants said stays said."""
    cles = list(lignes.values_list("pk", flat=True))
    for champ in champs:
        dites = Q(**{champ: ""})
        voulues = lignes.model._default_manager.filter(pk__in=cles).exclude(dites)
        if traces is not None:
            nommee = Q(pk=None)
            for mot in traces.mots:
                nommee |= Q(**{f"{champ}__contains": mot})
            voulues = voulues.filter(nommee)
        voulues.update(**{champ: EFFACE})


def _figer_les_jetons(demande: Demande, jeton: str) -> None:
    """Put the token in the frozen rankings and in the lines that designated the household."""
    for candidature in Candidature.objects.filter(demande=demande):
        candidature.explication = ligne_effacee(candidature.explication, jeton)
        candidature.save(update_fields=["explication"])
    for fige in RangFige.objects.filter(demande=demande, ligne__isnull=False):
        RangFige.objects.filter(pk=fige.pk).update(ligne=ligne_effacee(fige.ligne or {}, jeton))


def ligne_effacee(ligne: dict[str, Any], jeton: str) -> dict[str, Any]:
    """Return the line of a frozen ranking with its rank and score, and nothing of the household."""
    vides: dict[type, Any] = {str: "", int: 0, list: [], dict: {}}
    effacee = {nom: dit if nom in DE_LA_LIGNE else vides.get(type(dit)) for nom, dit in ligne.items()}
    return effacee | {"numero_unique": jeton}
