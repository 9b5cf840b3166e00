"""What a household is told of its demand in the register: received, changed, opened, left."""

from typing import Final

from seuil.avis import lecture as lu
from seuil.avis.modele import CCH, JOUR, QUI, Avis, sans_papier, sur_papier
from seuil.courriers.models import Gabarit

SI_CE_N_EST_PAS_VOUS: Final = "Si cela vous étonne, dites-le tout de suite à un guichet d’enregistrement."

DU_REGISTRE: Final[dict[str, tuple[Avis, ...]]] = {
    "demande.enregistree": (
        Avis(
            "enregistree",
            "Votre demande est enregistrée",
            (
                "Votre demande est enregistrée depuis le {jour}.",
                "Votre attestation est prête. Elle prouve votre demande, donne votre numéro unique et dit ce qui suit.",
            ),
            f"Attestation d’enregistrement, articles L. 441-2-1 et R. 441-2-4 {CCH}.",
            exemple=JOUR,
            mots=lu.le_jour,
            lettre=lu.ecrite(Gabarit.ATTESTATION),
            aussi_accompagnant=True,
        ),
    ),
    "demande.modifiee": (
        Avis(
            "modifiee",
            "Des réponses de votre demande ont changé",
            ("Des réponses de votre demande ont changé le {jour}. Qui l’a fait : {par}.", SI_CE_N_EST_PAS_VOUS),
            exemple=QUI,
            mots=lu.qui_et_quand,
            papier=lu.papier_d_un_acte,
        ),
    ),
    "demande.dissociee": (
        Avis(
            "dissociee",
            "Votre foyer a changé dans votre demande",
            (
                "Depuis le {jour}, votre demande ne compte plus une personne qui l’a quittée. Qui l’a fait : {par}.",
                "Votre ancienneté est gardée. L’ancien code d’accès ne marche plus : un guichet vous en donne un.",
                "Dites-lui aussi comment vous joindre : le téléphone et l’e-mail d’avant ne servent plus.",
            ),
            exemple=QUI,
            mots=lu.qui_et_quand,
            papier=sur_papier,
        ),
    ),
    "demande.code_renouvele": (
        Avis(
            "code_renouvele",
            "Un nouveau code d’accès a été donné",
            (
                "Un nouveau code d’accès à votre demande a été donné le {jour}. Qui l’a fait : {par}.",
                "L’ancien code ne marche plus.",
                SI_CE_N_EST_PAS_VOUS,
            ),
            exemple=QUI,
            mots=lu.qui_et_quand,
            papier=sans_papier,
        ),
    ),
    "demande.radiee": (
        Avis(
            "radiee",
            "Votre demande a quitté le fichier",
            ("Votre demande a été radiée le {jour}. Motif : {motif}.", "Comment contester. {recours}"),
            f"Article R. 441-2-8 {CCH}.",
            exemple={
                **JOUR,
                "motif": "Renonciation écrite du demandeur",
                "recours": "(les voies et délais de recours)",
            },
            mots=lu.radiation,
            papier=sur_papier,
            si=lu.n_est_pas_logee,
            aussi_accompagnant=True,
        ),
    ),
    "demande.mandat_donne": (
        Avis(
            "mandat_donne",
            "Quelqu’un peut agir pour votre demande",
            (
                "Depuis le {jour}, {nom} peut agir pour votre demande, jusqu’au {fin}.",
                "Vous pouvez arrêter à tout moment, dans « Ma demande », ou à un guichet d’enregistrement.",
                SI_CE_N_EST_PAS_VOUS,
            ),
            exemple={**JOUR, "nom": "Mme Aminata Diallo (CCAS d’Exemple)", "fin": "23 mai 2027"},
            mots=lu.mandat,
            papier=lu.papier_d_un_acte,
        ),
    ),
    "demande.mandat_retire": (
        Avis(
            "mandat_retire",
            "Quelqu’un n’agit plus pour votre demande",
            ("Depuis le {jour}, {nom} n’agit plus pour votre demande.", SI_CE_N_EST_PAS_VOUS),
            exemple={**JOUR, "nom": "Mme Aminata Diallo (CCAS d’Exemple)"},
            mots=lu.mandat,
            papier=sans_papier,
        ),
    ),
    "demande.contact_change": (
        Avis(
            "contact_change",
            "Cette adresse n’est plus celle d’une demande",
            (
                "Une demande qui utilisait cette adresse ne l’utilise plus depuis le {jour}.",
                "Si cela vous étonne, allez à un guichet d’enregistrement avec une pièce d’identité.",
            ),
            exemple=JOUR,
            mots=lu.le_jour,
            contacts=lu.contacts_quittes,
            sans_lien=True,
            papier=sans_papier,
        ),
    ),
    "demande.ouverture_inhabituelle": (
        Avis(
            "ouverture_inhabituelle",
            "Votre dossier a été ouvert d’une façon inhabituelle",
            (
                "Votre dossier a été ouvert le {jour}, {comment}. Qui l’a ouvert : {par}.",
                "La liste de toutes les ouvertures est dans votre espace. Vous pouvez demander pourquoi.",
            ),
            exemple={**QUI, "comment": "à une heure inhabituelle"},
            mots=lu.ouverture,
        ),
    ),
    "demande.doublon_presente": (
        Avis(
            "doublon",
            "Quelqu’un a fait une demande à votre nom",
            (
                "Une autre demande a été faite le {jour} avec votre nom et votre date de naissance.",
                "C’est vous ? Allez à un guichet, avec une pièce d’identité : il réunit les deux demandes.",
                "Ce n’est pas vous ? Dites-le tout de suite à un guichet d’enregistrement.",
            ),
            exemple=JOUR,
            mots=lu.le_jour,
            papier=sans_papier,
            si=lu.est_le_premier_du_jour,
        ),
    ),
    "demande.rattachee": (
        Avis(
            "reunies",
            "Vos deux demandes sont réunies",
            (
                "Un guichet a réuni le {jour} vos deux demandes, avec votre accord. Une seule reste, avec son numéro.",
                SI_CE_N_EST_PAS_VOUS,
            ),
            exemple=JOUR,
            mots=lu.le_jour,
        ),
    ),
}
