"""Observations a territory may choose to weigh: household, work, ties to the territory."""

from __future__ import annotations

from typing import Any

from seuil.regles.criteres.catalogue import critere, duree, quantite
from seuil.regles.criteres.nomenclatures import SituationPro
from seuil.regles.criteres.travail import a_un_emploi, est_au_premier_quartile


@critere("Divorce ou séparation", motif="Divorce ou séparation")
def divorce_separation(d: Any, c: Any) -> Any:
    return d.divorce_separation


@critere("Parent isolé", motif="Parent isolé")
def parent_isole(d: Any, c: Any) -> Any:
    return d.parent_isole


@critere("Jeune demandeur", motif="Né {date_naissance}")
def jeune(d: Any, c: Any) -> Any:
    return d.date_naissance > c.il_y_a_age_jeune


@critere("Personne âgée", motif="Né {date_naissance}")
def senior(d: Any, c: Any) -> Any:
    return d.date_naissance <= c.il_y_a_age_senior


@critere("Travailleur pauvre", motif="{situation_pro}, {revenu_uc_annuel} € par an et par unité de consommation")
def travailleur_pauvre(d: Any, c: Any) -> Any:
    return a_un_emploi(d) & est_au_premier_quartile(d, c)


@critere("Étudiant ou apprenti", motif="Situation : {situation_pro}")
def etudiant_ou_apprenti(d: Any, c: Any) -> Any:
    return (d.situation_pro == int(SituationPro.ETU)) | (d.situation_pro == int(SituationPro.APP))


@critere("CDD ou intérim", motif="Situation : {situation_pro}")
def contrat_precaire(d: Any, c: Any) -> Any:
    return d.situation_pro == int(SituationPro.CDD)


@critere("Travaille dans l’EPCI", motif="Travaille dans l’intercommunalité")
def travaille_epci(d: Any, c: Any) -> Any:
    return d.travaille_epci


@critere("Travaille dans la commune", motif="Travaille dans la commune demandée")
def travaille_commune(d: Any, c: Any) -> Any:
    return d.travaille_commune


@critere("Habite l’EPCI", motif="Habite l’intercommunalité")
def habite_epci(d: Any, c: Any) -> Any:
    return d.habite_epci


@critere("Habite la commune", motif="Habite la commune demandée")
def habite_commune(d: Any, c: Any) -> Any:
    return d.habite_commune


@critere("Logement éloigné du lieu de travail", motif="Logement éloigné du lieu de travail")
def eloigne_du_travail(d: Any, c: Any) -> Any:
    return d.eloigne_du_travail


@critere("Rapprochement familial", motif="Demande pour se rapprocher de sa famille")
def rapprochement_familial(d: Any, c: Any) -> Any:
    return d.rapprochement_familial


@critere("Travailleur essentiel", motif="Métier de la liste locale", dit="Métier dit essentiel")
def travailleur_essentiel(d: Any, c: Any) -> Any:
    """Art. L441-1, 35th paragraph: the territory's own list of trades; not a priority public."""
    return d.travailleur_essentiel


@critere("Implication dans la vie locale", motif="Implication dans la vie locale")
def implication_locale(d: Any, c: Any) -> Any:
    return d.implication_locale


@critere(
    "Assistant maternel ou familial", motif="Assistant maternel ou familial agréé", dit="Assistant maternel ou familial"
)
def assistant_maternel(d: Any, c: Any) -> Any:
    return d.assistant_maternel


@duree("Âge du demandeur", unite="ans", motif="Né {date_naissance}")
def age(d: Any, c: Any) -> Any:
    return d.date_naissance


@quantite("Mineurs à loger", unite="mineurs", motif="{nb_mineurs} mineur(s) à loger")
def nombre_mineurs(d: Any, c: Any) -> Any:
    return d.nb_mineurs


@quantite("Personnes à charge", unite="personnes", motif="{nb_a_charge} personne(s) à charge")
def nombre_a_charge(d: Any, c: Any) -> Any:
    return d.nb_a_charge


@quantite("Personnes à loger", unite="personnes", motif="{nb_personnes} personne(s) à loger")
def nombre_personnes(d: Any, c: Any) -> Any:
    return d.nb_personnes


@quantite("Ressources par unité de consommation", unite="€ par an", motif="{revenu_uc_annuel} € par an")
def revenu_par_uc(d: Any, c: Any) -> Any:
    return d.revenu_uc_annuel


@quantite("Trajet entre domicile et travail", unite="minutes", motif="{temps_trajet_minutes} minutes de trajet")
def temps_trajet(d: Any, c: Any) -> Any:
    return d.temps_trajet_minutes
