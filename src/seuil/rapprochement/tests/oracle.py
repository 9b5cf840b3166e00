"""The search written plainly: every demand examined by every rule, in Python. What the product reads must equal it."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from seuil.cotation.requetes import avec_les_notes
from seuil.demandes.models import Demande
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.lignes import Ligne, decrire
from seuil.rapprochement.requetes import Exclusion, graine
from seuil.rapprochement.requetes.recherche import Ecartees, candidature, en_exclusions, offert
from seuil.regles.classement import cle_de_classement
from seuil.regles.rapprochement import examiner
from seuil.territoires.requetes import territoire_de


@dataclass(frozen=True, slots=True)
class Recherche:
    """The ranked candidates, who was put aside by rule then by sentence told, and how many; ``etudiees``: everybody."""

    candidats: list[Ligne]
    exclusions: list[Exclusion]
    exclues: Ecartees

    @property
    def etudiees(self) -> int:
        return len(self.candidats) + self.ecartees

    @property
    def ecartees(self) -> int:
        return sum(exclusion.nombre for exclusion in self.exclusions)


def chercher(vacance: Vacance, *, le: date) -> Recherche:
    """Return every demand that wishes the commune, ranked or put aside (score, reception, published draw)."""
    exclues: Ecartees = defaultdict(lambda: defaultdict(list))
    logement, politique, reconnus = offert(vacance)
    retenues: list[Ligne] = []
    lues = Demande.objects.actives().souhaitant(vacance.logement.programme.commune).order_by("pk")
    lues = lues.select_related("commune").prefetch_related("personnes__commune_travail", "souhaits", "faits_etablis")
    for demande in avec_les_notes(lues, territoire_de(vacance.logement.programme.commune)):
        examen = examiner(candidature(demande, reconnus), logement, politique, le=le)
        if refus := examen.premier_refus:
            exclues[refus.nom][refus.verdict.motif].append(demande.pk)
            continue
        retenues.append(decrire(demande, examen, logement, le=le))
    retenues.sort(key=lambda ligne: _cle(ligne, graine(vacance)))
    classees = [ligne.classee(rang) for rang, ligne in enumerate(retenues, start=1)]
    return Recherche(classees, _compter(exclues), {regle: dict(lues) for regle, lues in exclues.items()})


def _compter(exclues: Ecartees) -> list[Exclusion]:
    compteur = Counter({nom: sum(map(len, par_phrase.values())) for nom, par_phrase in exclues.items()})
    premieres = {nom: min((min(cles), phrase) for phrase, cles in lues.items()) for nom, lues in exclues.items()}
    return en_exclusions(compteur, {nom: phrase for nom, (_, phrase) in premieres.items()})


def _cle(ligne: Ligne, publiee: str) -> Any:
    recue_le = date.fromisoformat(ligne.recue_le)
    return cle_de_classement(score=ligne.score, recue_le=recue_le, numero=ligne.numero_unique, graine=publiee)
