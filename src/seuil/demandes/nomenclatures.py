"""The State's own lists of codes (SNE interface 02.01, Cerfa 14069), with the words people read on screens."""

from django.db.models import TextChoices


class Lien(TextChoices):
    DEMANDEUR = "demandeur", "Demandeur"
    CONJOINT = "conjoint", "Conjoint, concubin ou partenaire de PACS"
    CODEMANDEUR = "codemandeur", "Codemandeur qui n’est pas en couple avec vous"
    A_CHARGE = "a_charge", "Enfant ou personne à charge"
    A_NAITRE = "a_naitre", "Enfant à naître"
    AUTRE = "autre", "Autre personne du foyer"


class Civilite(TextChoices):
    MADAME = "2", "Madame"
    MONSIEUR = "1", "Monsieur"


class Nationalite(TextChoices):
    FRANCAISE = "1", "Française"
    UNION_EUROPEENNE = "2", "Union européenne, Espace économique européen ou Suisse"
    AUTRE = "3", "Autre nationalité"


class Contrat(TextChoices):
    CDI = "CDI", "CDI ou fonctionnaire"
    CDD = "CDD", "CDD, intérim ou stage"
    INDEPENDANT = "ART", "Artisan, commerçant, profession libérale"
    CHOMAGE = "CHO", "Au chômage"
    APPRENTI = "APP", "Apprenti"
    ETUDIANT = "ETU", "Étudiant"
    RETRAITE = "RET", "Retraité"
    AUTRE = "AUT", "Autre situation"


class Occupation(TextChoices):
    """Where the household lives now (SNE `modeleLogement`)."""

    HLM = "HLM", "Locataire d’un logement social"
    LOCATAIRE = "LP", "Locataire du parc privé"
    PARENTS = "CPE", "Chez mes parents ou mes enfants"
    TIERS = "CP", "Hébergé chez quelqu’un d’autre"
    GRATUIT = "LTG", "Logé gratuitement"
    FONCTION = "FONC", "Logement de fonction"
    PROPRIETAIRE = "POCC", "Propriétaire de mon logement"
    SOUS_LOCATION = "SLHT", "Sous-locataire ou hébergé à titre temporaire"
    RESIDENCE_SOCIALE = "RS", "Résidence sociale, foyer ou pension de famille"
    RHVS = "RHVS", "Résidence hôtelière à vocation sociale"
    RESIDENCE_ETUDIANTE = "RE", "Résidence étudiante"
    STRUCTURE = "SH", "Structure d’hébergement"
    CENTRE_MATERNEL = "CDEFCM", "Centre de l’enfance ou centre maternel"
    HOTEL = "HOT", "Hôtel"
    CAMPING = "CAMCAR", "Camping ou caravane"
    SANS_ABRI = "SD", "Sans abri ou abri de fortune"
    SQUAT = "SQUAT", "Squat"


SANS_LOGEMENT = {Occupation.SANS_ABRI, Occupation.SQUAT, Occupation.CAMPING, Occupation.HOTEL}
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

    SANS_LOGEMENT = "01", "Sans logement, hébergé ou en logement temporaire"
    DEMOLITION = "02", "Mon logement va être démoli"
    INDECENT = "03", "Logement non décent, insalubre ou dangereux"
    REPRIS = "04", "Logement repris ou mis en vente par son propriétaire"
    EXPULSION = "05", "Procédure d’expulsion"
    VIOLENCES = "06", "Violences dans le couple ou menace de mariage forcé"
    HANDICAP = "07", "Handicap ou perte d’autonomie"
    SANTE = "08", "Raisons de santé"
    TROP_CHER = "09", "Logement trop cher"
    TROP_GRAND = "10", "Logement trop grand"
    SEPARATION = "11", "Divorce ou séparation"
    DECOHABITATION = "12", "Quitter le logement de mes parents ou d’un proche"
    TROP_PETIT = "13", "Logement trop petit"
    UNION = "14", "Futur mariage, concubinage ou PACS"
    REGROUPEMENT = "15", "Regroupement familial"
    ASSISTANT_MATERNEL = "16", "Assistant maternel ou familial"
    VOISINAGE = "17", "Problèmes d’environnement ou de voisinage"
    MUTATION_PRO = "18", "Mutation professionnelle"
    LIEU_TRAVAIL = "19", "Me rapprocher du lieu de travail"
    SERVICES = "20", "Me rapprocher des équipements et des services"
    FAMILLE = "21", "Me rapprocher de ma famille"
    ACCEDANT = "22", "Accédant à la propriété en difficulté"
    AUTRE = "23", "Autre motif"


class TypeLogement(TextChoices):
    CHAMBRE = "C", "Chambre"
    T1 = "T1", "T1 : une pièce"
    T2 = "T2", "T2 : une chambre"
    T3 = "T3", "T3 : deux chambres"
    T4 = "T4", "T4 : trois chambres"
    T5 = "T5", "T5 : quatre chambres"
    T6 = "T6", "T6 et plus"


class Situation(TextChoices):
    """Situations that the law or a grid may recognise, declared then proved (art. L441-1)."""

    DALO = "dalo", "Reconnu prioritaire au titre du Dalo"
    HANDICAP = "handicap", "Une personne du foyer est en situation de handicap"
    ACT = "act", "Je sors d’un appartement de coordination thérapeutique"
    CHOMAGE_LONG = "chomage_long", "Je reprends un travail après plus d’un an de chômage"
    VIOL = "viol", "Victime de viol ou d’agression sexuelle au domicile ou à ses abords"
    PROSTITUTION = "prostitution", "Parcours de sortie de la prostitution"
    TRAITE = "traite", "Victime de traite ou de proxénétisme"
    ASE = "ase", "Je sors de l’aide sociale à l’enfance"
    HISTORIQUE_LOCATIF = "historique_locatif", "Je paie mon loyer et mes charges sans difficulté"
    VIE_LOCALE = "vie_locale", "Je suis engagé dans la vie locale"
    METIER_ESSENTIEL = "metier_essentiel", "J’exerce un métier dit essentiel sur ce territoire"
    ELOIGNE_TRAVAIL = "eloigne_travail", "Mon logement est loin de mon travail"
    INADAPTE = "inadapte", "Mon logement n’est pas adapté au handicap ou à la perte d’autonomie"
