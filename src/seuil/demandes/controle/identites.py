"""Two identities → how much they look like one person, and why, in reasons a clerk reads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from seuil.demandes.controle.champs import Proximite, proximite
from seuil.demandes.controle.naissances import Ecart, ecart
from seuil.demandes.controle.noms import plies
from seuil.demandes.controle.reglage import reglage
from seuil.demandes.nomenclatures import Lien, Precision, Raison, Vraisemblance

TITULAIRES = (Lien.DEMANDEUR, Lien.CONJOINT, Lien.CODEMANDEUR)


@dataclass(frozen=True, slots=True)
class Identite:
    """A person as a file says it. ``nom_naissance``: empty when it is the same; ``precision``: what is known of it."""

    nom: str
    nom_naissance: str
    prenom: str
    naissance: date
    precision: str = Precision.JOUR

    @property
    def noms(self) -> list[str]:
        return [nom for nom in (self.nom, self.nom_naissance) if nom.strip()]

    @property
    def mots(self) -> list[str]:
        return sorted({*plies(self.nom), *plies(self.nom_naissance), *plies(self.prenom)})

    @classmethod
    def dite(cls, personne: Mapping[str, Any]) -> "Identite":
        """Return the identity in the fields of a Personne; what is not there is not known."""
        return cls(
            nom=personne["nom"] or "",
            nom_naissance=personne.get("nom_naissance") or "",
            prenom=personne["prenom"] or "",
            naissance=personne["naissance"],
            precision=personne.get("precision_naissance") or Precision.JOUR,
        )


@dataclass(frozen=True, slots=True)
class Comparaison:
    """``poids`` grows with the resemblance; ``raisons`` say what is the same and what is not."""

    poids: float
    raisons: tuple[Raison, ...]

    @property
    def vraisemblance(self) -> Vraisemblance:
        seuils = reglage()
        if self.poids >= seuils.forte:
            return Vraisemblance.FORTE
        if self.poids >= seuils.probable:
            return Vraisemblance.PROBABLE
        return Vraisemblance.FAIBLE if self.poids >= seuils.faible else Vraisemblance.AUCUNE

    @property
    def est_a_montrer(self) -> bool:
        """Say whether a desk must look at it."""
        return self.vraisemblance in (Vraisemblance.FORTE, Vraisemblance.PROBABLE)


def comparer(une: Identite, autre: Identite) -> Comparaison:
    """Return how much two identities look like one person. Symmetric; never a decision."""
    noms = max(_noms(une, autre), key=lambda lecture: lecture.poids)
    dates = ecart(une.naissance, autre.naissance, precisions=(une.precision, autre.precision))
    raisons = (*noms.raisons, *RAISONS_DE_LA_NAISSANCE[dates])
    return Comparaison(noms.poids + reglage().naissance[dates.value], raisons)


def sont_nees_assez_pres(une: Identite, autre: Identite) -> bool:
    """Say whether the births alone leave a chance to be shown: most of those who share a name stop here."""
    dates = ecart(une.naissance, autre.naissance, precisions=(une.precision, autre.precision))
    poids = reglage()
    au_mieux = max(poids.nom.values()) + max(poids.prenom.values())
    return au_mieux + poids.naissance[dates.value] >= poids.probable


def _noms(une: Identite, autre: Identite) -> Iterator[Comparaison]:
    """Yield each way to read the names of one in those of the other."""
    prenoms = proximite(une.prenom, autre.prenom, est_prenom=True)
    for nom in une.noms or [""]:
        for sien in autre.noms or [""]:
            est_croise = (nom == une.nom) != (sien == autre.nom)
            yield _lire(proximite(nom, sien, est_prenom=False), prenoms, *(["usage"] if est_croise else []))
            yield _lire(
                proximite(nom, autre.prenom, est_prenom=False), proximite(une.prenom, sien, est_prenom=True), "inverses"
            )
    if une.mots and une.mots == autre.mots and (une.prenom or autre.prenom):
        yield _lire(Proximite.MEME, Proximite.MEME, "repartis")


def _lire(nom: Proximite, prenom: Proximite, *ailleurs: str) -> Comparaison:
    poids = reglage()
    if "inverses" in ailleurs and {nom, prenom} & {Proximite.ABSENT, Proximite.SANS}:
        nom = prenom = Proximite.AUTRE  # one name alone is read in its own box
    total = poids.nom[nom.value] + poids.prenom[prenom.value] + sum(poids.ailleurs[mot] for mot in ailleurs)
    dites = (*(RAISONS_D_AILLEURS[mot] for mot in ailleurs), *RAISONS_DU_NOM[nom], *RAISONS_DU_PRENOM[prenom])
    return Comparaison(total, dites)


RAISONS_D_AILLEURS = {"inverses": Raison.INVERSES, "repartis": Raison.REPARTIS, "usage": Raison.USAGE}
RAISONS_DU_NOM: dict[Proximite, tuple[Raison, ...]] = {
    Proximite.MEME: (Raison.NOM_MEME,),
    Proximite.TRANSCRIT: (Raison.NOM_TRANSCRIT,),
    Proximite.PARTIEL: (Raison.NOM_DOUBLE,),
    Proximite.COUPE: (Raison.NOM_COUPE,),
    Proximite.LETTRE: (Raison.NOM_LETTRE,),
    Proximite.INITIALE: (Raison.NOM_AUTRE,),
    Proximite.GENRE: (Raison.NOM_LETTRE,),
    Proximite.ABSENT: (),
    Proximite.SANS: (),
    Proximite.AUTRE: (Raison.NOM_AUTRE,),
}
RAISONS_DU_PRENOM: dict[Proximite, tuple[Raison, ...]] = {
    Proximite.MEME: (Raison.PRENOM_MEME,),
    Proximite.TRANSCRIT: (Raison.PRENOM_TRANSCRIT,),
    Proximite.PARTIEL: (Raison.PRENOM_SECOND,),
    Proximite.COUPE: (Raison.PRENOM_COUPE,),
    Proximite.LETTRE: (Raison.PRENOM_LETTRE,),
    Proximite.INITIALE: (Raison.PRENOM_INITIALE,),
    Proximite.ABSENT: (Raison.PRENOM_ABSENT,),
    Proximite.SANS: (Raison.PRENOM_SANS,),
    Proximite.GENRE: (Raison.PRENOM_GENRE,),
    Proximite.AUTRE: (Raison.PRENOM_AUTRE,),
}
RAISONS_DE_LA_NAISSANCE: dict[Ecart, tuple[Raison, ...]] = {
    Ecart.AUCUN: (Raison.NAISSANCE_MEME,),
    Ecart.INVERSION: (Raison.NAISSANCE_INVERSEE,),
    Ecart.MOIS_CONNU: (Raison.NAISSANCE_AU_MOIS,),
    Ecart.CHIFFRE: (Raison.NAISSANCE_CHIFFRE,),
    Ecart.JOUR: (Raison.NAISSANCE_JOUR,),
    Ecart.ANNEE_CONNUE: (Raison.NAISSANCE_A_L_ANNEE,),
    Ecart.ESTIMEE: (Raison.NAISSANCE_ESTIMEE,),
    Ecart.MOIS: (Raison.NAISSANCE_MOIS,),
    Ecart.ANNEE: (Raison.NAISSANCE_ANNEE,),
    Ecart.AUTRE: (Raison.NAISSANCE_AUTRE,),
}
