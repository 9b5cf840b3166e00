"""What a demand says of each criterion, in facts: who, where, how much; never the words of the criterion again."""

from collections.abc import Iterator, Mapping
from datetime import date

from seuil.demandes.faits import FAITS_DITS_PAR_UNE_CASE, faits_dits
from seuil.demandes.models import Demande, Personne
from seuil.demandes.nomenclatures import GARDES, Civilite, Contrat, Lien, Occupation
from seuil.regles.calendrier import annees_revolues
from seuil.regles.criteres import CATALOGUE
from seuil.regles.criteres.faits import Faits
from seuil.regles.ecriture import compte, euros
from seuil.socle.design.mesures import date_longue

ENFANTS = (Lien.A_CHARGE, Lien.A_NAITRE)
NON_DIT = "Vous ne l’avez pas déclaré."


def phrases(demande: Demande, faits: Faits, parametres: Mapping[str, int], *, le: date) -> dict[str, str]:
    """Return a sentence of fact for each criterion that the demand can speak of, by code."""
    dites = {
        **_du_foyer(demande, le),
        **_du_travail(demande),
        **_du_domicile(demande, faits),
        **_des_ressources(demande, faits, parametres),
        "anciennete": f"Demande déposée le {date_longue(demande.recue_le)}.",
        "delai_anormalement_long": f"Demande déposée le {date_longue(demande.recue_le)}.",
    }
    return {code: phrase for code, phrase in dites.items() if phrase}


def non_dites(demande: Demande) -> dict[str, str]:
    """Return the criteria that wait for a box that the household did not tick, each with that reason."""
    dits = faits_dits(demande)
    cases = {code: FAITS_DITS_PAR_UNE_CASE.intersection(critere.faits) for code, critere in CATALOGUE.items()}
    return {code: NON_DIT for code, faits in cases.items() if faits and not faits & dits}


def _du_foyer(demande: Demande, le: date) -> dict[str, str]:
    titulaire, personnes = demande.titulaire, list(demande.personnes.all())
    age = "" if titulaire.naissance_ecrite.isdecimal() else f"Vous avez {annees_revolues(titulaire.naissance, le)} ans."
    enfants = _enfants([personne for personne in personnes if personne.lien in ENFANTS], le)
    adultes = [personne for personne in personnes if personne.lien not in ENFANTS]
    seul = enfants if len(adultes) == 1 else ""
    plusieurs = f"Vous êtes {len(adultes)} adultes dans ce foyer." if len(adultes) > 1 else "Pas d’enfant à charge."
    comptes = dict.fromkeys(("nombre_mineurs", "nombre_a_charge"), enfants)
    return {"parent_isole": seul or plusieurs, "jeune": age, "senior": age, "age": age, **comptes}


def _enfants(enfants: list[Personne], le: date) -> str:
    """Return the children with their ages, "" when there is none."""
    return f"Avec vous dans ce foyer : {_enumerer([_enfant(enfant, le) for enfant in enfants])}." if enfants else ""


def _enfant(enfant: Personne, le: date) -> str:
    """Return `Lina, 9 ans`, with what of its custody is not all the time."""
    if enfant.lien == Lien.A_NAITRE or enfant.naissance > le:
        return f"un bébé attendu vers le {date_longue(enfant.naissance)}"
    ans = annees_revolues(enfant.naissance, le)
    garde = str(GARDES[enfant.garde]).lower() if enfant.garde else ""
    age = compte(ans, "an", "ans") if ans else "moins d’un an"
    return ", ".join(filter(None, (enfant.prenom, age, garde)))


def _du_travail(demande: Demande) -> dict[str, str]:
    titulaire = demande.titulaire
    lieux = [_lieu_de_travail(personne) for personne in demande.personnes.all() if personne.commune_travail]
    ou = " ".join(lieux) or "Aucun lieu de travail déclaré dans une commune de France."
    contrat = str(Contrat(titulaire.contrat).label) if titulaire.contrat else "Situation de travail non déclarée"
    metier = f"{titulaire.profession} : {contrat}." if titulaire.profession else f"{contrat}."
    return {
        **dict.fromkeys(("travaille_epci", "travaille_commune"), ou),
        **dict.fromkeys(("contrat_precaire", "etudiant_ou_apprenti"), metier),
    }


def _lieu_de_travail(personne: Personne) -> str:
    commune = personne.commune_travail
    assert commune is not None
    if personne.lien == Lien.DEMANDEUR:
        return f"Votre lieu de travail : {commune.nom}."
    return f"Lieu de travail de {personne.prenom or personne.nom} : {commune.nom}."


def _du_domicile(demande: Demande, faits: Faits) -> dict[str, str]:
    """Return what the present dwelling says; a protected address is not named."""
    lieu = "" if demande.est_protegee or demande.commune is None else _a(demande.commune.nom)
    depuis = f"depuis le {date_longue(demande.occupation_depuis)}" if demande.occupation_depuis else ""
    habite = f"Votre logement actuel est {lieu} {depuis}".rstrip() + "." if lieu else ""
    accord = {Civilite.MADAME.value: "Hébergée", Civilite.MONSIEUR.value: "Hébergé"}
    est_chez_un_tiers = demande.occupation == Occupation.TIERS
    heberge = f"{accord.get(demande.titulaire.civilite, 'Hébergé(e)')} par un tiers {lieu}".rstrip() + "."
    reponse = heberge if est_chez_un_tiers else f"{Occupation(demande.occupation).label}."
    return {
        **dict.fromkeys(("habite_epci", "habite_commune"), habite),
        **dict.fromkeys(("heberge_par_tiers", "sans_logement", "logement_temporaire", "mutation"), reponse),
        **dict(_de_la_taille(faits)),
    }


def _de_la_taille(faits: Faits) -> Iterator[tuple[str, str]]:
    occupants = compte(faits.nb_occupants, "personne", "personnes")
    if faits.surface_m2 > 0:
        yield from dict.fromkeys(
            ("suroccupation", "suroccupation_mineur"), f"{occupants} dans {faits.surface_m2} m²."
        ).items()
    if faits.nb_pieces > 0:
        pieces = compte(faits.nb_pieces, "pièce", "pièces")
        yield from dict.fromkeys(("sous_occupation", "occupants_sans_piece"), f"{occupants} dans {pieces}.").items()


def _des_ressources(demande: Demande, faits: Faits, parametres: Mapping[str, int]) -> dict[str, str]:
    if faits.revenu_uc_annuel < 0:
        return {}
    mois, part = euros(faits.revenu_mensuel), euros(faits.revenu_uc_annuel)
    seuil = parametres.get("seuil_premier_quartile")
    limite = f" Le seuil est de {euros(seuil)}." if seuil is not None else ""
    phrase = f"{mois} par mois pour le foyer : {part} par an et par part.{limite}"
    loyer = f"{euros(faits.loyer_charges)} de loyer, {euros(faits.apl)} d’aide, {mois} de ressources par mois."
    return {**dict.fromkeys(("premier_quartile", "travailleur_pauvre", "revenu_par_uc"), phrase), "taux_effort": loyer}


def _a(nom: str) -> str:
    """Return `à Venette`, `au Havre`, `aux Lilas`, `à La Rochelle`."""
    for article, contracte in (("Le ", "au "), ("Les ", "aux ")):
        if nom.startswith(article):
            return contracte + nom.removeprefix(article)
    return f"à {nom}"


def _enumerer(mots: list[str]) -> str:
    """Return `Lina, 9 ans, et Noé, 4 ans`: each holds a comma already."""
    *debut, dernier = mots
    return f"{' ; '.join(debut)}, et {dernier}" if debut else dernier
