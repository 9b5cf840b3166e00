"""Why two people look alike, and how much (docs/decisions/0036)."""

from django.db.models import TextChoices


class Vraisemblance(TextChoices):
    """How much two identities look like one person."""

    FORTE = "forte", "Très ressemblantes"
    PROBABLE = "probable", "Ressemblantes"
    FAIBLE = "faible", "Peu ressemblantes"
    AUCUNE = "aucune", "Différentes"


class Raison(TextChoices):
    """What is the same in two identities, and what is not, as a clerk reads it."""

    INVERSES = "inverses", "nom et prénom inversés"
    REPARTIS = "repartis", "mêmes noms, répartis autrement entre nom et prénom"
    USAGE = "usage", "nom de naissance de l’une, nom d’usage de l’autre"
    NOM_MEME = "nom_meme", "même nom"
    NOM_TRANSCRIT = "nom_transcrit", "même nom, écrit autrement"
    NOM_DOUBLE = "nom_double", "une partie seulement d’un nom double"
    NOM_COUPE = "nom_coupe", "même nom, coupé d’un côté"
    NOM_LETTRE = "nom_lettre", "même nom à une lettre près"
    NOM_AUTRE = "nom_autre", "nom différent"
    PRENOM_MEME = "prenom_meme", "même prénom"
    PRENOM_TRANSCRIT = "prenom_transcrit", "même prénom, écrit autrement"
    PRENOM_SECOND = "prenom_second", "deuxième prénom d’un seul côté"
    PRENOM_COUPE = "prenom_coupe", "même prénom, raccourci d’un côté"
    PRENOM_INITIALE = "prenom_initiale", "même initiale de prénom"
    PRENOM_LETTRE = "prenom_lettre", "même prénom à une lettre près"
    PRENOM_ABSENT = "prenom_absent", "prénom non dit d’un côté"
    PRENOM_SANS = "prenom_sans", "sans prénom des deux côtés"
    PRENOM_GENRE = "prenom_genre", "prénoms au masculin et au féminin"
    PRENOM_AUTRE = "prenom_autre", "prénom différent"
    NAISSANCE_MEME = "naissance_meme", "même date de naissance"
    NAISSANCE_INVERSEE = "naissance_inversee", "jour et mois de naissance inversés"
    NAISSANCE_CHIFFRE = "naissance_chiffre", "un chiffre de la date de naissance"
    NAISSANCE_JOUR = "naissance_jour", "jour de naissance différent"
    NAISSANCE_MOIS = "naissance_mois", "mois de naissance différent"
    NAISSANCE_ANNEE = "naissance_annee", "année de naissance voisine"
    NAISSANCE_ESTIMEE = "naissance_estimee", "années de naissance voisines, l’une estimée"
    NAISSANCE_AU_MOIS = "naissance_au_mois", "jour de naissance inconnu d’un côté"
    NAISSANCE_A_L_ANNEE = "naissance_a_l_annee", "année de naissance seule connue d’un côté"
    NAISSANCE_AUTRE = "naissance_autre", "date de naissance différente"
