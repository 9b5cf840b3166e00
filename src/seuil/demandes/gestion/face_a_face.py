"""Two demands of one name, line by line: what tells people apart, nothing the law protects."""

from collections.abc import Sequence

from seuil.acteurs.reference import GUICHET_PUBLIC
from seuil.demandes.controle.identites import TITULAIRES
from seuil.demandes.models import Demande, Personne
from seuil.regles.ecriture import jour
from seuil.socle.design.tableau import Colonne, Ligne

NOMS = ("Demande retenue", "Demande en cours")


def face_a_face(demandes: Sequence[Demande]) -> dict[str, list[Colonne] | list[Ligne]]:
    """Return the columns and the rows: the held demand first, then each living one that may be shown."""
    noms = [NOMS[0], *[NOMS[1]] * (len(demandes) - 1)]
    lues = [_lire(demande) for demande in demandes]
    return {
        "colonnes": [Colonne("Ce qui est comparé", cachee=True), *(Colonne(nom) for nom in noms)],
        "lignes": [Ligne([libelle, *(lue[libelle] for lue in lues)]) for libelle in lues[0]],
    }


def _lire(demande: Demande) -> dict[str, str]:
    return {
        "Numéro unique": demande.numero_unique,
        "Titulaires": " ; ".join(_qui(personne) for personne in demande.personnes.all() if personne.lien in TITULAIRES),
        "Autres personnes": str(sum(personne.lien not in TITULAIRES for personne in demande.personnes.all())),
        "Adresse": f"{demande.adresse}, {demande.code_postal} {demande.commune}",
        "Téléphone": demande.telephone or "Non donné",
        "E-mail": demande.mel or "Non donné",
        "Reçue le": jour(demande.recue_le),
        "Enregistrée le": jour(demande.enregistree_le),
        "Guichet": str(demande.guichet),
        "Par": "Le portail" if demande.guichet_id == GUICHET_PUBLIC else "Un agent",
    }


def _qui(personne: Personne) -> str:
    return f"{personne}, {jour(personne.naissance)}"
