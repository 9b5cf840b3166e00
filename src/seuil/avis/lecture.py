"""What a notice reads of its fact: the letter that was written, the words that change, who writes."""

from collections.abc import Callable, Mapping
from datetime import date

from seuil.acteurs.models import Organisme
from seuil.avis.modele import Fait, LettreAttendue, du_guichet
from seuil.baux.models import Reponse, Sens
from seuil.baux.requetes import acceptee_ailleurs_le
from seuil.commissions.models import Report
from seuil.contacts.models import Contact
from seuil.courriers.models import Courrier, Gabarit
from seuil.demandes.courriers import recours
from seuil.demandes.etats import MotifRadiation
from seuil.designations.requetes import la_designation_se_dit
from seuil.envois.annonces import Papier
from seuil.journal.models import Entree
from seuil.mandats.models import Mandat
from seuil.regles.tribunaux import Objet
from seuil.socle.design.mesures import date_longue

NOMBRE = "nombre"  # why an opening is unusual, else its hour
SENS = {"demande.offre_acceptee": Sens.ACCEPTE, "demande.offre_refusee": Sens.REFUSE}
AILLEURS = "Vous avez accepté un autre logement."
NON_REMISE = "Nous n’avons pas pu vous remettre cette offre. Vérifiez l’adresse et les contacts de votre demande."
A_CETTE_HEURE = "à une heure inhabituelle"
AU_GUICHET = "Un guichet d’enregistrement vous dit à qui écrire, et dans quel délai."
TROP_DE_DOSSIERS = "par une personne qui a ouvert beaucoup de dossiers ce jour-là"


def ecrite(gabarit: Gabarit) -> Callable[[Fait], Courrier | None]:
    """Return how to find the last letter of a kind, on the day of the fact or since."""

    def lettre(fait: Fait) -> Courrier | None:
        lettres = Courrier.objects.filter(numero_unique=fait.demande.numero_unique, gabarit=gabarit)
        trouvee = lettres.filter(le__gte=fait.entree.le).order_by("pk").last()
        if trouvee is None:
            raise LettreAttendue(gabarit.label)
        return trouvee

    return lettre


def le_jour(fait: Fait) -> Mapping[str, str]:
    return {"jour": date_longue(fait.entree.le)}


def mandat(fait: Fait) -> Mapping[str, str]:
    """Say who acts for the household, and until when while it does."""
    mandat = Mandat.objects.get(pk=fait.faits["mandat"])
    return {**le_jour(fait), "nom": str(mandat), "fin": date_longue(mandat.fin_le)}


def qui_et_quand(fait: Fait) -> Mapping[str, str]:
    """Say the service, never the person: an agent's name is not the household's to keep in a mailbox.

    Who acts for the household is named: it chose that person.
    """
    service = fait.entree.par if fait.est_d_un_mandataire else (fait.entree.organisme or "un guichet")
    par = "vous, dans votre espace" if fait.est_du_menage else service
    return {**le_jour(fait), "par": par}


def n_est_pas_une_identite(fait: Fait) -> bool:
    """Say whether the change is told here: that of a name or a birth has its own notice."""
    return "identite" not in fait.faits


def identite_demandee(fait: Fait) -> Mapping[str, str]:
    return {**qui_et_quand(fait), "fin": date_longue(date.fromisoformat(fait.faits["jusqu_au"]))}


def identite_refusee(fait: Fait) -> Mapping[str, str]:
    return {**qui_et_quand(fait), "motif": fait.faits["motif"]}


def lettre_de_decision(fait: Fait) -> Courrier | None:
    return attendue(fait.decision.courrier)


def lettre_d_avertissement(fait: Fait) -> Courrier | None:
    return attendue(fait.decision.avertissement)


def est_avertie(fait: Fait) -> bool:
    return fait.decision.nature == "e"


def lettre_de_report(fait: Fait) -> Courrier | None:
    return attendue(Report.objects.select_related("courrier").get(pk=fait.faits["report"]).courrier)


def du_bailleur(fait: Fait) -> Organisme:
    """The landlord whose commission or offer it is; the desk when nothing says which."""
    if "decision" in fait.faits:
        return fait.decision.point.vacance.bailleur
    if "offre" in fait.faits:
        return fait.offre.vacance.bailleur
    if "report" in fait.faits:
        return Report.objects.get(pk=fait.faits["report"]).point.vacance.bailleur
    return du_guichet(fait)


