"""The seven steps of one household: each is done by its own fact, looked up here and nowhere else."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from seuil.baux.etats import EN_COURS
from seuil.baux.etats import Etat as EtatOffre
from seuil.baux.models import Offre
from seuil.commissions.models import ATTRIBUANT
from seuil.commissions.requetes import decision_rendue
from seuil.cotation.models import Note
from seuil.demandes.etats import EN_COURS as DEMANDES_EN_COURS
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.faits import faits_prouves
from seuil.demandes.models import Demande
from seuil.demandes.requetes import delais_de_la_demande
from seuil.designations.etats import Etat as EtatCandidature
from seuil.designations.models import Candidature
from seuil.designations.requetes import a_ete_designee
from seuil.patrimoine.etats import Etat as EtatVacance
from seuil.regles.procedure import Jalon, derouler, etapes

SANS_DOCUMENT = _("Aucun document n’est encore vérifié. Cela n’arrête pas la suite.")
GARDENT_LE_RANG = (*EN_COURS, EtatOffre.BAIL_SIGNE, EtatOffre.RETIREE)  # withdrawn: its turn may come again
EN_PARTIE = _("Des lignes de votre score attendent encore un document. Cela n’arrête pas la suite.")


def du_menage(demande: Demande, notes: Iterable[Note], *, le: date) -> list[dict[str, str]]:
    """Return the seven steps: dates for the past, none for what no rule dates."""
    prouve = bool(faits_prouves(demande, le))
    faites = _faites(demande, notes, prouve=prouve)
    details = {
        Jalon.DEPOT: f"{demande.recue_le:%d/%m/%Y}",
        Jalon.NUMERO: f"{demande.enregistree_le:%d/%m/%Y}",
        Jalon.DOCUMENTS: "" if faites[Jalon.DOCUMENTS] else str(EN_PARTIE if prouve else SANS_DOCUMENT),
    }
    lues = etapes(delais_de_la_demande(demande, le))
    avancements = derouler([faites[etape.jalon] for etape in lues], en_cours=demande.etat in DEMANDES_EN_COURS)
    return [
        {"titre": etape.titre, "detail": details.get(etape.jalon, ""), "etat": avancement.value}
        for etape, avancement in zip(lues, avancements, strict=True)
    ]


def _faites(demande: Demande, notes: Iterable[Note], *, prouve: bool) -> dict[Jalon, bool]:
    """Return whether each step is done, by the fact that `Jalon` names."""
    attendues = any(ligne["provisoire"] for note in notes for ligne in note.lignes)
    candidature, offre = _en_lice(demande)
    return {
        Jalon.DEPOT: True,
        Jalon.NUMERO: True,
        Jalon.DOCUMENTS: prouve and not attendues,
        Jalon.DESIGNATION: candidature is not None,
        Jalon.COMMISSION: candidature is not None and decision_rendue(candidature) is not None,
        Jalon.REPONSE: offre is not None and offre.etat in (EtatOffre.ACCEPTEE, EtatOffre.BAIL_SIGNE),
        Jalon.BAIL: demande.motif_radiation == MotifRadiation.ATTRIBUTION,
    }


def _en_lice(demande: Demande) -> tuple[Candidature | None, Offre | None]:
    """Return the latest candidacy that still leads somewhere, with its offer: neither withdrawn, refused nor lost."""
    if not a_ete_designee(demande):
        return None, None
    offres = {offre.vacance_id: offre for offre in Offre.objects.filter(demande=demande).order_by("pk")}
    menees = Candidature.objects.filter(demande=demande).exclude(etat=EtatCandidature.RETIREE)
    for candidature in menees.select_related("decision__point__seance", "vacance").order_by("-pk"):
        offre = offres.get(candidature.vacance_id)
        if not _est_perdue(candidature, offre) and (offre is None or offre.etat in GARDENT_LE_RANG):
            return candidature, offre
    return None, None


def _est_perdue(candidature: Candidature, offre: Offre | None) -> bool:
    """Refused once its session closed, a condition that lapsed, or a dwelling that somebody else took."""
    if candidature.vacance.etat == EtatVacance.LOUEE and (offre is None or offre.etat != EtatOffre.BAIL_SIGNE):
        return True
    decision = decision_rendue(candidature)
    if decision is None:
        return False
    return decision.nature not in ATTRIBUANT or decision.condition_tombee_le is not None
