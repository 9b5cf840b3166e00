"""A version as its page shows it: who wrote it and when, what it changes word by word, what may be done with it."""

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any, Final, TypeVar

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from seuil.acteurs.models import Agent
from seuil.informations import acces
from seuil.informations.etats import Etat
from seuil.informations.lignes import lu
from seuil.informations.models import Redaction, Version
from seuil.informations.rendu import ecrit
from seuil.regles.delais import Delais
from seuil.socle.design.mesures import date_longue

V = TypeVar("V", bound=Version)
EN_LIGNE, RETIREE = ("En ligne", "acquis"), ("Retirée", "refus")
A_RELIRE, DU_FICHIER = ("À relire", "provisoire"), ("Proposée par le fichier", "attendu")
LIBELLES: Final = {
    "titre": "Titre",
    "corps": "Texte",
    "aujourdhui": "Ce qui vaut aujourd’hui",
    "article": "Article",
    "libelle": "Ce qui est compté",
    "valeur": "Valeur",
    "unite": "Unité",
    "date": "Date",
    "source": "Source",
}
MOTS: Final = re.compile(r"\s+|[^\s]+")


def etats(versions: Iterable[Version]) -> list[tuple[str, str]]:
    """Return the states to show of a text or a figure, as words and doors: several may hold at once."""
    versions = list(versions)
    attendent = [une for une in versions if une.etat == Etat.PROPOSEE]
    vus = {
        EN_LIGNE: any(une.etat == Etat.EN_LIGNE for une in versions),
        A_RELIRE: any(une.ecrite_par_id for une in attendent),
        DU_FICHIER: any(une.ecrite_par_id is None for une in attendent),
    }
    dits = [etat for etat, est_vu in vus.items() if est_vu]
    est_retiree = not vus[EN_LIGNE] and any(une.etat == Etat.RETIREE for une in versions)
    return [RETIREE, *dits] if est_retiree else dits


def par_etat(versions: Iterable[V], presenter: Callable[[V], dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return the versions as their page shows them: on line, waiting, and the former ones, the latest first."""
    versions = list(versions)

    def celles(*voulus: str) -> list[dict[str, Any]]:
        return [presenter(une) for une in versions if une.etat in voulus]

    return {
        "en_ligne": celles(Etat.EN_LIGNE),
        "attendent": celles(Etat.PROPOSEE),
        "passees": celles(Etat.REMPLACEE, Etat.ECARTEE, Etat.RETIREE)[::-1],
    }


def fiche(version: Any, agent: Agent, *, face_a: Any = None) -> dict[str, Any]:
    """Return a version with its history, what it changes of ``face_a``, and whether the agent may put it on line."""
    verdict, etat = acces.peut_publier(agent, version), version.get_etat_display()
    return {
        "version": version,
        "etat": etat,
        "langue": langue_dite(version.langue),
        "histoire": histoire(version),
        "resume": f"{etat}, {langue_dite(version.langue)}. {histoire(version)}",
        "du_fichier": version.ecrite_par_id is None,
        "ecarts": list(_ecarts(version, face_a)),
        "a_en_face": face_a is not None,
        "reserve": "" if verdict.est_oui else verdict.motif,
    }


def fiche_de_texte(redaction: Redaction, agent: Agent, regles: Delais, *, face_a: Redaction | None) -> dict[str, Any]:
    """Return a wording with its rendering, as the public reads it."""
    return fiche(redaction, agent, face_a=face_a) | {"texte": ecrit(lu(redaction, regles))}


def histoire(version: Version) -> str:
    """Return who wrote a version, who read it again, and when."""
    auteur = version.ecrite_par.designation if version.ecrite_par else "le fichier du territoire"
    dits = [f"Écrit par {auteur} le {date_longue(version.ecrite_le)}"]
    if version.publiee_le:
        relu = f", relu par {version.relue_par.designation}" if version.relue_par else ""
        dits.append(f"mis en ligne le {date_longue(version.publiee_le)}{relu}")
    return ", ".join(dits) + "."


def langue_dite(code: str) -> str:
    """Return the name that a language gives itself."""
    return dict(settings.LANGUAGES).get(code, code)


def comparer(avant: str, apres: str) -> SafeString:
    """Return the new words, with what was taken out and what was added, marked."""
    anciens, neufs = MOTS.findall(avant), MOTS.findall(apres)
    morceaux = SequenceMatcher(a=anciens, b=neufs, autojunk=False).get_opcodes()
    return format_html_join("", "{}", ((_morceau(acte, anciens[a:b], neufs[c:d]),) for acte, a, b, c, d in morceaux))


def _morceau(acte: str, anciens: list[str], neufs: list[str]) -> SafeString:
    enleves = format_html("<del>{}</del>", "".join(anciens)) if acte in ("delete", "replace") else ""
    ajoutes = format_html("<ins>{}</ins>", "".join(neufs)) if acte in ("insert", "replace") else ""
    egaux = "".join(neufs) if acte == "equal" else ""
    entre = " " if acte == "replace" else ""
    return format_html("{}{}{}{}", enleves, entre, ajoutes, egaux)


def _ecarts(version: Version, face_a: Version | None) -> Iterator[dict[str, Any]]:
    for nom, apres in version.contenu.items() if face_a is not None else ():
        avant = face_a.contenu[nom] if face_a else ""
        if avant != apres:
            dits = (_en_mots(avant), _en_mots(apres))
            yield {"libelle": LIBELLES[nom], "avant": dits[0], "apres": comparer(*dits)}


def _en_mots(valeur: Any) -> str:
    return valeur if isinstance(valeur, str) else f"{valeur:.0f}"
