# ruff: noqa: RUF009 - a fact is declared by a call, as a dataclass field is
"""The facts of a demand that criteria may read: one narrow row, never null, the same in memory and in every engine."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Final

from seuil.regles.criteres.declaration import Fait, booleen, code, entier, fait_declare, jour
from seuil.regles.criteres.nomenclatures import SituationPro, StatutOccupation
from seuil.regles.traceur import Colonne

EUROS_PAR_MOIS: Final = "€ par mois"
BAIL: Final = "bail ou attestation d’hébergement"
QUITTANCE: Final = "quittance de moins de trois mois"
RESSOURCES: Final = "justificatifs des ressources mensuelles"
LIVRET: Final = "livret de famille ou acte de naissance"
CONTRAT: Final = "contrat de travail, bulletins de salaire ou carte d’étudiant"
EMPLOYEUR: Final = "attestation de l’employeur"
DOMICILE: Final = "justificatif du domicile actuel"
DECISION: Final = "décision motivée"
PREFECTURE: Final = "la préfecture"
DECIDEUR: Final = "l’autorité que la délibération désigne"


@dataclass(frozen=True, slots=True)
class Faits:
    """Order is append-only: the position of a provable fact is its bit in the mask of proofs."""

    date_depot: date = jour("réception de la demande par le guichet")
    date_naissance: date = jour("naissance du demandeur")
    fin_ase: date = jour(
        "dernier jour de prise en charge par l’aide sociale à l’enfance",
        piece="attestation du Département",
        jamais=True,
    )
    nb_personnes: int = entier("personnes à loger", unite="personnes", minimum=1, maximum=30, defaut=1, piece=None)
    nb_occupants: int = entier("occupants du logement actuel", unite="personnes", maximum=99, piece=None)
    nb_mineurs: int = entier("mineurs à loger", unite="personnes", maximum=29, defaut=0, piece=LIVRET)
    nb_a_charge: int = entier("personnes à charge", unite="personnes", maximum=29, defaut=0, piece=LIVRET)
    nb_pieces: int = entier(
        "pièces habitables du logement actuel, hors cuisine", unite="pièces", maximum=30, piece=BAIL
    )
    surface_m2: int = entier("surface habitable du logement actuel", unite="m²", maximum=2_000, piece=BAIL)
    loyer_charges: int = entier(
        "loyer et charges du logement actuel", unite=EUROS_PAR_MOIS, maximum=100_000, defaut=0, piece=QUITTANCE
    )
    apl: int = entier(
        "aide au logement perçue", unite=EUROS_PAR_MOIS, maximum=10_000, defaut=0, piece="attestation CAF ou MSA"
    )
    revenu_mensuel: int = entier(
        "ressources mensuelles déclarées du ménage", unite=EUROS_PAR_MOIS, maximum=1_000_000, piece=RESSOURCES
    )
    revenu_uc_annuel: int = entier(
        "ressources mensuelles × 12 par unité de consommation", unite="€ par an", maximum=12_000_000, piece=RESSOURCES
    )
    duree_chomage_mois: int = entier(
        "plus longue période de chômage", unite="mois", maximum=720, defaut=0, piece="attestation France Travail"
    )
    temps_trajet_minutes: int = entier(
        "trajet entre le domicile et le travail", unite="minutes", maximum=600, piece=EMPLOYEUR
    )
    nb_refus_adaptes: int = entier(
        "logements adaptés refusés sans motif légitime", unite="refus", maximum=50, defaut=0, piece=None, registre=True
    )
    statut_occupation: int = code("logement actuel", StatutOccupation, piece=BAIL)
    situation_pro: int = code("situation professionnelle", SituationPro, piece=CONTRAT)
    dalo: bool = booleen(
        "décision DALO favorable et active", piece="décision de la commission de médiation", autorite=PREFECTURE
    )
    handicap: bool = booleen("demandeur ou personne à charge en situation de handicap", piece="CMI ou décision CDAPH")
    appartement_therapeutique: bool = booleen(
        "demandeur d’un appartement de coordination thérapeutique", piece="attestation de l’appartement"
    )
    difficultes_particulieres: bool = booleen(
        "mal logé ou défavorisé, avec des difficultés particulières de logement", piece="rapport social"
    )
    violences_couple: bool = booleen(
        "violences au sein du couple", piece="décision du juge ou récépissé de plainte", protege=True
    )
    mariage_force: bool = booleen(
        "menace de mariage forcé", piece="ordonnance de protection ou récépissé de plainte", protege=True
    )
    viol_agression: bool = booleen(
        "viol ou agression sexuelle au domicile ou à ses abords", piece="mesure judiciaire de protection", protege=True
    )
    sortie_prostitution: bool = booleen(
        "parcours de sortie de la prostitution", piece="autorisation du préfet", autorite=PREFECTURE, protege=True
    )
    traite_proxenetisme: bool = booleen(
        "victime de traite ou de proxénétisme", piece="attestation ou plainte", protege=True
    )
    habitat_indigne: bool = booleen("logement indigne, insalubre ou dangereux", piece="arrêté ou rapport")
    logement_non_decent: bool = booleen("logement non décent", piece="constat, attestation ou jugement")
    menace_expulsion: bool = booleen("menace d’expulsion sans relogement", piece="commandement ou jugement")
    depart_personne_a_charge: bool = booleen(
        "départ d’une personne à charge laissant le logement sous-occupé", piece="justificatif du départ"
    )
    divorce_separation: bool = booleen("divorce ou séparation", piece="jugement ou acte de séparation")
    parent_isole: bool = booleen("parent seul avec au moins une personne à charge", piece=LIVRET)
    travaille_epci: bool = booleen("travaille dans l’intercommunalité de la grille", piece=EMPLOYEUR)
    travaille_commune: bool = booleen("travaille dans la commune demandée", piece=EMPLOYEUR)
    habite_epci: bool = booleen("habite l’intercommunalité de la grille", piece=DOMICILE)
    habite_commune: bool = booleen("habite la commune demandée", piece=DOMICILE)
    logement_inadapte: bool = booleen("logement inadapté au handicap ou à la perte d’autonomie", piece="justificatif")
    logement_repris: bool = booleen("logement repris ou mis en vente par son propriétaire", piece="congé ou jugement")
    historique_locatif: bool = booleen("historique locatif sans difficulté", piece="attestation du bailleur")
    eloigne_du_travail: bool = booleen("logement éloigné du lieu de travail", piece=EMPLOYEUR)
    rapprochement_familial: bool = booleen("demande pour se rapprocher de sa famille", piece="justificatif de parenté")
    travailleur_essentiel: bool = booleen("métier de la liste locale des travailleurs essentiels", piece=EMPLOYEUR)
    implication_locale: bool = booleen("implication dans la vie locale", piece="attestation d’association")
    logement_demoli: bool = booleen("logement voué à la démolition", piece="lettre du bailleur ou arrêté")
    assistant_maternel: bool = booleen("assistant maternel ou familial agréé", piece="agrément")
    malus_violences: bool = booleen(
        "malus décidé : membre du ménage condamné pour violences", piece=DECISION, autorite=DECIDEUR, protege=True
    )
    malus_expulsion: bool = booleen(
        "malus décidé : expulsion pour troubles locatifs", piece=DECISION, autorite=DECIDEUR
    )
    malus_voisinage: bool = booleen("malus décidé : troubles causés au voisinage", piece=DECISION, autorite=DECIDEUR)
    malus_stupefiants: bool = booleen(
        "malus décidé : trafic de stupéfiants et troubles", piece=DECISION, autorite=DECIDEUR, protege=True
    )


FAITS: Final = MappingProxyType({champ.name: fait_declare(champ.name, champ.metadata) for champ in fields(Faits)})
PROUVABLES: Final = tuple(fait.nom for fait in FAITS.values() if fait.piece)
RANG_PREUVE: Final = MappingProxyType({nom: rang for rang, nom in enumerate(PROUVABLES)})


def colonne(fait: Fait) -> Colonne:
    """Return what the tracer needs of a fact; « not known » is inside the bounds."""
    if fait.nature is not int:
        return Colonne(fait.nature)
    bornes = [borne for borne in (fait.minimum, fait.maximum, fait.inconnu) if isinstance(borne, int)]
    return Colonne(int, min(bornes), max(bornes))


COLONNES: Final = MappingProxyType({nom: colonne(fait) for nom, fait in FAITS.items()})
