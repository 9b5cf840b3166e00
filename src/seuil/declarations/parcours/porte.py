"""Who walks, and how a page is shown to them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from seuil.declarations.forms.marche import Pas
from seuil.declarations.forms.questions import CHAPITRES, COMMUNES, FOYER, QUESTIONS
from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.models import Brouillon, BrouillonIllisible

RELECTURE, ENVOI = "relecture", "envoi"
RETOUR: Final = "retour"  # set by « Changer » on the review: one goes back there
RELU: Final = "relu"  # the subject that one comes back from: open on the review
GABARITS: Final = {FOYER: "declarations/pages/foyer.html", COMMUNES: "declarations/pages/communes.html"}
SIMPLE: Final = "declarations/pages/simple.html"
FIN: Final = {RELECTURE: "declarations/pages/relecture.html", ENVOI: "declarations/pages/envoi.html"}


@dataclass(frozen=True, slots=True)
class Porte:
    """The frame of the pages, and the names of the addresses that lead to them."""

    gabarit: str
    url_page: str
    url_page_pour: str
    url_envoi: str
    est_agent: bool

    def adresse(self, pas: Pas | None) -> str:
        """Return the address of a page; of the review when there is none left."""
        if pas is None:
            return reverse(self.url_page, args=[RELECTURE])
        if pas.personne:
            return reverse(self.url_page_pour, args=[pas.question.nom, pas.personne])
        return reverse(self.url_page, args=[pas.question.nom])

    def attendue(self, saisie: Saisie) -> Pas | None:
        """Return the first page that must still be answered, None when there is none."""
        return saisie.manquante

    def suite(self, saisie: Saisie, pas: Pas) -> Pas | None:
        """Return the page after this one, as the answers now call for it; the first one missing after the last."""
        return saisie.suivante(pas)

    def relue(self, saisie: Saisie, pas: Pas) -> str:
        """Return where one goes who came from the review: there, at its chapter; a missing page comes first."""
        manquante = self.attendue(saisie)
        chapitre = pas.question.chapitre
        return self.adresse(manquante) if manquante else f"{self.adresse(None)}?{RELU}={chapitre}#relu-{chapitre}"

    def portes(self, brouillon: Brouillon, saisie: Saisie, pas: Pas) -> list[tuple[str, str]]:
        """Return what the page sends back as it is: names and values."""
        return []

    def precedente(self, saisie: Saisie, pas: Pas) -> str:
        """Return the address before this page; none for the first."""
        avant = saisie.precedente(pas)
        return self.adresse(avant) if avant else ""


def premiere() -> str:
    """Return the name of the page where one begins."""
    return QUESTIONS[0].nom


def ou_reprendre(brouillon: Brouillon, porte: Porte, *, le: date) -> str:
    """Return the address of the first page that is missing, where one who comes back goes on."""
    try:
        return porte.adresse(Saisie(brouillon.reponses, le=le).manquante)
    except BrouillonIllisible:
        return porte.adresse(Pas(QUESTIONS[0]))  # that page says that the answers do not open


def montrer(
    request: HttpRequest, brouillon: Brouillon, saisie: Saisie, pas: Pas, porte: Porte, **contexte: Any
) -> HttpResponse:
    """Render the page of a question."""
    dit = {
        "pas": pas,
        "question": pas.question,
        "titre": _titre(saisie, pas),
        "precedente": porte.precedente(saisie, pas),
        "retour": RETOUR if RETOUR in request.GET or RETOUR in request.POST else "",
        "gabarit_page": GABARITS.get(pas.question.nom, SIMPLE),
        "portes": porte.portes(brouillon, saisie, pas),
    }
    return rendre(request, brouillon, saisie, porte, pas.question.chapitre, **dit, **contexte)


def rendre(
    request: HttpRequest, brouillon: Brouillon, saisie: Saisie, porte: Porte, chapitre: str, **contexte: Any
) -> HttpResponse:
    """Render a page of a chapter in the frame of the door."""
    commun = chapitres(chapitre) | {
        "saisie": saisie,
        "porte": porte,
        "brouillon": brouillon if brouillon.contenu else None,
        "jours": settings.BROUILLONS_JOURS,
        "ouvert_jusqu_a": brouillon.modifie_a and brouillon.modifie_a + timedelta(seconds=settings.SESSION_COOKIE_AGE),
    }
    statut = 422 if contexte.get("erreurs_de_saisie") else 200
    return render(request, porte.gabarit, commun | contexte, status=statut)


def chapitres(ici: str) -> dict[str, Any]:
    """Return where one stands among the chapters, each with the digit that opens it at a desk."""
    return {
        "rang": list(CHAPITRES).index(ici) + 1,
        "libelles": list(CHAPITRES.values()),
        "chapitres_du_papier": [(rang, nom, titre) for rang, (nom, titre) in enumerate(CHAPITRES.items(), start=1)],
    }


def suivre(request: HttpRequest, brouillon: Brouillon, saisie: Saisie, pas: Pas, porte: Porte) -> HttpResponse:
    """Go to the page after this one, as the answers now call for it; back to the review for who came from there."""
    apres = Saisie(brouillon.reponses, le=saisie.le)
    if RETOUR in request.POST:
        return redirect(porte.relue(apres, pas))
    return redirect(porte.adresse(porte.suite(apres, pas)))


def _titre(saisie: Saisie, pas: Pas) -> str:
    if pas.personne and len(saisie.adultes) > 1:
        return f"{saisie.noms[pas.personne]} : {str(pas.question.titre)[:1].lower()}{str(pas.question.titre)[1:]}"
    return str(pas.question.titre)
