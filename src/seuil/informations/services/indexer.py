"""Prepare the search of a territory: everything its pages say, as passages with their address."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.utils.translation import override

from seuil.acteurs.requetes import guichets_de
from seuil.cotation.requetes import grille_en_vigueur, lire
from seuil.informations.models import Passage
from seuil.informations.nomenclatures import RUBRIQUES, rubrique_du_chiffre
from seuil.informations.rendu import en_clair
from seuil.informations.requetes import chiffres_en_ligne, cle_de_recherche, mots_de_qui_demande, textes_lus
from seuil.patrimoine.requetes import programmes_de
from seuil.territoires.models import Territoire
from seuil.territoires.nomenclatures import regles_dites

Ligne = tuple[str, str, str]  # title, words, address in the town
LONGUEUR_DU_TITRE = 240


@transaction.atomic
def indexer(territoire: Territoire, le: date) -> int:
    """Write again what the search of a territory reads; return how many passages it has.

    The words that lead to an address go to the first passage there: the page itself.
    """
    Passage.objects.filter(territoire=territoire).delete()
    with override("fr"):
        lignes = [*_rubriques(), *_textes(territoire, le), *_lieux(territoire), *_logements(territoire)]
        lignes += [*_grille(territoire, le), *_chiffres(territoire)]
    dits = dict(mots_de_qui_demande()["pages"])
    Passage.objects.bulk_create(
        Passage(
            territoire=territoire,
            titre=titre[:LONGUEUR_DU_TITRE],
            texte=texte,
            adresse=adresse,
            cle_titre=cle_de_recherche(f"{titre} {dits.pop(adresse, '')}"),
            cle_texte=cle_de_recherche(texte),
        )
        for titre, texte, adresse in lignes
    )
    return len(lignes)


def _rubriques() -> Iterator[Ligne]:
    for rubrique in RUBRIQUES.values():
        yield str(rubrique.titre), str(rubrique.phrase), rubrique.adresse
    yield "Mes droits", "Calculer mes droits : plafonds, types de logement, APL, loyer possible.", "mes-droits/"
    yield "Faire ma demande", "Remplir le formulaire en ligne et recevoir mon numéro.", "demander/"
    yield "Ma demande", "Suivre mes étapes, mon score, mes courriers, mes messages.", "ma-demande/"
    yield "Retrouver ma demande", "Avec mon numéro et mon code ; que faire s’ils sont perdus.", "connexion/"
    yield "Les guichets", "Où aller : adresses, téléphones, horaires, avec ou sans rendez-vous.", "guichets/"
    yield "La grille de cotation", "Ce que chaque situation vaut ici, si une grille est publiée.", "grille/"
    yield "Les loyers au mètre carré", "Le loyer maximum selon la catégorie du logement et la zone.", "loyers/"
    yield "En danger ou sans abri ce soir", "Les numéros à appeler, jour et nuit.", "#danger"
    yield "Demander un logement est gratuit", "Une seule demande suffit ; ce qu’il faut pour commencer.", ""


def _textes(territoire: Territoire, le: date) -> Iterator[Ligne]:
    for code, rubrique in RUBRIQUES.items():
        for lu in textes_lus(territoire, code, le):
            yield lu.titre, en_clair(f"{lu.corps}\n\n{lu.aujourdhui}"), f"{rubrique.adresse}#{lu.ancre}"


def _lieux(territoire: Territoire) -> Iterator[Ligne]:
    for guichet in guichets_de(territoire):
        mots = (guichet.adresse, guichet.horaires, guichet.telephone, guichet.mel)
        yield guichet.nom, ", ".join(mot for mot in mots if mot), f"guichets/#g-{guichet.pk}"
    for regle in regles_dites(territoire.parametres):
        yield "Règle locale", regle, "guichets/"


def _logements(territoire: Territoire) -> Iterator[Ligne]:
    for programme in programmes_de(territoire):
        dit = (
            f"{programme.bailleur}, {programme.adresse}, {programme.commune} : {programme.nb_logements or ''} logements"
        )
        yield programme.nom, f"{dit}, {programme.annee or ''} {programme.financements}", "parc/"


def _grille(territoire: Territoire, le: date) -> Iterator[Ligne]:
    publiee = grille_en_vigueur(territoire, le)
    for ligne in lire(publiee).lignes if publiee else ():
        yield ligne.libelle, f"Points dans la grille de cotation : {ligne.points or ''}", "grille/"


def _chiffres(territoire: Territoire) -> Iterator[Ligne]:
    for fait in chiffres_en_ligne(territoire):
        dit = f"{fait.valeur:.0f} {fait.unite} {fait.libelle} ({fait.date})"
        yield fait.libelle, dit, rubrique_du_chiffre(fait.cle).adresse
