"""What a change holds, read again, and all that may be changed."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.changements import conflits, pages_changees
from seuil.declarations.forms.ecarts import a_repondre
from seuil.declarations.forms.marche import Pas
from seuil.declarations.forms.relecture import Relue, relire
from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.models import DEPUIS
from seuil.declarations.parcours.evenements import EVENEMENTS
from seuil.declarations.parcours.ouverture import Changement, PorteDuChangement
from seuil.demandes.acces import JOINDRE
from seuil.demandes.requetes import delais_de_la_demande
from seuil.demandes.requetes.changements import champs_changes, dernier_changement
from seuil.demandes.requetes.identites import attendues_dites
from seuil.socle.middleware import aujourdhui

PAGES_D_UN_EVENEMENT: Final = (
    (_("Un enfant arrive ou part, un conjoint arrive"), "foyer"),
    (_("Un travail trouvé ou perdu"), "travail"),
    (_("Les ressources du mois ont changé"), "sources"),
    (_("Un déménagement"), "adresse"),
)


def montrer(
    request: HttpRequest,
    change: Changement,
    porte: PorteDuChangement,
    *,
    refus: list[str] | None = None,
    depuis: int | None = None,
    statut: int = 200,
    **contexte: Any,
) -> HttpResponse:
    """Show what changes, and every answer that may change; ``depuis``: the mark that a page too old had shown."""
    demande = change.demande
    depuis = change.brouillon.reponses[DEPUIS] if depuis is None else depuis
    attendues, changes = a_repondre(change.avant, change.apres), champs_changes(demande, depuis=depuis)
    if porte.tues:
        changes = {champ: un for champ, un in changes.items() if champ not in JOINDRE}
    en_conflit = conflits(change.lus, changes, demande.titulaire.pk)
    pages = [un for un in pages_changees(change.avant, change.apres) if un.pas is None or se_lit(porte, un.pas)]
    dit: Mapping[str, Any] = {
        "demande": demande,
        "porte": porte,
        "changees": [(un, porte.adresse(un.pas) if un.pas else "") for un in pages],
        "attendues": [(pas, porte.adresse(pas)) for pas in attendues if se_lit(porte, pas)],
        "conflits": en_conflit,
        "identite": change.lus.identite,
        "jours_de_relecture": delais_de_la_demande(demande, aujourdhui(request)).gel_identite_jours,
        "identites_attendues": attendues_dites(demande),
        "bebe": change.bebe,
        "vu": dernier_changement(demande),
        "refus": refus,
        "chapitres": _chapitres(change, porte),
        "evenements": _evenements(change, porte),
        "enregistrer": reverse(porte.url_enregistrer, args=porte.arguments),
    }
    return render(request, porte.gabarit_sommaire, {**dit, **contexte}, status=422 if refus else statut)


def se_lit(porte: PorteDuChangement, pas: Pas) -> bool:
    """Say whether this hand reads a page of the demand."""
    return pas.question.nom not in porte.tues


def _chapitres(change: Changement, porte: PorteDuChangement) -> list[tuple[str | Promise, list[tuple[str, Relue]]]]:
    return [
        (un.titre, [(porte.adresse(page.pas), page) for page in un.pages if se_lit(porte, page.pas)])
        for un in relire(change.apres)
    ]


def _evenements(change: Changement, porte: PorteDuChangement) -> list[tuple[str | Promise, str]]:
    """Return what may have happened, each with the page that says it."""
    propres = [(un.titre, reverse(porte.url_evenement, args=[*porte.arguments, nom])) for nom, un in EVENEMENTS.items()]
    pages = [(titre, pas) for titre, nom in PAGES_D_UN_EVENEMENT if (pas := _premier(change.apres, nom)) is not None]
    return propres + [(titre, porte.adresse(pas)) for titre, pas in pages if se_lit(porte, pas)]


def _premier(saisie: Saisie, nom: str) -> Pas | None:
    return next((pas for pas in saisie.pas if pas.question.nom == nom), None)
