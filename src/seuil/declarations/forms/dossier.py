"""The checked dossier that the pages of a draft make together."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from seuil.acteurs.models import Guichet
from seuil.declarations.forms.handicap import AMENAGEMENT
from seuil.declarations.forms.logement import MONTANTS
from seuil.declarations.forms.marche import TITULAIRE, possede
from seuil.declarations.forms.ressources import par_mois, total_recu
from seuil.declarations.forms.saisie import Saisie
from seuil.demandes.nomenclatures import Lien, Situation, SorteAvis
from seuil.demandes.services.enregistrer import Dossier
from seuil.documents.models import Document
from seuil.territoires.models import Commune

DU_TITULAIRE: Final = (
    "civilite",
    "prenom",
    "nom",
    "nom_naissance",
    "nationalite",
    "situation_familiale",
    "est_emancipe",
)
DE_L_ADULTE: Final = ("civilite", "nationalite", "nom_naissance")
DU_TRAVAIL: Final = ("contrat", "profession", "employeur")
DE_LA_DEMANDE: Final = (
    "adresse",
    "hebergeant",
    "telephone",
    "mel",
    "occupation",
    "occupation_depuis",
    "nb_occupants",
    "surface",
    "pieces",
    "bailleur_actuel",
    "bien_possede",
    "types",
    "categorie",
    "loyer_maximum",
    "avec_parking",
    "refuse_rez_de_chaussee",
    "accepte_sans_ascenseur",
    "motifs",
    "date_jugement",
    "autre_motif",
    "precisions",
    "demande_elargie",
    "besoin_accessible",
)


@dataclass(frozen=True, slots=True)
class Apercu:
    """What answers make: fields of the demand, fields of each person by its key, the holder first, the communes."""

    demande: dict[str, Any]
    personnes: dict[str, dict[str, Any]]
    communes: list[Commune]


def dossier(
    saisie: Saisie,
    *,
    guichet: Guichet,
    piece: Document,
    formulaire: Document | None = None,
    motif_doublon: str = "",
    motif_reception: str = "",
    recue_le: date | None = None,
) -> Dossier:
    """Return the checked dossier. Call it only when nothing is missing (``saisie.manquante``)."""
    vu = apercu(saisie)
    rangs = {cle: rang for rang, cle in enumerate(vu.personnes)}
    foyer = [
        dite | ({"avis_de": rangs[dite["avis_de"]]} if dite.get("avis_de") else {}) for dite in vu.personnes.values()
    ]
    ressort = vu.communes[0].departement.ressort
    assert ressort is not None  # no other commune may be wished
    return Dossier(
        ressort=ressort,
        guichet=guichet,
        reponses=vu.demande,
        personnes=foyer,
        communes=vu.communes,
        piece_identite=piece,
        formulaire=formulaire,
        motif_doublon=motif_doublon,
        motif_reception=motif_reception,
        recue_le=recue_le,
    )


def apercu(saisie: Saisie) -> Apercu:
    """Return what the answers given so far make; a page that is missing or wrong says nothing."""
    dites = _communes_a_tous(saisie)
    return Apercu(_demande(dites), _foyer(saisie, dites), dites.get("communes", []))


def _demande(dites: dict[str, Any]) -> dict[str, Any]:
    situations = list(dites.get("situations", []))
    if dites.get("handicap"):
        situations.append(Situation.HANDICAP)
    lieu = dites.get("lieu")
    reponses: dict[str, Any] = (
        {nom: dites[nom] for nom in DE_LA_DEMANDE if nom in dites}
        | (lieu.colonnes if lieu else {})
        | {nom: dites.get(nom) or 0 for nom in MONTANTS}
        | {
            "situations": situations,
            "est_proprietaire": possede(dites),
            "amenagement": {nom: dites[nom] for nom in AMENAGEMENT if dites.get(nom)},
        }
    )
    return reponses


def _foyer(saisie: Saisie, dites: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return each person by key, the holder first; ``avis_de``: the key of whose tax notice tells its income."""
    titulaire = {nom: dites[nom] for nom in DU_TITULAIRE if nom in dites} | {"lien": Lien.DEMANDEUR}
    foyer = {TITULAIRE: titulaire | _naissance(dites)}
    foyer |= {
        cle: {nom: form.cleaned_data[nom] for nom in ("lien", "prenom", "nom", "garde")} | _naissance(form.cleaned_data)
        for cle, form in saisie.personnes.items()
        if form.is_valid()
    }
    titulaires_d_avis: dict[str, str] = {}
    for cle in saisie.adultes:
        propres = _propres(saisie, cle)
        foyer[cle] |= _revenus(propres, avec_l_etat=cle != TITULAIRE)
        titulaires_d_avis |= dict.fromkeys(propres.get("avis_avec", []), cle)
    for cle, de in titulaires_d_avis.items():
        foyer[cle] |= {"sorte_avis": SorteAvis.COMMUN, "avis_de": de}
    for cle in dites.get("cmi", []):
        foyer[cle]["cmi_invalidite"] = True
    return foyer


def _revenus(propres: dict[str, Any], *, avec_l_etat: bool) -> dict[str, Any]:
    noms = (*DU_TRAVAIL, *(DE_L_ADULTE if avec_l_etat else ()))
    dits = {nom: propres[nom] for nom in noms if nom in propres} | _lieu_de_travail(propres)
    if "sources" in propres:
        ressources = par_mois(propres)
        dits |= {"ressources": ressources, "ressources_mensuelles": total_recu(ressources)}
    if sorte := propres.get("sorte_avis"):
        montant = "ressources_12_mois" if sorte == SorteAvis.PROTECTION else "rfr_n2"
        dits |= {"sorte_avis": sorte, montant: propres.get("rfr_n2"), "rfr_n1": propres.get("rfr_n1")}
    return dits


def _naissance(dites: dict[str, Any]) -> dict[str, Any]:
    if (naissance := dites.get("naissance")) is None:
        return {}
    return {"naissance": naissance.jour, "precision_naissance": naissance.precision}


def _lieu_de_travail(propres: dict[str, Any]) -> dict[str, Any]:
    lieu = propres.get("lieu_travail")
    if lieu is None:
        return {}
    ou = lieu.colonnes
    pays = ou["pays"] if ou["commune"] is None else ""  # a commune says its country
    return {"commune_travail": ou["commune"], "ville_travail": ou["ville_etrangere"], "pays_travail": pays}


def _communes_a_tous(saisie: Saisie) -> dict[str, Any]:
    return _propres(saisie, "")


def _propres(saisie: Saisie, personne: str) -> dict[str, Any]:
    propres: dict[str, Any] = {}
    for pas in saisie.pas:
        if pas.personne == personne and (form := saisie.formulaire(pas)).is_valid():
            propres |= form.cleaned_data
    return propres
