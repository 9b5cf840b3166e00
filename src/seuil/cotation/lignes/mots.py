"""The lines of a score as they are kept, then as each reader may read them: in words, protected ones masked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from seuil.cotation.lignes.appuis import Appui, soutenir
from seuil.regles.cotation import Ligne, Note
from seuil.regles.criteres import CATALOGUE, FAITS, Critere
from seuil.regles.criteres.declaration import INCONNU, JAMAIS
from seuil.regles.ecriture import jour_connu, minuscule
from seuil.regles.protection import critere_est_protege
from seuil.socle.design.mesures import nombre

PROUVE, CONNU, RETENU, PROVISOIRE = "Prouvé", "Connu du registre", "Retenu", "Provisoire"
A_CONFIRMER, A_RENOUVELER = "À confirmer", "À renouveler"


@dataclass(frozen=True, slots=True)
class Regard:
    """Who reads: whether every word may be shown, who is spoken to, and the words of what is masked."""

    voit_tout: bool
    declare: str
    masque: str
    motif_masque: str


SUIVI = Regard(True, "Déclaré", "", "")
RESERVE = Regard(False, "Déclaré", "Situation protégée", "Réservé aux agents qui suivent le dossier.")
FOYER = Regard(False, "Vous avez déclaré", "Autre élément de votre dossier", "Non montré sur cette page.")
FOYER_SEUL = Regard(True, "Vous avez déclaré", "", "")


def a_garder(note: Note) -> list[dict[str, Any]]:
    """Return the lines of a score as JSON: those that count, then those that wait for a paper or an authority."""
    return [_gardee(ligne) for ligne in (*note.lignes, *note.en_attente)]


def masquer(lignes: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return kept lines without a word on a protected fact: the code and the points stay, so that totals add up."""
    return [
        {**ligne, "libelle": RESERVE.masque, "motif": "", "faits": {}}
        if critere_est_protege(ligne["critere"])
        else {**ligne}
        for ligne in lignes
    ]


def en_mots(
    lignes: Iterable[Mapping[str, Any]],
    lecteur: Regard,
    phrases: Mapping[str, str] = MappingProxyType({}),
    appuis: Mapping[str, Appui] = MappingProxyType({}),
) -> list[dict[str, Any]]:
    """Return kept lines as `lecteur` may read them: words, state, points; never the code of the criterion.

    ``phrases``: what the demand says of a criterion, by code, told instead of its general reason; ``appuis``: what
    each fact rests on (`lire_les_appuis`).
    """
    return list(_fondre(_en_mots(ligne, lecteur, phrases, appuis) for ligne in lignes))


def _en_mots(
    ligne: Mapping[str, Any], lecteur: Regard, phrases: Mapping[str, str], appuis: Mapping[str, Appui]
) -> dict[str, Any]:
    commun = {"points": ligne["points"], "provisoire": ligne["provisoire"], "est_masquee": False, "pieces": ()}
    commun["preuve"] = ""
    if not lecteur.voit_tout and critere_est_protege(ligne["critere"]):
        mots = {"libelle": lecteur.masque, "motif": lecteur.motif_masque, "faits": []}
        return {**commun, **mots, "est_masquee": True, "etat": PROVISOIRE if ligne["provisoire"] else PROUVE}
    critere = CATALOGUE.get(ligne["critere"])
    tenue = soutenir(critere, appuis) if critere is not None and not ligne["provisoire"] else None
    return {
        **commun,
        "preuve": tenue.phrase if tenue else "",
        "libelle": _libelle(ligne, critere),
        "motif": phrases.get(ligne["critere"]) or _motif(ligne, critere, lecteur),
        "etat": A_RENOUVELER if tenue and tenue.a_renouveler else _etat(ligne, critere),
        "pieces": critere.pieces if critere is not None and ligne["provisoire"] and not critere.autorite else (),
        "faits": [_fait(nom, vu) for nom, vu in ligne["faits"].items() if _se_montre(nom, vu, ligne, critere)],
    }


def _fondre(lignes: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the lines, those masked gathered in one at the end: how many they are is not told either."""
    masquees = []
    for ligne in lignes:
        if ligne["est_masquee"]:
            masquees.append(ligne)
        else:
            yield ligne
    if masquees:
        provisoire = any(ligne["provisoire"] for ligne in masquees)
        points = sum(ligne["points"] for ligne in masquees)
        yield {**masquees[0], "points": points, "provisoire": provisoire, "etat": PROVISOIRE if provisoire else PROUVE}


def _libelle(ligne: Mapping[str, Any], critere: Critere | None) -> str:
    """Return the words of the line; a line frozen without them takes those of its criterion."""
    masquee = ligne["libelle"] == RESERVE.masque and critere is not None
    return critere.libelle if critere is not None and masquee else str(ligne["libelle"])


def _motif(ligne: Mapping[str, Any], critere: Critere | None, lecteur: Regard) -> str:
    """Return who says it, then what: an authority to come, the household, or the reason itself."""
    motif = str(ligne["motif"]) or _libelle(ligne, critere)
    if ligne["provisoire"] and critere is not None and critere.dit and "{" not in critere.dit:
        motif = critere.dit
    if not ligne["provisoire"]:
        return motif
    if critere is not None and critere.autorite:
        return f"{lecteur.declare}, à confirmer par {critere.autorite}"
    return f"{lecteur.declare} : {minuscule(motif).replace(' : ', ', ')}"


def _etat(ligne: Mapping[str, Any], critere: Critere | None) -> str:
    """Return how far a line is established: a word given is never « prouvé »."""
    if ligne["provisoire"]:
        return A_CONFIRMER if critere is not None and critere.autorite else PROVISOIRE
    if critere is not None and not critere.preuves:
        return CONNU if critere.tient_au_registre else RETENU
    return PROUVE


def _gardee(ligne: Ligne) -> dict[str, Any]:
    faits = {nom: vu.isoformat() if isinstance(vu, date) else vu for nom, vu in ligne.faits_vus.items()}
    return {
        "critere": ligne.critere,
        "libelle": ligne.libelle,
        "points": ligne.points,
        "motif": ligne.motif,
        "provisoire": ligne.provisoire,
        "faits": faits,
    }


def _se_montre(nom: str, valeur: Any, ligne: Mapping[str, Any], critere: Critere | None) -> bool:
    """Say whether a fact is worth reading: a yes or no is the reason itself, what a tick stands for was never said."""
    if isinstance(valeur, bool):
        return False
    return not (ligne["provisoire"] and critere is not None and critere.dit and f"{{{nom}}}" not in critere.dit)


def _fait(nom: str, valeur: Any) -> str:
    """Return a fact as it was read: `surface habitable : 24 m²`."""
    fait = FAITS[nom]
    if valeur in (INCONNU, JAMAIS.isoformat()):
        return f"{fait.description} : non connu"
    if fait.codes:
        return f"{fait.description} : {fait.codes(valeur).libelle}"
    if fait.unite == "date":
        return f"{fait.description} : {jour_connu(valeur)}"
    return f"{fait.description} : {nombre(valeur)} {fait.unite}"
