"""What follows an act, one function each: they receive the act and the day of the last one known, and may be late."""

from datetime import date

from seuil.acteurs.auteurs import POUR_LE_FOYER, Systeme
from seuil.avis import services as avis
from seuil.avis.radiations import NOMS_DES_COURRIERS
from seuil.avis.renouvellements import NOMS_DES_ANNONCES
from seuil.baux import services as baux
from seuil.commissions import services as commissions
from seuil.commissions.models import Decision, Report
from seuil.contacts import services as contacts
from seuil.cotation import services as cotation
from seuil.cotation.models import Grille
from seuil.declarations import services as declarations
from seuil.demandes import services as demandes
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import MotifSeparation
from seuil.designations import services as designations
from seuil.envois import services as envois
from seuil.envois.models import Envoi
from seuil.informations import services as informations
from seuil.instruction import services as instruction
from seuil.instruction.etats import Canal
from seuil.instruction.models import Piece
from seuil.journal.models import Entree
from seuil.mutations import services as mutations
from seuil.mutations.models import Location
from seuil.radiations import services as radiations
from seuil.radiations.models import Interrogation
from seuil.rapprochement import services as rapprochement
from seuil.rendez_vous import services as rendez_vous


def coter(entree: Entree, le: date) -> object:
    return cotation.coter_la_demande(_demande(entree), le=le)


def inscrire_sur_les_listes(entree: Entree, le: date) -> object:
    return rapprochement.inscrire_la_demande(_demande(entree), le=le)


def quitter_les_listes(entree: Entree, le: date) -> object:
    cotation.oublier_la_demande(_demande(entree))
    return rapprochement.retirer_la_demande(_demande(entree))


def attester(entree: Entree, le: date) -> object:
    demandes.attester(_demande(entree), le=entree.le)
    return prevenir(entree, le)


def dire_la_retenue(entree: Entree, le: date) -> None:
    demandes.dire_la_retenue(_demande(entree), entree.faits["doublon_de"], le=entree.le)


def oublier_les_brouillons(entree: Entree, le: date) -> None:
    declarations.oublier_les_brouillons(_demande(entree))


def retirer_les_candidatures(entree: Entree, le: date) -> object:
    motif = f"La demande a été {'radiée' if entree.verbe == 'demande.radiee' else 'réunie à une autre'}."
    return designations.retirer_la_demande(_demande(entree), motif=motif, le=entree.le)


def retirer_les_offres(entree: Entree, le: date) -> object:
    return baux.retirer_la_demande(_demande(entree), le=entree.le)


def annuler_les_rendez_vous(entree: Entree, le: date) -> object:
    motif = f"La demande a été {'radiée' if entree.verbe == 'demande.radiee' else 'réunie à une autre'}."
    demande = _demande(entree)
    return rendez_vous.annuler_les_rendez_vous(demande, motif=motif, le=entree.le, a=entree.consignee_a)


def notifier_la_decision(entree: Entree, le: date) -> object:
    commissions.notifier(Decision.objects.get(pk=entree.faits["decision"]), le=entree.le)
    return prevenir(entree, le)


def notifier_le_report(entree: Entree, le: date) -> object:
    commissions.notifier_le_report(Report.objects.get(pk=entree.faits["report"]), le=entree.le)
    return prevenir(entree, le)


def tenir_les_contacts(entree: Entree, le: date) -> object:
    """What an agent writes with the person is proven by it; what was typed at the registration waits for its code."""
    au_guichet = entree.verbe == "demande.modifiee" and bool(entree.organisme)
    return contacts.tenir_a_jour(_demande(entree), par=Systeme(), le=entree.le, au_guichet=au_guichet)


def accueillir_l_identite(entree: Entree, le: date) -> object:
    """The document shown to register is the first paper sent, by the way the demand came."""
    canal = Canal.GUICHET if entree.organisme else Canal.PORTAIL
    if entree.par.endswith(POUR_LE_FOYER):
        canal = Canal.MANDAT
    return instruction.accueillir_l_identite(_demande(entree), canal=canal, recue_a=entree.consignee_a, le=entree.le)


def emporter_les_papiers(entree: Entree, le: date) -> object:
    """Who left a couple finds its own papers again in its demand; nothing for a demand that nobody left another for."""
    if not entree.faits.get("separee_de"):
        return 0
    return instruction.emporter_les_papiers(
        _demande(entree),
        titulaire_partie=bool(entree.faits.get("titulaire_partie")),
        est_protegee=entree.faits["motif_separation"] == MotifSeparation.PROTECTION,
    )


def prouver_par_l_espace(entree: Entree, le: date) -> object:
    return envois.prouver_la_lecture(Envoi.objects.get(pk=entree.faits["envoi"]), le=entree.le)


def sortir_du_courrier(entree: Entree, le: date) -> object:
    return envois.sortir_du_courrier(_demande(entree), le=entree.le)


def taire_les_echeances(entree: Entree, le: date) -> object:
    """What still waited to announce the end of the year is not sent any more."""
    return envois.taire(_demande(entree), NOMS_DES_ANNONCES, le=entree.le)


def ecrire_au_foyer(entree: Entree, le: date) -> object:
    """The letter of a desk, or its warning, then the message that announces it."""
    radiations.ecrire_les_lettres(Interrogation.objects.get(pk=entree.faits["interrogation"]), le=entree.le)
    return prevenir(entree, le)


def ecrire_au_bailleur(entree: Entree, le: date) -> object:
    """The letter that the household posts itself, when its landlord is not in Seuil."""
    return mutations.ecrire_au_bailleur(Location.objects.get(pk=entree.faits["location"]), le=entree.le)


def revoir_la_location(entree: Entree, le: date) -> object:
    """Who stays may not hold the lease: the landlord is asked again."""
    return mutations.revoir_la_location(_demande(entree), le=entree.le)


def constater_la_reponse(entree: Entree, le: date) -> object:
    """Any act of the household answers the letter of a desk."""
    return radiations.constater_la_reponse(_demande(entree), entree, le=entree.le)


def ne_plus_attendre(entree: Entree, le: date) -> object:
    return radiations.ne_plus_attendre(_demande(entree), le=entree.le)


def taire_les_courriers(entree: Entree, le: date) -> object:
    """What still waited to ask for an answer, or to warn, is not sent any more."""
    return envois.taire(_demande(entree), NOMS_DES_COURRIERS, le=entree.le)


def constater_la_reintegration(entree: Entree, le: date) -> object:
    """Who contested and was put back by another door is answered."""
    return radiations.constater_la_reintegration(_demande(entree), raison=entree.faits["raison"], le=entree.le)


def compter_le_delai(entree: Entree, le: date) -> object:
    return baux.compter_le_delai(_demande(entree), le=entree.le)


def chercher_dans_la_grille(entree: Entree, le: date) -> object:
    """The search of the territory reads the grid that was published."""
    territoire = Grille.objects.select_related("territoire").get(pk=entree.objet_id).territoire
    return informations.indexer(territoire, le)


def prevenir(entree: Entree, le: date) -> object:
    """Tell the household; what writes the letter of a fact tells it in the same job."""
    return avis.prevenir(entree, le=entree.le)


def relire_la_piece(entree: Entree, le: date) -> object:
    """What the antivirus had not read yet when the page came is read by itself now."""
    return instruction.auto_controler(Piece.objects.get(pk=entree.faits["piece"]), le=entree.le)


def _demande(entree: Entree) -> Demande:
    return Demande.objects.get(pk=entree.objet_id)
