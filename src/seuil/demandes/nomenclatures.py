"""The State's own lists of codes (SNE interface 02.01, Cerfa 14069), with the words people read on screens."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from seuil.socle.naissances import Precision

__all__ = [
    "CHEZ_UN_TIERS",
    "EN_TRANSITION",
    "SANS_LOGEMENT",
    "Civilite",
    "Contrat",
    "Lien",
    "Motif",
    "Nationalite",
    "Occupation",
    "Precision",
    "Situation",
    "TypeLogement",
]


class Lien(TextChoices):
    DEMANDEUR = "demandeur", _("Demandeur")
    CONJOINT = "conjoint", _("Conjoint, concubin ou partenaire de PACS")
    CODEMANDEUR = "codemandeur", _("Codemandeur qui n’est pas en couple avec vous")
    A_CHARGE = "a_charge", _("Enfant ou personne à charge")
    A_NAITRE = "a_naitre", _("Enfant à naître")
    AUTRE = "autre", _("Autre personne du foyer")


class Civilite(TextChoices):
    MADAME = "2", _("Madame")
    MONSIEUR = "1", _("Monsieur")


class Nationalite(TextChoices):
    FRANCAISE = "1", _("Française")
    UNION_EUROPEENNE = "2", _("Union européenne, Espace économique européen ou Suisse")
    AUTRE = "3", _("Autre nationalité")


class SituationFamiliale(TextChoices):
    CELIBATAIRE = "C", _("Célibataire")
    MARIE = "M", _("Marié")
    PACSE = "P", _("Pacsé")
    CONCUBIN = "U", _("En concubinage")
    SEPARE = "S", _("Séparé")
    DIVORCE = "D", _("Divorcé")
    VEUF = "V", _("Veuf")


class SorteAvis(TextChoices):
    """What tells the yearly income of a person; each but the last two bears an amount (art. R441-1)."""

    PROPRE = "propre", _("Son propre avis, sans personne d’autre")
    COMMUN = "commun", _("Un avis commun avec quelqu’un du foyer")
    DEHORS = "dehors", _("Un avis commun avec quelqu’un qui ne vivra pas avec vous : ex-conjoint, parents")
    ETRANGER = "etranger", _("Un avis d’un autre pays, ou l’attestation d’un employeur à l’étranger")
    PROTECTION = "protection", _("Pas d’avis : arrivée récente sous protection internationale (réfugié)")
    ABSENT = "absent", _("Pas encore d’avis, ou pas sous la main")


class Ressource(TextChoices):
    """What a person receives, or pays, each month (SNE `ListeRessource`)."""

    SALAIRE = "SAL", _("Salaire ou revenu d’activité")
    RETRAITE = "RET", _("Retraite")
    CHOMAGE = "CHO", _("Allocation chômage")
    INVALIDITE = "PINV", _("Pension d’invalidité")
    HANDICAP = "AAH", _("Allocation aux adultes handicapés (AAH)")
    RSA = "RSA", _("RSA")
    ACTIVITE = "PA", _("Prime d’activité")
    FAMILLE = "AF", _("Allocations familiales")
    JEUNE_ENFANT = "PAJE", _("Prestation d’accueil du jeune enfant (PAJE)")
    ENFANT_HANDICAPE = "AEEH", _("Allocation d’éducation de l’enfant handicapé (AEEH)")
    PRESENCE = "AJPP", _("Allocation de présence parentale (AJPP)")
    PENSION_RECUE = "PAR", _("Pension alimentaire reçue")
    BOURSE = "BE", _("Bourse d’études")
    MINIMUM_VIEILLESSE = "AMV", _("Minimum vieillesse (Aspa)")
    AUTRE = "AUT", _("Autre ressource, sans l’aide au logement")
    PENSION_VERSEE = "PAV", _("Pension alimentaire que cette personne verse")


class Contrat(TextChoices):
    CDI = "CDI", _("CDI ou fonctionnaire")
    CDD = "CDD", _("CDD, intérim ou stage")
    INDEPENDANT = "ART", _("Artisan, commerçant, profession libérale")
    CHOMAGE = "CHO", _("Au chômage")
    APPRENTI = "APP", _("Apprenti")
    ETUDIANT = "ETU", _("Étudiant")
    RETRAITE = "RET", _("Retraité")
    AUTRE = "AUT", _("Autre situation")


class Occupation(TextChoices):
    """Where the household lives now (SNE `modeleLogement`)."""

    HLM = "HLM", _("Locataire d’un logement social")
    LOCATAIRE = "LP", _("Locataire du parc privé")
    PARENTS = "CPE", _("Chez mes parents ou mes enfants")
    TIERS = "CP", _("Hébergé chez quelqu’un d’autre")
    GRATUIT = "LTG", _("Logé gratuitement")
    FONCTION = "FONC", _("Logement de fonction")
    PROPRIETAIRE = "POCC", _("Propriétaire de mon logement")
    SOUS_LOCATION = "SLHT", _("Sous-locataire ou hébergé à titre temporaire")
    RESIDENCE_SOCIALE = "RS", _("Résidence sociale, foyer ou pension de famille")
    RHVS = "RHVS", _("Résidence hôtelière à vocation sociale")
    RESIDENCE_ETUDIANTE = "RE", _("Résidence étudiante")
    STRUCTURE = "SH", _("Structure d’hébergement")
    CENTRE_MATERNEL = "CDEFCM", _("Centre de l’enfance ou centre maternel")
    HOTEL = "HOT", _("Hôtel")
    CAMPING = "CAMCAR", _("Camping ou caravane")
    SANS_ABRI = "SD", _("Sans abri ou abri de fortune")
    SQUAT = "SQUAT", _("Squat")


PAYANTES = {  # where a rent, or a share of the cost, is usually paid
    Occupation.HLM,
    Occupation.LOCATAIRE,
    Occupation.FONCTION,
    Occupation.SOUS_LOCATION,
    Occupation.RESIDENCE_SOCIALE,
    Occupation.RHVS,
    Occupation.RESIDENCE_ETUDIANTE,
    Occupation.STRUCTURE,
    Occupation.HOTEL,
    Occupation.CAMPING,
    Occupation.TIERS,
    Occupation.PARENTS,
}
SANS_LOGEMENT = {Occupation.SANS_ABRI, Occupation.SQUAT, Occupation.CAMPING, Occupation.HOTEL}
AVEC_UN_LOGEMENT = {  # of its own
    Occupation.HLM,
    Occupation.LOCATAIRE,
    Occupation.FONCTION,
    Occupation.GRATUIT,
    Occupation.PROPRIETAIRE,
}
CHEZ_UN_TIERS = {Occupation.PARENTS, Occupation.TIERS}
EN_TRANSITION = {
    Occupation.RESIDENCE_SOCIALE,
    Occupation.RHVS,
    Occupation.SOUS_LOCATION,
    Occupation.STRUCTURE,
    Occupation.CENTRE_MATERNEL,
}


class Motif(TextChoices):
    """Why the household asks (SNE `ListeMotifDemande`)."""

    SANS_LOGEMENT = "01", _("Sans logement, hébergé ou en logement temporaire")
    DEMOLITION = "02", _("Mon logement va être démoli")
    INDECENT = "03", _("Logement non décent, insalubre ou dangereux")
    REPRIS = "04", _("Logement repris ou mis en vente par son propriétaire")
    EXPULSION = "05", _("Procédure d’expulsion")
    VIOLENCES = "06", _("Violences dans le couple ou menace de mariage forcé")
    HANDICAP = "07", _("Handicap ou perte d’autonomie")
    SANTE = "08", _("Raisons de santé")
    TROP_CHER = "09", _("Logement trop cher")
    TROP_GRAND = "10", _("Logement trop grand")
    SEPARATION = "11", _("Divorce ou séparation")
    DECOHABITATION = "12", _("Quitter le logement de mes parents ou d’un proche")
    TROP_PETIT = "13", _("Logement trop petit")
    UNION = "14", _("Futur mariage, concubinage ou PACS")
    REGROUPEMENT = "15", _("Regroupement familial")
    ASSISTANT_MATERNEL = "16", _("Assistant maternel ou familial")
    VOISINAGE = "17", _("Problèmes d’environnement ou de voisinage")
    MUTATION_PRO = "18", _("Mutation professionnelle")
    LIEU_TRAVAIL = "19", _("Me rapprocher du lieu de travail")
    SERVICES = "20", _("Me rapprocher des équipements et des services")
    FAMILLE = "21", _("Me rapprocher de ma famille")
    ACCEDANT = "22", _("Accédant à la propriété en difficulté")
    AUTRE = "23", _("Autre motif")


class Categorie(TextChoices):
    """The building that is wished (SNE `categorieLogementRecherche`)."""

    INDIFFERENT = "I", _("Cela m’est égal")
    APPARTEMENT = "A", _("Un appartement")
    MAISON = "M", _("Une maison")


class TypeLogement(TextChoices):
    CHAMBRE = "C", _("Chambre")
    T1 = "T1", _("T1 : une pièce")
    T2 = "T2", _("T2 : une chambre")
    T3 = "T3", _("T3 : deux chambres")
    T4 = "T4", _("T4 : trois chambres")
    T5 = "T5", _("T5 : quatre chambres")
    T6 = "T6", _("T6 et plus")


class Situation(TextChoices):
    """Situations that the law or a grid may recognise, declared then proved (art. L441-1)."""

    DALO = "dalo", _("Reconnu prioritaire au titre du Dalo")
    HANDICAP = "handicap", _("Une personne du foyer est en situation de handicap")
    ACT = "act", _("Je sors d’un appartement de coordination thérapeutique")
    CHOMAGE_LONG = "chomage_long", _("Je reprends un travail après plus d’un an de chômage")
    VIOL = "viol", _("Victime de viol ou d’agression sexuelle au domicile ou à ses abords")
    PROSTITUTION = "prostitution", _("Parcours de sortie de la prostitution")
    TRAITE = "traite", _("Victime de traite ou de proxénétisme")
    ASE = "ase", _("Je sors de l’aide sociale à l’enfance")
    HISTORIQUE_LOCATIF = "historique_locatif", _("Je paie mon loyer et mes charges sans difficulté")
    VIE_LOCALE = "vie_locale", _("Je suis engagé dans la vie locale")
    METIER_ESSENTIEL = "metier_essentiel", _("J’exerce un métier dit essentiel sur ce territoire")
    ELOIGNE_TRAVAIL = "eloigne_travail", _("Mon logement est loin de mon travail")
    INADAPTE = "inadapte", _("Mon logement n’est pas adapté au handicap ou à la perte d’autonomie")


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
    NOM_LETTRE = "nom_lettre", "même nom à une lettre près"
    NOM_AUTRE = "nom_autre", "nom différent"
    PRENOM_MEME = "prenom_meme", "même prénom"
    PRENOM_TRANSCRIT = "prenom_transcrit", "même prénom, écrit autrement"
    PRENOM_SECOND = "prenom_second", "deuxième prénom d’un seul côté"
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
    NAISSANCE_AU_MOIS = "naissance_au_mois", "jour de naissance inconnu d’un côté"
    NAISSANCE_A_L_ANNEE = "naissance_a_l_annee", "année de naissance seule connue d’un côté"
    NAISSANCE_AUTRE = "naissance_autre", "date de naissance différente"
