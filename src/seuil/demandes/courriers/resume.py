"""The summary of a demand that its attestation annexes: what was declared, as the household may check it."""

from collections.abc import Iterator

from seuil.demandes.faits import menage, ressources_mensuelles, revenu_n2
from seuil.demandes.models import Demande, Personne
from seuil.demandes.nomenclatures import Lien, SorteAvis
from seuil.regles.ecriture import minuscule
from seuil.regles.menage import personnes_a_loger
from seuil.socle.design.mesures import date_longue, euros
from seuil.territoires.models import Commune


def logement_demande(demande: Demande, communes: list[Commune]) -> str:
    """Return the wish in one line: types, communes, how many persons."""
    types = " ou ".join(demande.types)
    return f"{types} à {_nommees(communes)}, pour {_personnes(demande)}"


def resume(demande: Demande, communes: list[Commune]) -> list[tuple[str, str]]:
    """Return the summary, line by line; an empty line is not printed."""
    personnes = list(demande.personnes.all())
    return [
        ("Personnes à loger", " ; ".join(_dite(personne) for personne in personnes)),
        ("Logement actuel", demande.get_occupation_display()),
        ("Ressources du foyer", f"{euros(ressources_mensuelles(demande))} par mois"),
        ("Avis d’impôt", " ; ".join(_avis(personnes))),
        ("Logements souhaités", ", ".join(demande.types)),
        ("Communes souhaitées", _nommees(communes)),
    ]


def _nommees(communes: list[Commune]) -> str:
    return ", ".join(str(commune) for commune in communes)


def _personnes(demande: Demande) -> str:
    nombre = personnes_a_loger(menage(demande))
    return "1 personne" if nombre == 1 else f"{nombre} personnes"


def _dite(personne: Personne) -> str:
    if personne.lien == Lien.A_NAITRE:
        return f"Enfant à naître, prévu le {date_longue(personne.naissance)}"
    qui = f"{personne} ({personne.get_lien_display().lower()})"
    return ", ".join(filter(None, (qui, personne.nee_sous, personne.naissance_ecrite)))


def _avis(personnes: list[Personne]) -> Iterator[str]:
    """Yield the income that each notice says, once; a shared one names everybody on it."""
    for personne in personnes:
        if personne.avis_de_id is not None or not personne.sorte_avis:
            continue
        tous = [personne, *(autre for autre in personnes if autre.avis_de_id == personne.pk)]
        montant = _montant(personne)
        yield f"{' et '.join(_nom(une) for une in tous)} : {_sorte(personne)}{montant}"


def _nom(personne: Personne) -> str:
    return personne.prenom or personne.nom


def _sorte(personne: Personne) -> str:
    return minuscule(str(SorteAvis(personne.sorte_avis).label))


def _montant(personne: Personne) -> str:
    dit = revenu_n2(personne)
    return "" if dit is None else f", {euros(dit)}"
