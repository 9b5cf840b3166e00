"""A change read again, page by page: each question whose answer changes, its former and its new words."""

from collections.abc import Iterable
from dataclasses import dataclass

from seuil.declarations.forms.ecarts import Ecarts, rang_de
from seuil.declarations.forms.marche import Pas
from seuil.declarations.forms.mots import libelle_de, valeur_de
from seuil.declarations.forms.relecture import Relue, relire
from seuil.declarations.forms.saisie import Saisie
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.requetes.changements import COMMUNES, Change, champ_de
from seuil.regles.controle_menage import naissance_peut_etre_attendue


@dataclass(frozen=True, slots=True)
class Ligne:
    """A question, with the answer before and the answer now; either may be empty."""

    question: str
    avant: str
    apres: str


@dataclass(frozen=True, slots=True)
class PageChangee:
    """A page of which some answers change; ``pas`` is None when the answers do not call for it any more."""

    cle: str
    titre: str
    pas: Pas | None
    lignes: tuple[Ligne, ...]
    est_sensible: bool


def pages_changees(avant: Saisie, apres: Saisie) -> list[PageChangee]:
    """Return the pages whose answers differ, in the order of the walk."""
    vues, voulues = _par_cle(avant), _par_cle(apres)
    changees = []
    for cle in dict.fromkeys([*voulues, *vues]):
        vue, voulue = vues.get(cle), voulues.get(cle)
        lignes = tuple(_lignes(vue, voulue))
        if lignes:
            dite = voulue or vue
            assert dite is not None
            pas = voulue.pas if voulue else None
            changees.append(PageChangee(cle, dite.titre, pas, lignes, dite.pas.question.est_sensible))
    return changees


def conflits(lus: Ecarts, changes: dict[str, Change], titulaire: int) -> list[tuple[str, Change, str, str]]:
    """Return the answers that somebody else changed meanwhile: its question, that change, its words, one's own words.

    ``changes``: what was changed since the author read (`demandes.requetes.changements.champs_changes`).
    """
    trouves = []
    for ecart in lus.reponses:
        nom = champ_de(rang_de(ecart.cle, titulaire), ecart.champ) if ecart.cle else ecart.champ
        if (change := changes.get(nom)) is not None:
            voulue = [str(une) for une in ecart.apres] if ecart.champ == COMMUNES else ecart.apres
            d_une_personne = bool(ecart.cle)
            trouves.append(
                (
                    libelle_de(ecart.champ, d_une_personne=d_une_personne),
                    change,
                    valeur_de(ecart.champ, change.apres, d_une_personne=d_une_personne),
                    valeur_de(ecart.champ, _lisible(voulue), d_une_personne=d_une_personne),
                )
            )
    return trouves


def bebe_deja_la(avant: Saisie, apres: Saisie) -> str:
    """Return the key of an expected child that one just added, and born lately, may be; empty when there is none."""
    attendus = [cle for cle in _du_lien(apres, Lien.A_NAITRE) if cle in avant.brutes]
    nes = [cle for cle in _du_lien(apres, Lien.A_CHARGE) if cle not in avant.brutes and _est_ne_hier(apres, cle)]
    return attendus[0] if attendus and nes else ""


def _est_ne_hier(saisie: Saisie, cle: str) -> bool:
    naissance = saisie.personnes[cle].cleaned_data["naissance"]
    return bool(naissance) and naissance_peut_etre_attendue(naissance.jour, saisie.le)


def _du_lien(saisie: Saisie, lien: Lien) -> list[str]:
    return [cle for cle, form in saisie.personnes.items() if form.is_valid() and form.cleaned_data["lien"] == lien]


def _par_cle(saisie: Saisie) -> dict[str, Relue]:
    return {page.pas.cle: page for chapitre in relire(saisie) for page in chapitre.pages}


def _lignes(vue: Relue | None, voulue: Relue | None) -> Iterable[Ligne]:
    avant, apres = _reunies(vue), _reunies(voulue)
    for question in dict.fromkeys([*avant, *apres]):
        if avant.get(question) != apres.get(question):
            yield Ligne(question, avant.get(question, ""), apres.get(question, ""))


def _reunies(page: Relue | None) -> dict[str, str]:
    """Return the answers of a page by question; those of one question stand together."""
    reunies: dict[str, list[str]] = {}
    for question, dite in page.paires if page else ():
        reunies.setdefault(question, []).append(dite)
    return {question: " ; ".join(dites) for question, dites in reunies.items()}


def _lisible(valeur: object) -> object:
    return str(valeur) if hasattr(valeur, "pk") else valeur
