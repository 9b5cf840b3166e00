"""A passage that a life cycle forbids is refused in French: the words of the cycle, never a code of the program."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps

from seuil.demandes.models import Demande, IdentiteARelire, Ressemblance
from seuil.echanges.models import Echange
from seuil.effacements.models import Sollicitation
from seuil.envois.models import Envoi
from seuil.informations.models import FaitChiffre, Redaction
from seuil.instruction.models import Piece
from seuil.mutations.models import Location
from seuil.radiations.models import Contestation, Interrogation
from seuil.rendez_vous.models import RendezVous
from seuil.socle.cycles import AvecCycle, PassageInterdit
from tests.architecture.arbre import RACINE

VIVANTS = {modele for modele in apps.get_models() if issubclass(modele, AvecCycle)}
LIGNE = re.compile(r"^\| ([^|]+) \| ([^|]*`[^|]*) \|", re.MULTILINE)
PHRASE = re.compile(r"(?P<objet>(?:La |Le |L’).+) est à l’état « (?P<etat>[^«»]+) » : impossible (?P<acte>.+)\.")
ACTE = re.compile(r"de (?![aeiouyhéèêâ])\S.*|d’[aeiouyhéèêâ].*")


@pytest.fixture
def lignes(offre) -> dict[type[AvecCycle], AvecCycle]:
    """A row of each life cycle, from the journey up to the offer."""
    decision = offre.decision
    envoi = Envoi.objects.filter(demande=offre.demande).earliest("pk")
    une, autre = Demande.objects.order_by("pk")[:2]
    paire = Ressemblance(premiere=une, seconde=autre)
    attendue = Sollicitation(demande=une, recue_le=une.recue_le, avant_le=une.recue_le)
    identite, piece, rdv = IdentiteARelire(demande=une), Piece(demande=une, code="identite"), RendezVous(demande=une)
    siennes = (offre, offre.vacance, offre.demande, decision.candidature, decision.point.seance, envoi, paire, identite)
    courrier, contestation = Interrogation(demandee_le=offre.envoyee_le), Contestation(deposee_le=offre.envoyee_le)
    autres = (Redaction(titre="Renouveler"), FaitChiffre(libelle="demandes"), piece, rdv)
    suivies = (attendue, courrier, contestation, Echange(demande=une), Location(nom="Les Logis d’Exemple"))
    return {type(ligne): ligne for ligne in (*siennes, *autres, *suivies)}


def codes() -> set[str]:
    """Return what only a program writes: the identifiers of the glossary whose word has an accent."""
    glossaire = (RACINE / "docs" / "glossary.md").read_text(encoding="utf-8")
    mots = {mot for dits, _ in LIGNE.findall(glossaire) for mot in re.findall(r"\w+", dits.lower())}
    identifiants = {nom for _, noms in LIGNE.findall(glossaire) for nom in re.findall(r"`(\w+)`", noms)}
    etats = {etat for modele in VIVANTS for etat in modele.cycle.etats}
    libelles = {mot for modele in VIVANTS for libelle in modele.cycle.etats.values() for mot in mots_de(libelle)}
    return (identifiants | etats) - mots - libelles


def mots_de(phrase: str) -> set[str]:
    return set(re.findall(r"\w+", phrase.lower()))


def refuser(ligne: AvecCycle, verbe: str, etat: str) -> str:
    ligne.etat = etat
    with pytest.raises(PassageInterdit) as refus:
        ligne.passer(verbe)
    assert ligne.etat == etat
    return str(refus.value)


def phrases(lignes) -> Iterator[tuple[str, str]]:
    """Yield what each forbidden passage of each cycle says, with the label of the state it starts from."""
    for modele, ligne in lignes.items():
        libelles = dict(modele._meta.get_field("etat").flatchoices)
        for verbe, (depuis, _) in modele.cycle.passages.items():
            for etat in sorted(libelles.keys() - depuis):
                yield refuser(ligne, verbe, etat), libelles[etat]


class TestRefus:
    def test_connait_chaque_cycle(self, lignes):
        assert lignes.keys() == VIVANTS

    def test_sait_reconnaitre_un_code(self):
        assert {"decider", "designer", "envoyee", "sans_reponse"} <= codes()
        assert not {"radier", "accepter", "active"} & codes()

    def test_parle_francais_de_chaque_passage_interdit(self, lignes):
        interdits, dits = codes(), [*phrases(lignes)]

        fautes = [
            phrase
            for phrase, libelle in dits
            if (lue := PHRASE.fullmatch(phrase)) is None
            or lue["etat"] != libelle
            or not ACTE.fullmatch(lue["acte"])
            or "_" in phrase
            or mots_de(phrase) & interdits
        ]

        assert fautes == []
        assert len(dits) > 60

    def test_accorde_l_article(self, lignes):
        par_nom = {modele.__name__: ligne for modele, ligne in lignes.items()}

        assert refuser(par_nom["Candidature"], "decider", "retiree").endswith(
            "est à l’état « Retirée » : impossible d’en décider."
        )
        assert refuser(par_nom["Offre"], "accepter", "sans_reponse").endswith(
            "est à l’état « Sans réponse : vaut refus » : impossible de l’accepter."
        )
