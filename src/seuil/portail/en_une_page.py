"""A demand on one sheet of paper, for its household to take along: nothing protected, no address, no name."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from seuil.acteurs.requetes import guichets_de
from seuil.cotation.requetes import notes_courantes
from seuil.demandes.etats import EN_COURS
from seuil.demandes.faits import est_mineur, ressources_mensuelles
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.portail import demandeur
from seuil.demandes.requetes import territoire_du_foyer
from seuil.instruction.requetes import liste
from seuil.portail.documents import en_phrases
from seuil.portail.score import scores
from seuil.socle.design.mesures import date_longue, euros
from seuil.socle.middleware import aujourdhui


@require_safe
@never_cache
@demandeur
def en_une_page(request: HttpRequest, demande: Demande) -> HttpResponse:
    """The sheet to print: what is asked, until when, the points, the papers to gather, the desks."""
    le = aujourdhui(request)
    lieu = request.territoire or territoire_du_foyer(demande)  # type: ignore[attr-defined]
    papiers = liste(demande, le)
    contexte = {
        "numero": demande.numero_unique,
        "le": le,
        "lignes": _lignes(demande, le),
        "scores": scores(demande, notes_courantes(demande), le=le),
        "papiers": papiers.a_envoyer,
        "comptes": en_phrases(papiers),
        "guichets": guichets_de(lieu) if lieu else [],
        "en_cours": demande.etat in EN_COURS,
    }
    return render(request, "portail/en_une_page.html", contexte)


def _lignes(demande: Demande, le: date) -> list[tuple[Promise, str]]:
    """Return what is asked, each with its label; whoever hides has no place here, and nobody has a street."""
    mensuelles = gettext("%(montant)s par mois") % {"montant": euros(ressources_mensuelles(demande))}
    lignes: list[tuple[Promise, str]] = [
        (_("Déposée le"), date_longue(demande.recue_le)),
        (_("Valable jusqu’au"), date_longue(demande.echeance)),
        (_("Le foyer"), _foyer(demande, le)),
        (_("Ressources déclarées"), mensuelles),
        (_("Le logement voulu"), gettext(" ou ").join(demande.types)),
        (_("Communes voulues"), ", ".join(str(un) for un in demande.souhaits.select_related("commune"))),
    ]
    if not demande.est_protegee and demande.commune is not None:
        lignes.insert(3, (_("Habite à"), demande.commune.nom))
    return lignes


def _foyer(demande: Demande, le: date) -> str:
    """Return how many adults and children, and babies expected: counted, never named."""
    personnes = list(demande.personnes.all())
    bebes = sum(personne.lien == Lien.A_NAITRE for personne in personnes)
    enfants = sum(personne.lien != Lien.A_NAITRE and est_mineur(personne.naissance, le) for personne in personnes)
    adultes = len(personnes) - bebes - enfants
    dits = [ngettext("%(n)s adulte", "%(n)s adultes", adultes) % {"n": adultes}]
    if enfants:
        dits.append(ngettext("%(n)s enfant mineur", "%(n)s enfants mineurs", enfants) % {"n": enfants})
    if bebes:
        dits.append(ngettext("un bébé attendu", "%(n)s bébés attendus", bebes) % {"n": bebes})
    return ", ".join(dits)
