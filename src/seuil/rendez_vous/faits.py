"""What a town decided of each kind of appointment, and the hour on the wall of each desk."""

from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext

from seuil.acteurs.models import Guichet
from seuil.regles.ecriture import heure
from seuil.regles.fuseaux import Fuseau, fuseau
from seuil.regles.rendez_vous import Regle
from seuil.rendez_vous.nomenclatures import Sorte
from seuil.socle.design.mesures import date_avec_jour
from seuil.territoires.models import Territoire
from seuil.territoires.requetes import delais_de, departement_de

MINUTES: Final = {Sorte.ENTRETIEN: "entretien_minutes", Sorte.ELU: "rendez_vous_elu_minutes"}


def regle_locale(territoire: Territoire | None, sorte: Sorte, le: date) -> Regle | None:
    """Return the rule of a kind in a territory, None when its file says nothing of it: it is not offered there."""
    dits = territoire.parametres if territoire else {}
    minutes = dits.get(MINUTES[sorte])
    if not minutes:
        return None
    if sorte == Sorte.ENTRETIEN:
        reception = delais_de(territoire, le).reception_demandeur_mois
        return Regle(minutes, est_unique=bool(dits.get("entretien_unique")), reception_mois=reception)
    anciennete, intervalle = (dits.get(f"rendez_vous_elu_{quoi}_mois", 0) for quoi in ("anciennete", "intervalle"))
    return Regle(minutes, anciennete_mois=anciennete, intervalle_mois=intervalle)


def departement_du_guichet(guichet: Guichet) -> str:
    """Return the département of a desk, "" for one of the whole country."""
    return departement_de(guichet.territoire).pk if guichet.territoire else ""


def fuseau_du_guichet(guichet: Guichet, le: date) -> Fuseau:
    """Return the legal time of a desk."""
    return fuseau(departement_du_guichet(guichet), le)


def au_mur(moment: datetime, guichet: Guichet) -> datetime:
    """Return a moment in the hours of a desk's wall."""
    return moment.astimezone(fuseau_du_guichet(guichet, moment.date()).zone)


def dire_le_moment(moment: datetime, guichet: Guichet) -> str:
    """Return `mardi 27 octobre 2026 à 10 h 15`, with the name of the hour where it is not that of Paris."""
    ici = fuseau_du_guichet(guichet, moment.date())
    mur = moment.astimezone(ici.zone)
    dit = gettext("%(jour)s à %(heure)s") % {"jour": date_avec_jour(mur.date()), "heure": heure(mur.time())}
    return dit if ici.est_de_paris else f"{dit} ({ici.nom})"
