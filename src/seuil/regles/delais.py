"""The deadlines of the procedure: legal values, and what a territory may change (law reference, §12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Any, Final

from seuil.regles.baremes import bareme
from seuil.regles.calendrier import ajouter_jours, ajouter_mois, annees_revolues
from seuil.regles.ecriture import compte, jour
from seuil.regles.saisie import citer
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, a_preciser, non, oui

__all__ = [
    "Delais",
    "DerogationInvalide",
    "Parametre",
    "ajouter_jours",
    "ajouter_mois",
    "annees_revolues",
    "delai_anormalement_long",
    "delais",
    "expire_le",
    "juger_la_reception",
    "notifier_avant_le",
    "parametres",
    "saisine_mediation_le",
]

TOUS_TYPES: Final = "tous"


class DerogationInvalide(ValueError):
    """A territory asks for a deadline the law does not know or does not allow."""


@dataclass(frozen=True, slots=True)
class Parametre:
    """One legal parameter, with the bounds a local rule must respect."""

    nom: str
    valeur: int
    texte: Texte
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class Delais:
    enregistrement_mois: int
    validite_mois: int
    notification_renouvellement_mois: int
    notification_renouvellement_jours: int
    sms_renouvellement_mois: int
    avance_avis_jours: int
    avance_lettre_jours: int
    premiere_relance_jours: int
    derniere_relance_jours: int
    reponse_courrier_jours: int
    avertissement_radiation_mois: int
    reponse_contestation_mois: int
    reintegration_mois: int
    conservation_apres_radiation_jours: int
    conservation_pv_mois: int
    reponse_droits_mois: int
    communes_maximum: int
    reception_demandeur_mois: int
    reception_demandeur_zone_tendue_mois: int
    designation_mois: int
    candidats_minimum: int
    ordre_du_jour_jours: int
    proces_verbal_jours: int
    periodicite_commission_mois: int
    reponse_offre_jours: int
    acheminement_offre_jours: int
    comed_mois: int
    comed_derogatoire_mois: int
    prefet_dalo_mois: int
    prefet_dalo_derogatoire_mois: int
    recours_refus_dalo_mois: int
    injonction_dalo_mois: int
    recours_administratif_mois: int
    silence_recours_mois: int
    distance_outre_mer_mois: int
    distance_etranger_mois: int
    communication_regles_mois: int
    saisine_cada_mois: int
    recours_malus_mois: int
    decision_malus_mois: int
    convocation_malus_jours: int
    expiration_malus_mois: int
    mise_en_demeure_convention_mois: int
    notification_depart_mois: int
    examen_occupation_mois: int
    enquete_sls_mois: int
    droit_maintien_annees: int
    depart_mois: int
    gel_identite_jours: int
    relecture_seul_jours: int
    verification_piece_jours: int
    prise_piece_minutes: int
    reponse_piece_jours: int
    preuve_sursis_jours: int
    confirmation_comptes_mois: int
    annonce_confirmation_jours: int


def delais(le: date, territoire: Mapping[str, int] | None = None) -> Delais:
    """Return the deadlines on a day, with the territory's own values where it has some.

    Raises DerogationInvalide for an unknown parameter or one out of its legal bounds.
    """
    connus = parametres(le)
    valeurs = {nom: parametre.valeur for nom, parametre in connus.items()}
    for nom, valeur in (territoire or {}).items():
        valeurs[nom] = _deroger(connus.get(nom), nom, valeur)
    return Delais(**valeurs)


@lru_cache(maxsize=64)
def parametres(le: date) -> dict[str, Parametre]:
    """Return every parameter with its value, its bounds, its article and its certainty."""
    table = bareme("delais", le).contenu["parametres"]
    return {champ.name: _parametre(champ.name, table[champ.name]) for champ in fields(Delais)}


def expire_le(dernier_acte: date, regles: Delais) -> date:
    """Return the day the demand ceases to be valid (art. R441-2-7): deposit or renewal plus its validity."""
    return ajouter_mois(dernier_acte, regles.validite_mois)


def juger_la_reception(recue_le: date, regles: Delais, *, le: date, est_motivee: bool) -> Verdict:
    """Judge the day a demand is said to have been received (art. L441-2-1, R441-2-7), on the day it is registered.

    Non: to come, or so old that the demand has ceased to be valid. À préciser: later than the delay to register, which
    asks a written reason.
    """
    if recue_le > le:
        return non(f"Le {jour(recue_le)} n’est pas encore venu : une demande se reçoit avant d’être enregistrée.")
    fin = expire_le(recue_le, regles)
    if fin < le:
        return non(
            f"Une demande reçue le {jour(recue_le)} n’est plus valable depuis le {jour(fin)} : "
            "enregistrez-la à la date d’aujourd’hui.",
            texte=Texte("R441-2-7", Certitude.VERIFIE),
        )
    limite = ajouter_mois(le, -regles.enregistrement_mois)
    if recue_le < limite and not est_motivee:
        delai = compte(regles.enregistrement_mois, "mois", "mois")
        return a_preciser(
            f"Une demande s’enregistre dans un délai de {delai}. Celle-ci a été reçue avant le {jour(limite)} : "
            "écrivez pourquoi elle attend.",
            texte=Texte("L441-2-1", Certitude.VERIFIE),
        )
    return oui(f"Reçue le {jour(recue_le)}.")


def notifier_avant_le(echeance: date, regles: Delais) -> date:
    """Return the last day to announce the end of validity (art. R441-2-7): a month at least, never under 30 days."""
    en_mois = ajouter_mois(echeance, -regles.notification_renouvellement_mois)
    en_jours = ajouter_jours(echeance, -regles.notification_renouvellement_jours)
    return min(en_mois, en_jours)


def delai_anormalement_long(
    departement: str, type_logement: str, le: date, *, arrete: Mapping[str, int] | None = None
) -> int | None:
    """Return the département's abnormally long delay, in months (art. L441-1-4); None when its order is not known.

    `arrete` is the prefect's order as the territory entered it (type of dwelling, or `tous`, to months); it prevails.
    """
    connus = bareme("delai_anormalement_long", le).contenu["departements"]
    valeurs = arrete or connus.get(departement, {})
    mois = valeurs.get(type_logement, valeurs.get(TOUS_TYPES))
    return None if mois is None else int(mois)


def saisine_mediation_le(recue_le: date, mois: int) -> date:
    """Return the first day the commission de médiation may be asked for that delay (art. R441-2-4 g)."""
    return ajouter_jours(ajouter_mois(recue_le, mois), 1)


def _parametre(nom: str, ligne: Mapping[str, Any]) -> Parametre:
    texte = Texte(ligne["article"], Certitude(ligne["certitude"]), ligne.get("note", ""))
    return Parametre(nom, ligne["valeur"], texte, ligne.get("minimum"), ligne.get("maximum"))


def _deroger(parametre: Parametre | None, nom: str, valeur: int) -> int:
    if parametre is None:
        raise DerogationInvalide(f"Le délai {citer(nom)} n’existe pas.")
    if isinstance(valeur, bool) or not isinstance(valeur, int) or valeur < 0:
        raise DerogationInvalide(f"Le délai « {nom} » doit être un entier positif, pas {citer(valeur)}.")
    if parametre.minimum is not None and valeur < parametre.minimum:
        raise DerogationInvalide(
            f"Le délai « {nom} » ne peut pas descendre sous {parametre.minimum} ({parametre.texte}) : {valeur} refusé."
        )
    if parametre.maximum is not None and valeur > parametre.maximum:
        raise DerogationInvalide(
            f"Le délai « {nom} » ne peut pas dépasser {parametre.maximum} ({parametre.texte}) : {valeur} refusé."
        )
    return valeur
