"""The journal as an agent reads it: one sentence per act."""

from collections.abc import Iterable
from typing import Any

from seuil.journal.models import Entree

LIBELLES = {
    "demande.enregistree": "Demande enregistrée",
    "demande.code_remis": "Code d’accès remis",
    "demande.code_renouvele": "Nouveau code d’accès donné, pièce d’identité vue",
    "demande.code_envoye": "Code d’accès envoyé par courrier",
    "demande.retenue": "Demande retenue : doublon possible",
    "demande.doublon_presente": "Autre demande reçue pour le même titulaire, retenue",
    "demande.distinguee": "Demande distinguée d’une autre : elle est active",
    "demande.rattachee": "Demande rattachée à une autre, personne rencontrée et identifiée",
    "demande.separee": "Demande distinguée d’une autre qui lui ressemble",
    "demande.reception_avancee": "Date de réception la plus ancienne gardée",
    "demande.modifiee": "Réponses modifiées",
    "demande.faits_etablis": "Faits établis : le score les lit",
    "demande.piece_acceptee": "Document accepté",
    "demande.piece_a_remplacer": "Document à remplacer",
    "demande.piece_contestee": "Autre lecture d’un document demandée par le foyer",
    "demande.piece_reservee_ouverte": "Document réservé ouvert, motif écrit",
    "demande.rectification_contestee": "Réponse rectifiée : le foyer n’est pas d’accord",
    "demande.preuve_bientot_finie": "Preuve bientôt finie, foyer prévenu",
    "demande.preuve_a_renouveler": "Preuve à renouveler : points gardés, foyer prévenu",
    "demande.preuve_finie": "Preuve finie : ligne de nouveau provisoire",
    "demande.dissociee": "Couple séparé : chacun sa demande",
    "demande.echeance_annoncee": "Fin de validité annoncée",
    "demande.renouvelee": "Demande renouvelée",
    "demande.prolongee": "Demande prolongée",
    "demande.reintegree": "Demande réintégrée",
    "demande.foyer_appele": "Foyer appelé avant la fin de sa demande",
    "demande.message_annule": "Message annulé avant son départ",
    "demande.radiee": "Demande radiée",
    "demande.reponse_attendue": "Courrier écrit : une réponse est attendue",
    "demande.avertie": "Avertissement écrit : courrier sans réponse",
    "demande.avertissement_remis": "Remise de l’avertissement notée",
    "demande.courrier_repondu": "Le foyer a répondu : plus rien n’est attendu",
    "demande.radiation_contestee": "Radiation contestée par le foyer",
    "demande.contestation_acceptee": "Contestation acceptée",
    "demande.contestation_refusee": "Contestation refusée : la radiation est gardée",
    "demande.bailleur_prevenu": "Bailleur prévenu d’une demande de mutation",
    "demande.locataire_reconnu": "Locataire reconnu par son bailleur",
    "demande.locataire_ecarte": "Le bailleur ne reconnaît pas le foyer comme locataire",
    "demande.bailleur_repondu": "Le foyer répond à son bailleur",
    "demande.location_a_revoir": "Couple séparé : le bailleur dit de nouveau qui est locataire",
    "demande.designee": "Désignée pour un logement",
    "demande.examinee": "Examinée en commission",
    "demande.reportee": "Examen reporté",
    "demande.immobilisee": "Attribution en cours",
    "demande.liberee": "Attribution terminée",
    "demande.offre_envoyee": "Offre envoyée",
    "demande.offre_acceptee": "Offre acceptée",
    "demande.offre_refusee": "Offre refusée",
    "demande.offre_sans_reponse": "Offre restée sans réponse, ce qui vaut refus",
    "demande.offre_retiree": "Offre retirée",
    "demande.offre_remise": "Remise de l’offre prouvée",
    "demande.offre_non_recue": "Offre non reçue",
    "demande.offre_passee": "Offre passée au rang suivant, sans refus",
    "demande.offre_rouverte": "Offre rouverte : la réponse était arrivée à temps",
    "demande.reponse_recue": "Réponse à une offre reçue",
    "demande.rang_passe": "Rang passé, sans refus : autre logement accepté",
    "demande.condition_levee": "Condition levée : pièce reçue à temps",
    "demande.condition_tombee": "Condition tombée",
    "demande.message_parti": "Message parti",
    "demande.message_revenu": "Message revenu",
    "demande.message_lu": "Message ouvert dans l’espace en ligne",
    "demande.message_repute": "Message réputé notifié",
    "demande.message_vu": "Envoi regardé",
    "demande.message_renvoye": "Message renvoyé",
    "demande.lettre_revenue": "Lettre revenue",
    "demande.contact_verifie": "Adresse vérifiée par un code",
    "demande.contact_change": "Adresse quittée",
    "demande.contact_mort": "Adresse qui ne marche plus",
    "demande.identite_demandee": "Changement de nom ou de naissance demandé",
    "demande.identite_confirmee": "Changement de nom ou de naissance relu et confirmé",
    "demande.identite_refusee": "Changement de nom ou de naissance refusé",
    "demande.identite_perimee": "Changement de nom ou de naissance que personne n’a relu à temps",
    "demande.identite_caduque": "Changement de nom ou de naissance abandonné : la personne a quitté le foyer",
    "demande.piece_envoyee": "Document envoyé",
    "demande.piece_completee": "Page ajoutée à un document envoyé",
    "demande.mandat_donne": "Droit d’agir donné",
    "demande.mandat_retire": "Droit d’agir retiré",
    "demande.accompagnant_ajoute": "Personne qui accompagne ajoutée",
    "demande.accompagnant_retire": "Personne qui accompagne retirée",
    "demande.preferences": "Préférences changées",
    "demande.accord_electronique": "Accord exprès pour l’espace en ligne",
    "demande.accord_retire": "Accord retiré",
    "demande.protegee": "Protection enregistrée",
    "demande.protection_levee": "Protection levée",
    "demande.adresse_ouverte": "Adresse protégée ouverte",
    "demande.ouverture_inhabituelle": "Ouverture à une heure inhabituelle",
    "demande.rendez_vous_demande": "Rendez-vous demandé, date à fixer",
    "demande.rendez_vous_propose": "Date de rendez-vous proposée",
    "demande.rendez_vous_pris": "Rendez-vous confirmé",
    "demande.rendez_vous_decline": "Date déclinée, une autre est demandée",
    "demande.rendez_vous_deplace": "Rendez-vous déplacé",
    "demande.rendez_vous_annule": "Rendez-vous annulé",
    "demande.rendez_vous_rappele": "Rendez-vous rappelé la veille",
    "demande.rendez_vous_tenu": "Rendez-vous tenu, compte rendu gardé",
    "demande.rendez_vous_manque": "Personne n’est venu au rendez-vous",
    "demande.message_du_foyer": "Message écrit par le foyer",
    "demande.message_du_service": "Message écrit au foyer",
    "demande.echange_confie": "Message passé à un autre service",
    "demande.echange_clos": "Conversation close",
    "guichet.permanence_ouverte": "Permanence ouverte",
    "guichet.permanence_arretee": "Permanence arrêtée",
    "guichet.jour_ferme": "Guichet fermé un jour",
    "guichet.jour_rouvert": "Guichet rouvert ce jour-là",
    "texte.redige": "Texte écrit",
    "texte.publie": "Texte mis en ligne",
    "texte.ecarte": "Texte proposé, écarté",
    "texte.retire": "Texte retiré de la page",
    "chiffre.redige": "Chiffre écrit",
    "chiffre.publie": "Chiffre mis en ligne",
    "chiffre.ecarte": "Chiffre proposé, écarté",
    "chiffre.retire": "Chiffre retiré des pages",
    "journal.contenu_efface": "Détail des actes effacé",
    "journal.numero_oublie": "Numéro remplacé par un jeton",
    "demandes.exportees": "Liste de demandes exportée",
    "demande.effacee": "Données du foyer effacées",
    "demande.copie_remise": "Copie de ses données remise au foyer",
    "demande.effacement_demande": "Effacement demandé par le foyer",
    "demande.effacement_refuse": "Effacement refusé",
}
EFFACE = "Le détail de cet acte a été effacé."
DITS = ("logement", "rang", "precision", "motif_doublon")


def actes(entrees: Iterable[Entree]) -> list[dict[str, Any]]:
    """Return each act: its day, its words, what it was about, who did it."""
    return [
        {
            "le": entree.le,
            "acte": acte_dit(entree.verbe),
            "detail": EFFACE if entree.est_effacee else _detail(entree.faits),
            "par": ", ".join(filter(None, [entree.par, entree.organisme])),
        }
        for entree in entrees
    ]


def acte_dit(verbe: str) -> str:
    """Return the words of an act, as its pages and the shell say it."""
    return LIBELLES.get(verbe, verbe.replace(".", ", ").replace("_", " "))


def _detail(faits: dict[str, Any]) -> str:
    dits = {nom: faits[nom] for nom in DITS if faits.get(nom)}
    if "rang" in dits:
        dits["rang"] = f"rang {dits['rang']}"
    return ", ".join(str(dit) for dit in dits.values())
