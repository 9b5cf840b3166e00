"""Two demands, line by line: what tells people apart, nothing the law protects."""

from collections.abc import Sequence

from seuil.acteurs.reference import GUICHET_PUBLIC
from seuil.demandes.controle.identites import TITULAIRES
from seuil.demandes.lignes import coordonnees
from seuil.demandes.models import Demande, Personne
from seuil.regles.ecriture import jour
from seuil.socle.design.mesures import numero_unique
from seuil.socle.design.tableau import Colonne, Ligne


def face_a_face(demandes: Sequence[Demande], noms: tuple[str, str]) -> dict[str, list[Colonne] | list[Ligne]]:
    """Return the columns and the rows: the first demand, then each other that may be shown, as ``noms`` calls them."""
    premiere, autres = noms
    titres = [premiere, *[autres] * (len(demandes) - 1)]
    lues = [_lire(demande) for demande in demandes]
    return {
        "colonnes": [Colonne("Ce qui est comparé", cachee=True), *(Colonne(titre) for titre in titres)],
        "lignes": [Ligne([libelle, *(lue[libelle] for lue in lues)]) for libelle in lues[0]],
    }


def _lire(demande: Demande) -> dict[str, str]:
    return {
        "Numéro unique": " ".join(numero_unique(demande.numero_unique).split()),  # it may break: two stand on a phone
        "Titulaires": " ; ".join(_qui(personne) for personne in demande.personnes.all() if personne.lien in TITULAIRES),
        "Autres personnes": str(sum(personne.lien not in TITULAIRES for personne in demande.personnes.all())),
        **coordonnees(demande),
        "Reçue le": jour(demande.recue_le),
        "Enregistrée le": jour(demande.enregistree_le),
        "Guichet": str(demande.guichet),
        "Par": "Le portail" if demande.guichet_id == GUICHET_PUBLIC else "Un agent",
    }


def _qui(personne: Personne) -> str:
    return ", ".join(filter(None, (str(personne), personne.nee_sous, personne.naissance_ecrite)))
