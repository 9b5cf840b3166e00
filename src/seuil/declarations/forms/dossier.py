"""The checked dossier that the pages of a draft make together."""

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
    dites = _communes_a_tous(saisie)
    voulues = dites["communes"]
    return Dossier(
        ressort=voulues[0].departement.ressort,
        guichet=guichet,
        reponses=_demande(dites),
        personnes=_foyer(saisie, dites),
        communes=voulues,
        piece_identite=piece,
        formulaire=formulaire,
        motif_doublon=motif_doublon,
        motif_reception=motif_reception,
        recue_le=recue_le,
    )


def _demande(dites: dict[str, Any]) -> dict[str, Any]:
    situations = list(dites.get("situations", []))
    if dites.get("handicap"):
        situations.append(Situation.HANDICAP)
    reponses: dict[str, Any] = (
        {nom: dites[nom] for nom in DE_LA_DEMANDE if nom in dites}
        | dites["lieu"].colonnes
        | {nom: dites.get(nom) or 0 for nom in MONTANTS}
        | {
            "situations": situations,
            "est_proprietaire": possede(dites),
            "amenagement": {nom: dites[nom] for nom in AMENAGEMENT if dites.get(nom)},
        }
    )
    return reponses


def _foyer(saisie: Saisie, dites: dict[str, Any]) -> list[dict[str, Any]]:
    """Return each person, the holder first; ``avis_de``: the rank of the person whose tax notice tells its income."""
    rangs = {cle: rang for rang, cle in enumerate([TITULAIRE, *saisie.personnes])}
    titulaire = {nom: dites[nom] for nom in DU_TITULAIRE if nom in dites} | {"lien": Lien.DEMANDEUR}
    titulaire |= _naissance(dites)
    foyer = [titulaire]
    foyer += [
        {nom: form.cleaned_data[nom] for nom in ("lien", "prenom", "nom", "garde")} | _naissance(form.cleaned_data)
        for form in saisie.personnes.values()
    ]
    titulaires_d_avis: dict[str, str] = {}
    for cle in saisie.adultes:
        propres = _propres(saisie, cle)
        foyer[rangs[cle]] |= _revenus(propres, avec_l_etat=cle != TITULAIRE)
        titulaires_d_avis |= dict.fromkeys(propres.get("avis_avec", []), cle)
    for cle, de in titulaires_d_avis.items():
        foyer[rangs[cle]] |= {"sorte_avis": SorteAvis.COMMUN, "avis_de": rangs[de]}
    for cle in dites.get("cmi", []):
        foyer[rangs[cle]]["cmi_invalidite"] = True
    return foyer


def _revenus(propres: dict[str, Any], *, avec_l_etat: bool) -> dict[str, Any]:
    noms = (*DU_TRAVAIL, *(DE_L_ADULTE if avec_l_etat else ()))
    ressources = par_mois(propres)
    sorte = propres.get("sorte_avis", "")
    montant = "ressources_12_mois" if sorte == SorteAvis.PROTECTION else "rfr_n2"
    return (
        {nom: propres[nom] for nom in noms if nom in propres}
        | _lieu_de_travail(propres)
        | {
            "ressources": ressources,
            "ressources_mensuelles": total_recu(ressources),
            "sorte_avis": sorte,
            montant: propres.get("rfr_n2"),
            "rfr_n1": propres.get("rfr_n1"),
        }
    )


def _naissance(dites: dict[str, Any]) -> dict[str, Any]:
    naissance = dites["naissance"]
    return {"naissance": naissance.jour, "precision_naissance": naissance.precision}


def _lieu_de_travail(propres: dict[str, Any]) -> dict[str, Any]:
    lieu = propres.get("lieu_travail")
    if lieu is None:
        return {}
    ou = lieu.colonnes
    return {"commune_travail": ou["commune"], "ville_travail": ou["ville_etrangere"], "pays_travail": ou["pays"]}


def _communes_a_tous(saisie: Saisie) -> dict[str, Any]:
    return _propres(saisie, "")


def _propres(saisie: Saisie, personne: str) -> dict[str, Any]:
    propres: dict[str, Any] = {}
    for pas in saisie.pas:
        if pas.personne == personne and (form := saisie.formulaire(pas)).is_valid():
            propres |= form.cleaned_data
    return propres