def lettre_d_offre(fait: Fait) -> Courrier | None:
    return fait.offre.courrier


def lettre_de_reponse(fait: Fait) -> Courrier | None:
    """The letter that acknowledges this answer; none when an earlier answer to the same offer had its own."""
    siennes = Reponse.objects.filter(offre=fait.faits["offre"], sens=SENS[fait.entree.verbe]).exclude(accuse=None)
    reponse = siennes.select_related("accuse").order_by("pk").last()
    return reponse.accuse if reponse else None


def suite_de_la_reponse(fait: Fait) -> Mapping[str, str]:
    return {"suite": "La lettre dit la suite." if lettre_de_reponse(fait) else "Pour la suite, appelez le bailleur."}


def lettre_de_caducite(fait: Fait) -> Courrier | None:
    return attendue(fait.decision.caducite)


def passage(fait: Fait) -> Mapping[str, str]:
    """Say why the dwelling passed to another household: taken elsewhere, or never delivered."""
    passee = fait.offre
    return {"pourquoi": AILLEURS if acceptee_ailleurs_le(fait.demande, passee.vacance) else NON_REMISE}


def limite(fait: Fait) -> Mapping[str, str]:
    return {"limite": date_longue(fait.offre.repondre_avant)}


def papier_de_l_offre(fait: Fait) -> Papier:
    """No second letter when the first was handed over, against signature."""
    return Papier.JAMAIS if fait.faits.get("remise_le") else Papier.TOUJOURS


def papier_d_un_acte(fait: Fait) -> Papier:
    """What the household did itself is not written to it by post."""
    return Papier.JAMAIS if fait.est_du_menage else Papier.A_DEFAUT


def la_ville_le_dit(fait: Fait) -> bool:
    """Say whether the household's town decided to tell that a demand was put forward."""
    return la_designation_se_dit(fait.demande)


def est_le_premier_du_jour(fait: Fait) -> bool:
    """Say whether nobody did the same before on that day: a stranger repeats it at will, it is read once."""
    entree = fait.entree
    memes = Entree.objects.filter(verbe=entree.verbe, objet=entree.objet, objet_id=entree.objet_id, le=entree.le)
    return not memes.filter(pk__lt=entree.pk).exists()


def n_est_pas_logee(fait: Fait) -> bool:
    return fait.demande.motif_radiation != MotifRadiation.ATTRIBUTION


def est_vivante(fait: Fait) -> bool:
    return fait.demande.radiee_le is None


def ouverture(fait: Fait) -> Mapping[str, str]:
    """Say the service that opened the file, the day, and what was unusual."""
    faits = fait.faits
    return {
        "jour": str(faits.get("jour_dit", "")),
        "par": str(faits.get("service", "")),
        "comment": TROP_DE_DOSSIERS if faits.get("cause") == NOMBRE else A_CETTE_HEURE,
    }


def radiation(fait: Fait) -> Mapping[str, str]:
    """Say why the demand left, and how to contest it (art. R421-5 CJA: else the delay does not run)."""
    motif = fait.demande.get_motif_radiation_display()
    return {**le_jour(fait), "motif": motif, "recours": voies_de_recours(fait)}


def voies_de_recours(fait: Fait) -> str:
    """Return the ways to contest a decision on the demand itself, in one paragraph."""
    demande, organisme = fait.demande, du_guichet(fait)
    souhait = demande.souhaits.select_related("commune").order_by("ordre").first()
    commune = souhait.commune if souhait else organisme.commune
    if commune is None:
        return AU_GUICHET
    dit = recours(demande, Objet.DEMANDE, auteur=organisme.nom, bailleur=organisme, commune=commune, le=fait.entree.le)
    return " ".join(f"{voie['titre']} : {' '.join(voie['phrases'])}" for voie in dit.get("voies", []))


def contacts_quittes(fait: Fait) -> tuple[Contact, ...]:
    """Return the proven addresses that another one replaces: none that the household must be protected from."""
    if fait.demande.est_protegee:
        return ()
    return tuple(Contact.objects.filter(demande=fait.demande, pk__in=fait.faits.get("prevenus", [])))


def attendue(lettre: Courrier | None) -> Courrier:
    """Return a letter that must exist. Raises LettreAttendue while it is not written."""
    if lettre is None:
        raise LettreAttendue
    return lettre
