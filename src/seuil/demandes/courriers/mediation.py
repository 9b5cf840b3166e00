"""The commissions de médiation of a demand: one for each département it wishes (art. L441-2-3, R441-2-4 g)."""

from collections.abc import Iterable, Iterator
from datetime import date

from seuil.courriers.contextes import Voie
from seuil.demandes.models import Demande
from seuil.regles.delais import saisine_mediation_le
from seuil.regles.mediation import Commission, saisine
from seuil.regles.recours import adresse_mediation
from seuil.regles.tribunaux import tribunal
from seuil.socle.design.mesures import date_longue
from seuil.territoires.models import Commune
from seuil.territoires.requetes import adresse_locale, attente_anormale, delais_ici


def mediations(demande: Demande, communes: Iterable[Commune], le: date) -> Iterator[Voie]:
    """Yield what to know of each commission: when it may be asked, where, how, what follows."""
    premieres: dict[str, Commune] = {}
    for commune in communes:
        premieres.setdefault(commune.departement_id, commune)
    for commune in premieres.values():
        dite = saisine(_commission(demande, commune, le), delais_ici(commune, le), le)
        yield Voie(titre=dite.titre, phrases=list(dite.phrases))


def _commission(demande: Demande, commune: Commune, le: date) -> Commission:
    departement = commune.departement_id
    attente = attente_anormale(commune, demande.types, le)
    return Commission(
        departement=departement,
        nom=commune.departement.nom,
        juge=tribunal(departement, le),
        depuis=date_longue(demande.recue_le),
        debut=date_longue(saisine_mediation_le(demande.recue_le, attente)) if attente else "",
        adresse=adresse_locale(commune, "adresse_mediation") or adresse_mediation(departement, le),
        adresse_juge=adresse_locale(commune, "adresse_tribunal"),
        attente=attente,
        arrete=adresse_locale(commune, "arrete_delai_anormal"),
    )
