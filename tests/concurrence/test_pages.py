"""Two agents put a wording of one text on line at the same instant: one is on line, both stay readable."""

import pytest

from seuil.acteurs.models import Agent
from seuil.informations.etats import Etat
from seuil.informations.models import Redaction, Texte
from seuil.informations.services import VersionDepassee, modifier, publier, retirer
from seuil.socle.cycles import PassageInterdit
from tests.concurrence.test_au_meme_instant import LE, ensemble, erreurs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def texte(monde) -> Texte:
    return Texte.objects.filter(territoire="compiegne", delai_legal=False).earliest("pk")


def proposer(texte: Texte, corps: str) -> Redaction:
    autre = texte.redactions.earliest("pk").contenu | {"corps": corps}
    return Redaction.objects.create(texte=texte, ecrite_le=LE, **autre)


def test_une_seule_redaction_en_ligne(texte, agents):
    proposees = [proposer(texte, "La première."), proposer(texte, "La seconde.")]
    resultats = ensemble(
        lambda: publier(Redaction.objects.get(pk=proposees[0].pk), par=agents["guichet"], le=LE),
        lambda: publier(Redaction.objects.get(pk=proposees[1].pk), par=agents["pages"], le=LE),
    )

    assert erreurs(resultats) == []
    assert texte.redactions.filter(etat=Etat.EN_LIGNE).count() == 1
    assert texte.redactions.filter(etat=Etat.REMPLACEE).count() == 2


def test_publier_et_retirer_ne_se_recouvrent_pas(texte, agents):
    proposee, en_ligne = proposer(texte, "La neuve."), texte.redactions.get(etat=Etat.EN_LIGNE)
    resultats = ensemble(
        lambda: publier(Redaction.objects.get(pk=proposee.pk), par=agents["guichet"], le=LE),
        lambda: retirer(Redaction.objects.get(pk=en_ligne.pk), par=agents["pages"], le=LE),
    )

    assert set(erreurs(resultats)) <= {PassageInterdit}
    en_ligne.refresh_from_db()
    assert en_ligne.etat == (Etat.REMPLACEE if erreurs(resultats) else Etat.RETIREE)
    assert texte.redactions.get(etat=Etat.EN_LIGNE).pk == proposee.pk


def test_le_meme_champ_ecrit_deux_fois_se_demande(texte, agents):
    vues = texte.redactions.get(etat=Etat.EN_LIGNE).contenu

    def ecrire(agent: Agent, corps: str) -> Redaction:
        lu = Texte.objects.get(pk=texte.pk)
        return modifier(lu, {"corps": corps}, vues=vues, par=agent, le=LE, langue="fr")

    resultats = ensemble(lambda: ecrire(agents["guichet"], "Léa."), lambda: ecrire(agents["pages"], "Omar."))

    assert erreurs(resultats) == [VersionDepassee]
    assert texte.redactions.count() == 2
