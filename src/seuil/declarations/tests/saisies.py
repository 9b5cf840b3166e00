"""Pages filled as people fill them, right unless a test says otherwise: one woman, lodged by a friend, with a job."""

import io
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import MultiWidget
from django.http import QueryDict
from PIL import Image

from seuil.declarations.forms.base import Selon
from seuil.declarations.forms.foyer import PersonneForm
from seuil.declarations.forms.identite import IdentiteForm
from seuil.declarations.forms.questions import QUESTIONS
from seuil.declarations.forms.saisie import Saisie

LE = date(2026, 11, 23)
CHAPITRE = {question.nom: question.chapitre for question in QUESTIONS}
SUITE = {"suite": "continuer"}
IDENTITE = {
    "civilite": "2",
    "prenom": "Zélie",
    "nom": "Fictive",
    "naissance_jour": "14",
    "naissance_mois": "5",
    "naissance_annee": "1990",
}
ENFANT = {
    "lien": "a_charge",
    "prenom": "Lou",
    "nom": "Fictive",
    "naissance_jour": "28",
    "naissance_mois": "2",
    "naissance_annee": "2016",
}
PAGES: dict[str, dict[str, Any]] = {
    "identite": IDENTITE,
    "situation": {"nationalite": "1", "situation_familiale": "C"},
    "adresse": {"adresse": "7, rue des Essais", "lieu": "Clairoix"},
    "joindre": {},
    "foyer": SUITE,
    "handicap": {"handicap": "non"},
    "logement": {"occupation": "CP"},
    "depuis": {"nb_occupants": "4"},
    "taille": {"surface": "31"},
    "loyer": {},
    "propriete": {"est_proprietaire": "non"},
    "travail/vous": {"contrat": "CDD"},
    "emploi/vous": {},
    "sources/vous": {"sources": ["SAL"]},
    "montants/vous": {"montant_SAL": "1480"},
    "avis/vous": {"sorte_avis": "propre"},
    "revenu/vous": {},
    "communes": {"q": "Compiègne", **SUITE},
    "types": {"types": ["T4"]},
    "confort": {},
    "motifs": {"motifs": ["01"]},
    "priorites": {},
    "precisions": {},
}


def remplir(client: Any, debut: str = "/demander/", **autres: dict[str, Any]) -> None:
    """Answer every page of the walk that begins at ``debut``; ``autres`` changes or adds pages, by name.

    ``travail__vous`` stands for the page « travail/vous ».
    """
    dites = PAGES | {nom.replace("__", "/"): champs for nom, champs in autres.items()}
    for nom, champs in dites.items():
        reponse = client.post(f"{debut}{nom}/", champs)
        assert reponse.status_code == 302, (nom, _erreurs(reponse))


def feuillets(**autres: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the same answers as a desk sends them: by chapter, a person's under its key, a commune in its box."""
    dites = PAGES | {nom.replace("__", "/"): champs for nom, champs in autres.items()}
    envoyes: dict[str, dict[str, Any]] = {}
    for nom, champs in dites.items():
        question, _, personne = nom.partition("/")
        envoye = envoyes.setdefault(CHAPITRE[question], {"question": []})
        envoye["question"].append(f"{question}:{personne}" if personne else question)
        propres = {"commune_1": champs["q"]} if question == "communes" else champs
        envoye.update({f"{personne}-{cle}" if personne else cle: valeur for cle, valeur in propres.items()})
    return envoyes


def remplir_au_guichet(client: Any, **autres: dict[str, Any]) -> None:
    """Type every chapter at a desk."""
    for chapitre, champs in feuillets(**autres).items():
        reponse = client.post(f"/gestion/guichet/{chapitre}/", champs)
        assert reponse.status_code == 302, (chapitre, [form.errors for form in reponse.context["feuillet"].formes])
        assert not reponse.url.endswith(f"/{chapitre}/"), chapitre


def photo() -> SimpleUploadedFile:
    """Return the picture of an identity document."""
    sortie = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(sortie, "PNG")
    return SimpleUploadedFile("carte.png", sortie.getvalue(), "image/png")


def brut(champs: dict[str, Any]) -> dict[str, list[str]]:
    """Return answers as a draft keeps them."""
    return {nom: valeur if isinstance(valeur, list) else [valeur] for nom, valeur in champs.items()}


def reponses(*personnes: dict[str, Any], **pages: dict[str, Any]) -> dict[str, Any]:
    """Return what a draft holds: these pages, and these persons under the keys p1, p2…"""
    dites = {"identite": IDENTITE} | {nom.replace("__", ":"): champs for nom, champs in pages.items()}
    return {
        "pages": {nom: brut(champs) for nom, champs in dites.items()},
        "personnes": {f"p{rang}": brut(personne) for rang, personne in enumerate(personnes, start=1)},
    }


def saisie(*personnes: dict[str, Any], **pages: dict[str, Any]) -> Saisie:
    """Return a draft read again."""
    return Saisie(reponses(*personnes, **pages), le=LE)


def remplie(form: Any, champs: dict[str, Any], **options: Any) -> Any:
    """Return a form with these answers, judged."""
    saisi = QueryDict(mutable=True)
    for nom, valeurs in brut(champs).items():
        saisi.setlist(nom, valeurs)
    lue = form(saisi, le=LE, **options)
    lue.is_valid()
    return lue


def identite(**champs: Any) -> Any:
    """Return the page of the holder's identity."""
    return remplie(IdentiteForm, IDENTITE | champs)


def personne(**champs: Any) -> Any:
    """Return the person being typed under the household."""
    return remplie(PersonneForm, ENFANT | {"naissance_jour": "29"} | champs, selon=Selon({"nom": "Fictive"}))


def saisie_de(form: Any) -> dict[str, Any]:
    """Return what the browser would send back without any change."""
    saisie: dict[str, Any] = {}
    for champ in form:
        valeur = champ.value()
        if isinstance(widget := champ.field.widget, MultiWidget):
            lues = valeur if isinstance(valeur, list) else widget.decompress(valeur)
            saisie |= {f"{champ.html_name}{nom}": lue for nom, lue in zip(widget.widgets_names, lues, strict=True)}
        elif valeur not in (None, False):
            saisie[champ.html_name] = champ.field.prepare_value(valeur)
    return saisie


def _erreurs(reponse: Any) -> Any:
    contexte = reponse.context or {}
    return [getattr(contexte.get("form"), "errors", ""), contexte.get("refus"), contexte.get("q")]
