"""What a household declared, as pairs of words."""

from datetime import date
from typing import Any

from seuil.demandes.etats import Etat
from seuil.demandes.faits import reponses
from seuil.demandes.models import Demande, Personne
from seuil.socle.design.mesures import date_longue, euros
from seuil.socle.telephones import montrer

GARDES = {"alternee": "garde alternée", "visite": "en visite"}


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
        ("Adresse", _adresse(demande)),
        ("Téléphone", _joindre(demande, montrer(demande.telephone))),
        ("E-mail", _joindre(demande, demande.mel)),
        ("Guichet", str(demande.guichet)),
        ("Reçue le", date_longue(demande.recue_le)),
        ("À renouveler avant le", date_longue(demande.echeance)),
        *(
            [("Radiée le", _le(demande.radiee_le)), ("Motif", demande.get_motif_radiation_display())]
            if demande.radiee_le
            else []
        ),
        *_doublon(demande),
        *([("Deuxième demande", demande.motif_doublon)] if demande.motif_doublon else []),
    ]


def logement(demande: Demande) -> list[tuple[str, Any]]:
    """Return where the household lives now."""
    return [
        ("Occupation", demande.get_occupation_display()),
        ("Depuis", _le(demande.occupation_depuis)),
        ("Surface", f"{demande.surface} m²" if demande.surface else "Non connue"),
        ("Pièces", demande.pieces if demande.pieces is not None else "Non connu"),
        ("Occupants", demande.nb_occupants),
        ("Loyer et charges", euros(demande.loyer_charges)),
        ("Aide au logement", euros(demande.apl)),
    ]


def ressources(demande: Demande) -> list[dict[str, Any]]:
    """Return the work and the income of each adult."""
    return [
        {
            "nom": str(personne),
            "contrat": personne.get_contrat_display() if personne.contrat else "",
            "mois": euros(personne.ressources_mensuelles),
            "n2": _montant(personne.rfr_n2),
            "n1": _montant(personne.rfr_n1),
            "travail": str(personne.commune_travail) if personne.commune_travail else "",
        }
        for personne in demande.personnes.all()
        if personne.contrat or personne.ressources_mensuelles
    ]


def souhaits(demande: Demande) -> list[tuple[str, Any]]:
    """Return the home that is wished."""
    return [
        ("Communes, dans l’ordre", ", ".join(str(souhait.commune) for souhait in demande.souhaits.all())),
        ("Types", ", ".join(demande.types)),
        ("Loyer le plus haut", euros(demande.loyer_maximum) if demande.loyer_maximum else "Non dit"),
        ("Accessible en fauteuil", "Nécessaire" if demande.besoin_accessible else "Non demandé"),
        ("Autres communes", "Acceptées" if demande.demande_elargie else "Non"),
    ]


def motifs(demande: Demande, *, tout_voir: bool) -> list[str]:
    """Return the reasons and situations declared; without ``tout_voir``, no word on a protected one."""
    return [str(dite.label) for dite in reponses(demande, tout_voir=tout_voir)]


def _doublon(demande: Demande) -> list[tuple[str, Any]]:
    if demande.etat != Etat.RATTACHEE or demande.doublon_de is None:
        return []
    return [("Rattachée le", _le(demande.tranchee_le)), ("À la demande", demande.doublon_de.numero_unique)]


def _detail(personne: Personne) -> str:
    dits = [GARDES.get(personne.garde, ""), "CMI invalidité" if personne.cmi_invalidite else ""]
    dits.append(personne.get_nationalite_display() if personne.nationalite else "")
    return ", ".join(filter(None, dits))


def _le(jour: date | None) -> str:
    return date_longue(jour) if jour else "Non connu"


def _montant(valeur: int | None) -> str:
    return "À préciser" if valeur is None else euros(valeur)


def _joindre(demande: Demande, ou: str) -> str:
    """Return the declared phone or e-mail; of a protected household, only the desk's page of contacts says the safe."""
    if demande.est_protegee:
        return "Protégé : voir les contacts, au guichet"
    return ou or "Non donné"


def _adresse(demande: Demande) -> str:
    """Return the declared address, never that of a protected household."""
    if demande.est_protegee:
        return "Adresse protégée"
    return f"{demande.adresse}, {demande.localite}"
