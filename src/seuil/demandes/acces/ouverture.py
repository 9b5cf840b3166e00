"""Who may open a demand, and read what it keeps apart (art. R441-2-6)."""

from django.db.models import Exists, OuterRef, Q

from seuil.acteurs.models import Agent, Metier, Sorte
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande, DemandeQuerySet, Souhait
from seuil.regles.verdicts import Verdict, non, oui

CONSULTENT = {
    Metier.GUICHET,
    Metier.ATTRIBUTION,
    Metier.RESERVATION,
    Metier.SECRETARIAT,
    Metier.GESTION,
    Metier.COTATION,
}
ACCOMPAGNENT = {Metier.GUICHET, Metier.ATTRIBUTION, Metier.RESERVATION, Metier.SECRETARIAT}
PAR_SORTE_TERRITORIALE = {Sorte.COMMUNE, Sorte.EPCI}


def visibles_par(agent: Agent) -> DemandeQuerySet:
    """Return the demands an agent may open: those of its organism's ressorts, narrowed for local authorities."""
    siennes = perimetre(agent)
    return Demande.objects.none() if siennes is None else Demande.objects.filter(siennes)


def voit(agent: Agent, demande: Demande) -> bool:
    """Say whether an agent may open this demand."""
    if demande.vue_par is not None and demande.vue_par == agent.pk:
        return True  # its page has just read it among those: it is not asked ten times
    return visibles_par(agent).filter(pk=demande.pk).exists()


def peut_exporter(agent: Agent) -> Verdict:
    """Whoever may consult the demands takes away what its list says of them."""
    if perimetre(agent) is not None:
        return oui()
    return non("La liste des demandes s’exporte par qui est habilité à les consulter.")


def peut_voir_les_violences(agent: Agent) -> Verdict:
    """Violence, rape, prostitution and trafficking are shown only to those who follow the household's file."""
    if ACCOMPAGNENT & set(agent.metiers):
        return oui()
    return non("Certaines situations de cette demande sont réservées aux agents qui suivent le dossier.")


def peut_lire_les_pieces(agent: Agent) -> Verdict:
    """The desks read the papers that a household gave."""
    return oui() if agent.exerce(Metier.GUICHET) else non("Les pièces d’un dossier se lisent au guichet.")


def peut_ouvrir_l_adresse(agent: Agent, demande: Demande) -> Verdict:
    """A desk of the ressort that may open the demand, and nobody else, reads where a household that hides is."""
    if agent.exerce(Metier.GUICHET) and voit(agent, demande):
        return oui()
    return non("L’adresse protégée s’ouvre seulement à un guichet qui suit la demande.")


def peut_lire_le_formulaire(agent: Agent, demande: Demande) -> Verdict:
    """The scan of a paper form bears the address: nobody reads it while the household hides."""
    return non("Ce formulaire porte l’adresse protégée.") if demande.est_protegee else peut_lire_les_pieces(agent)


def perimetre(agent: Agent) -> Q | None:
    """Return the condition of what an agent may open, one look per demand; None when it may open nothing.

    Places are said by their codes: PostgreSQL then knows how many demands they hold, and walks the right index. Nobody
    opens what was erased: nothing is left to read.
    """
    organisme = agent.organisme
    if organisme is None or not agent.is_active or not CONSULTENT & set(agent.metiers):
        return None
    dans_ses_ressorts = Q(ressort__in=organisme.ressorts_couverts) & ~Q(etat=Etat.EFFACEE)
    if organisme.sorte not in PAR_SORTE_TERRITORIALE:
        return dans_ses_ressorts
    chez_elle = organisme.communes_couvertes
    return dans_ses_ressorts & Q(Exists(Souhait.objects.filter(commune__in=chez_elle, demande=OuterRef("pk"))))
