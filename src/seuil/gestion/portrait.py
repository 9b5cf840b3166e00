"""What a household declared, as pairs of words."""

from datetime import date
from typing import Any

from seuil.demandes import faits
from seuil.demandes.etats import Etat
from seuil.demandes.lignes import coordonnees
from seuil.demandes.models import Demande, Personne
from seuil.demandes.nomenclatures import EQUIPEMENTS, GARDES, MARCHE, Ressource, SorteAvis
from seuil.socle.design.mesures import date_longue, euros
from seuil.territoires.faits import lieu_des_colonnes


def personnes(demande: Demande) -> list[dict[str, Any]]:
    """Return each person of the home."""
    return [
        {
            "nom": str(personne) or "Enfant à naître",
            "lien": personne.get_lien_display(),
            "naissance": personne.naissance_ecrite,
            "detail": _detail(personne),
        }
        for personne in demande.personnes.all()
    ]


def contact(demande: Demande) -> list[tuple[str, Any]]:
    """Return where to write, call, and until when the demand holds."""
    return [
        *coordonnees(demande).items(),
        ("Guichet", str(demande.guichet)),
        ("Reçue le", date_longue(demande.recue_le)),
        ("À renouveler avant le", date_longue(demande.echeance)),
        *(
            [("Radiée le", _le(demande.radiee_le)), ("Motif", demande.get_motif_radiation_display())]
            if demande.radiee_le
            else []
        ),
        *_doublon(demande),
        *([(_pourquoi_deux(demande), demande.motif_doublon)] if demande.motif_doublon else []),
    ]


def logement(demande: Demande) -> list[tuple[str, Any]]:
    """Return where the household lives now."""
    return [
        ("Occupation", demande.get_occupation_display()),
        ("Depuis", _le(demande.occupation_depuis)),
        ("Surface", f"{demande.surface} m²" if demande.surface else "Non connue"),
        ("Pièces", demande.pieces if demande.pieces is not None else "Non connu"),
        ("Occupants", demande.nb_occupants),
        *_si("Bailleur actuel", demande.bailleur_actuel),
        ("Loyer et charges", euros(demande.loyer_charges)),
        ("Aide au logement", euros(demande.apl)),
        *_si("Propriétaire d’un logement", _oui_non(demande.est_proprietaire)),
        *_si("Logement possédé", demande.bien_possede),
    ]


def ressources(demande: Demande) -> list[dict[str, Any]]:
    """Return the work and the income of each adult; a notice is shown once, by who holds it."""
    noms = {personne.pk: str(personne) for personne in demande.personnes.all()}
    return [
        {
            "nom": str(personne),
            "contrat": _travail(personne),
            "mois": euros(personne.ressources_mensuelles),
            "sources": _sources(personne),
            "avis": _avis(personne, noms),
            "n2": _montant(faits.revenu_n2(personne)) if personne.avis_de_id is None else "",
            "n1": _montant(personne.rfr_n1) if personne.avis_de_id is None else "",
            "travail": _lieu_de_travail(personne),
        }
        for personne in demande.personnes.all()
        if personne.contrat or personne.ressources_mensuelles
    ]


def souhaits(demande: Demande) -> list[tuple[str, Any]]:
    """Return the home that is wished."""
    return [
        ("Communes, dans l’ordre", ", ".join(str(souhait.commune) for souhait in demande.souhaits.all())),
        ("Types", ", ".join(demande.types)),
        *_si("Bâtiment", demande.get_categorie_display() if demande.categorie else ""),
        ("Loyer le plus haut", euros(demande.loyer_maximum) if demande.loyer_maximum else "Non dit"),
        ("Accessible en fauteuil", "Nécessaire" if demande.besoin_accessible else "Non demandé"),
        ("Autres communes", "Acceptées" if demande.demande_elargie else "Non"),
        *_si("Place de parking", _oui_non(demande.avec_parking)),
        *_si("Rez-de-chaussée refusé", _oui_non(demande.refuse_rez_de_chaussee)),
        *_si("Sans ascenseur, accepté", _oui_non(demande.accepte_sans_ascenseur)),
    ]


def motifs(demande: Demande, *, tout_voir: bool) -> list[str]:
    """Return the reasons and situations declared; without ``tout_voir``, no word on a protected one, nor free text."""
    dites = [str(dite.label) for dite in faits.reponses(demande, tout_voir=tout_voir)]
    if not tout_voir:
        return dites
    if demande.date_jugement:
        dites.append(f"Jugement d’expulsion du {date_longue(demande.date_jugement)}")
    return [*dites, *_amenagement(demande), *filter(None, (demande.autre_motif, demande.precisions))]


def _amenagement(demande: Demande) -> list[str]:
    dit = demande.amenagement
    mots = [str(dict(MARCHE)[dit["marche"]])] if dit.get("marche") in dict(MARCHE) else []
    mots += [str(dict(EQUIPEMENTS)[code]) for code in dit.get("equipements", []) if code in dict(EQUIPEMENTS)]
    return [*mots, *filter(None, [dit.get("besoin_particulier", "")])]


def _travail(personne: Personne) -> str:
    contrat = personne.get_contrat_display() if personne.contrat else ""
    return ", ".join(filter(None, (contrat, personne.profession, personne.employeur)))


def _lieu_de_travail(personne: Personne) -> str:
    lieu = lieu_des_colonnes(personne.commune_travail, "", personne.ville_travail, personne.pays_travail)
    return str(personne.commune_travail or lieu or "")


def _sources(personne: Personne) -> str:
    dites = [(code, montant) for code, montant in personne.ressources.items() if code in Ressource.values]
    return ", ".join(f"{Ressource(code).label} : {euros(montant)}" for code, montant in dites)


def _avis(personne: Personne, noms: dict[int, str]) -> str:
    if personne.avis_de_id is not None:
        return f"Sur l’avis de {noms.get(personne.avis_de_id, '')}"
    return str(SorteAvis(personne.sorte_avis).label) if personne.sorte_avis else ""


def _si(libelle: str, valeur: str) -> list[tuple[str, Any]]:
    """Return a line for an answer that was given."""
    return [(libelle, valeur)] if valeur else []


def _oui_non(dit: bool | None) -> str:
    return {True: "Oui", False: "Non", None: ""}[dit]


def _doublon(demande: Demande) -> list[tuple[str, Any]]:
    if demande.etat != Etat.RATTACHEE or demande.doublon_de is None:
        return []
    return [("Rattachée le", _le(demande.tranchee_le)), ("À la demande", demande.doublon_de.numero_unique)]


def _detail(personne: Personne) -> str:
    dits = [personne.nee_sous, str(GARDES[personne.garde]).lower() if personne.garde else ""]
    dits += ["émancipé(e)" if personne.est_emancipe else "", "CMI invalidité" if personne.cmi_invalidite else ""]
    dits.append(personne.get_situation_familiale_display() if personne.situation_familiale else "")
    dits.append(personne.get_nationalite_display() if personne.nationalite else "")
    return ", ".join(filter(None, dits))


def _le(jour: date | None) -> str:
    return date_longue(jour) if jour else "Non connu"


def _montant(valeur: int | None) -> str:
    return "À préciser" if valeur is None else euros(valeur)


def _pourquoi_deux(demande: Demande) -> str:
    return "Née d’une autre demande" if demande.separee_de_id else "Deuxième demande"
