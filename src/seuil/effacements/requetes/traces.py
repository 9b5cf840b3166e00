"""Where a household left its words: what names it, its documents, the acts whose facts speak of it."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from seuil.contacts.models import Contact
from seuil.courriers.models import Courrier
from seuil.declarations.models import Brouillon
from seuil.demandes.models import Demande, FaitEtabli, Ressemblance
from seuil.documents.models import Document
from seuil.echanges.models import FichierJoint
from seuil.envois.models import Envoi
from seuil.instruction.models import Feuille

COURT: Final = 4  # a name so short is looked for with the first name only


@dataclass(frozen=True, slots=True)
class Traces:
    """What names a household wherever it is written: its numéro, its people, where it is told."""

    numero: str
    noms: frozenset[str]
    adresses: frozenset[str]

    @property
    def mots(self) -> frozenset[str]:
        """Everything that names it."""
        return self.noms | self.adresses | {self.numero}

    def se_lisent_dans(self, texte: str) -> bool:
        """Say whether a text names the household."""
        return any(mot in texte for mot in self.mots)


def traces_de(demande: Demande) -> Traces:
    """Return what names the household of a demand."""
    noms = set()
    for personne in demande.personnes.all():
        connus = [nom for nom in (personne.nom, personne.nom_naissance) if nom]
        noms |= {f"{personne.prenom} {nom}" for nom in connus if personne.prenom}
        noms |= {nom for nom in connus if len(nom) > COURT}
    ou = [demande.telephone, demande.mel, *Contact.objects.filter(demande=demande).values_list("adresse", flat=True)]
    ou += Envoi.objects.filter(demande=demande).values_list("adresse", flat=True)
    return Traces(demande.numero_unique, frozenset(noms), frozenset(filter(None, ou)))


def documents_de(demande: Demande) -> set[int]:
    """Return the documents of a household, whoever holds their rows; the minutes and the bundles are not its own."""
    siens = set(Document.objects.filter(numero_unique=demande.numero_unique).values_list("pk", flat=True))
    siens |= {cle for cle in (demande.piece_identite_id, demande.formulaire_id) if cle}
    tenus = (
        (Feuille, "document", Q(piece__demande=demande)),
        (FaitEtabli, "document", Q(demande=demande)),
        (FichierJoint, "document", Q(message__echange__demande=demande)),
        (Courrier, "document", Q(numero_unique=demande.numero_unique)),
        (Brouillon, "piece_identite", Q(demande=demande) | Q(change=demande)),
        (Brouillon, "formulaire", Q(demande=demande) | Q(change=demande)),
    )
    for modele, champ, siennes in tenus:
        lus = modele._default_manager.filter(siennes, **{f"{champ}__isnull": False})
        siens |= set(lus.values_list(champ, flat=True))
    return siens


def liees_a(demande: Demande) -> list[int]:
    """Return the other demands whose words may name this one: joined, separated, alike."""
    liees = Demande.objects.filter(
        Q(doublon_de=demande) | Q(separee_de=demande) | Q(pk__in=[demande.doublon_de_id, demande.separee_de_id])
    )
    couples = Ressemblance.objects.filter(Q(premiere=demande) | Q(seconde=demande))
    return sorted(
        {*liees.values_list("pk", flat=True)}.union(*couples.values_list("premiere", "seconde")) - {demande.pk}
    )
