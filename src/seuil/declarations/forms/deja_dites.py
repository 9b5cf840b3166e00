"""A registered demand, told again as its household would have typed it: the draft that its pages are shown from."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms

from seuil.declarations.forms.foyer import A_MA_CHARGE, PersonneForm
from seuil.declarations.forms.handicap import AMENAGEMENT
from seuil.declarations.forms.marche import TITULAIRE
from seuil.declarations.forms.questions import COMMUNES, FOYER, QUESTIONS, Question
from seuil.declarations.forms.ressources import AUCUNE
from seuil.declarations.models import Brut
from seuil.demandes.models import Demande, Personne
from seuil.demandes.nomenclatures import Lien, Occupation, Precision, Situation, SorteAvis
from seuil.demandes.requetes.changements import cle_de
from seuil.socle.naissances import Naissance
from seuil.territoires.faits import lieu_des_colonnes

INCONNUES: Final[tuple[Any, ...]] = (None, "", [])
DEMANDEES: Final = frozenset(
    nom for question in QUESTIONS if not question.par_adulte for nom in question.form.base_fields
)


def reponses_de(demande: Demande) -> dict[str, Any]:
    """Return what a draft would hold, had the household typed this demand today; a person is keyed by its row."""
    personnes = list(demande.personnes.all())
    titulaire = next(personne for personne in personnes if personne.lien == Lien.DEMANDEUR)
    ajoutees = [personne for personne in personnes if personne.pk != titulaire.pk]
    cles = {titulaire.pk: TITULAIRE} | {personne.pk: cle_de(personne.pk) for personne in ajoutees}
    communes = [souhait.commune_id for souhait in demande.souhaits.all()]
    pages = _pages(_de_la_demande(demande, titulaire, personnes, cles), communes)
    for personne in personnes:
        pages |= _pages_de(personne, personnes, cles)
    return {"pages": pages, "personnes": {cles[une.pk]: _brut(PersonneForm, _du_foyer(une)) for une in ajoutees}}


def _pages(dites: Mapping[str, Any], communes: list[str]) -> dict[str, Brut]:
    pages = {q.nom: _brut(q.form, dites) for q in QUESTIONS if not q.par_adulte and _est_connue(q, dites)}
    return pages | {FOYER: {}, COMMUNES: pages[COMMUNES] | {"communes": communes}}


def _pages_de(personne: Personne, personnes: list[Personne], cles: Mapping[int, str]) -> dict[str, Brut]:
    dites = _d_un_adulte(personne, personnes, cles)
    siennes = {q.nom: _brut(q.form, dites) for q in QUESTIONS if q.par_adulte and _est_connue(q, dites)}
    if personne.ressources:
        siennes["montants"] = {f"montant_{code}": [str(euros)] for code, euros in personne.ressources.items()}
    return {f"{nom}:{cles[personne.pk]}": brut for nom, brut in siennes.items()}


def _est_connue(question: Question, dites: Mapping[str, Any]) -> bool:
    """Say whether a page can be told again: an answer that it must have and that nobody gave leaves it to be asked."""
    exigees = (nom for nom, champ in question.form.base_fields.items() if champ.required)
    return all(dites.get(nom) not in INCONNUES for nom in exigees)


def _de_la_demande(
    demande: Demande, titulaire: Personne, personnes: list[Personne], cles: Mapping[int, str]
) -> dict[str, Any]:
    colonnes = {nom: getattr(demande, nom) for nom in DEMANDEES if nom != "lieu" and hasattr(Demande, nom)}
    amenagement = {nom: demande.amenagement.get(nom) for nom in AMENAGEMENT}
    return (
        colonnes
        | amenagement
        | _identite(titulaire)
        | {
            "est_emancipe": titulaire.est_emancipe,
            "situation_familiale": titulaire.situation_familiale,
            "nationalite": titulaire.nationalite,
            "lieu": demande.lieu,
            "handicap": Situation.HANDICAP in demande.situations,
            "situations": [dite for dite in demande.situations if dite != Situation.HANDICAP],
            "cmi": [cles[personne.pk] for personne in personnes if personne.cmi_invalidite],
            "est_proprietaire": None if demande.occupation == Occupation.PROPRIETAIRE else demande.est_proprietaire,
        }
    )


def _identite(personne: Personne) -> dict[str, Any]:
    return {
        "civilite": personne.civilite,
        "prenom": personne.prenom,
        "sans_prenom": not personne.prenom,
        "nom": personne.nom,
        "nom_naissance": personne.nom_naissance,
        "naissance": Naissance(personne.naissance, Precision(personne.precision_naissance)),
    }


def _du_foyer(personne: Personne) -> dict[str, Any]:
    """Return who a person is; one who was registered as dependent was asked already, at any age."""
    deja = {"charge": A_MA_CHARGE} if personne.lien == Lien.A_CHARGE else {}
    return _identite(personne) | {"lien": personne.lien, "garde": personne.garde} | deja


def _d_un_adulte(personne: Personne, personnes: list[Personne], cles: Mapping[int, str]) -> dict[str, Any]:
    travail = lieu_des_colonnes(personne.commune_travail, "", personne.ville_travail, personne.pays_travail)
    est_protege = personne.sorte_avis == SorteAvis.PROTECTION
    return {
        "civilite": personne.civilite,
        "nationalite": personne.nationalite,
        "nom_naissance": personne.nom_naissance,
        "contrat": personne.contrat,
        "profession": personne.profession,
        "employeur": personne.employeur,
        "lieu_travail": travail,
        "sources": _sources(personne),
        "sorte_avis": personne.sorte_avis,
        "avis_avec": [cles[autre.pk] for autre in personnes if autre.avis_de_id == personne.pk],
        "rfr_n2": personne.ressources_12_mois if est_protege else personne.rfr_n2,
        "a_baisse": True if personne.rfr_n1 is not None else None,
        "rfr_n1": personne.rfr_n1,
    }


def _sources(personne: Personne) -> list[str]:
    """Return the resources told; « none » when nothing comes in, nothing at all when only their sum is known."""
    return list(personne.ressources) or ([] if personne.ressources_mensuelles else [AUCUNE])


def _brut(form: type[forms.Form], dites: Mapping[str, Any]) -> Brut:
    brut: Brut = {}
    for nom, champ in form.base_fields.items():
        if dites.get(nom) not in INCONNUES:
            brut |= dict(_tapees(nom, champ, dites[nom]))
    return brut


def _tapees(nom: str, champ: Any, valeur: Any) -> Iterable[tuple[str, list[str]]]:
    """Yield what a page sends for this answer, by name of control."""
    montree = champ.prepare_value(valeur)
    if isinstance(champ.widget, forms.MultiWidget):
        widget: Any = champ.widget
        parties = montree if isinstance(montree, list | tuple) else widget.decompress(montree)
        for suffixe, partie in zip(widget.widgets_names, parties, strict=True):
            yield f"{nom}{suffixe}", ["" if partie is None else str(partie)]
    elif isinstance(montree, bool):
        if montree:
            yield nom, ["on"]
    elif isinstance(montree, list):
        yield nom, _en_ordre(champ, [str(une) for une in montree])
    else:
        yield nom, [str(montree)]


def _en_ordre(champ: Any, dites: list[str]) -> list[str]:
    """Return several answers in the order of the page, as its boxes are sent, whatever the order they were kept in."""
    page = [str(valeur) for valeur, _ in getattr(champ, "choices", [])]
    return sorted(dites, key=lambda une: page.index(une) if une in page else len(page))
