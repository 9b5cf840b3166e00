"""A household writes while its service answers or closes: nothing that it wrote is lost, nothing is said twice."""

from datetime import date

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Agent
from seuil.echanges import services
from seuil.echanges.etats import Etat
from seuil.echanges.models import Echange, Message
from seuil.echanges.requetes import dernier
from seuil.echanges.services import EchangeRefuse, EchangeTenu, Propos
from seuil.echanges.tests.conftest import SECRET, ecrire, matin
from seuil.journal.models import Entree
from tests.concurrence.test_au_meme_instant import ensemble, erreurs

pytestmark = pytest.mark.django_db(transaction=True)
LE = date(2026, 11, 23)
A = matin(LE)


@pytest.fixture
def pris(agents, demande) -> Echange:
    return services.prendre(ecrire(demande, LE), par=agents["guichet"], a=A)


def relu(echange: Echange) -> Echange:
    return Echange.objects.select_related("demande", "guichet", "organisme").get(pk=echange.pk)


def continuer(echange: Echange, texte: str = "Encore", jeton: str = "") -> Echange:
    lu = relu(echange)
    return services.poursuivre(lu, Propos(texte, (), jeton), par=Demandeur(lu.demande.numero_unique), le=LE)


class TestAuMemeInstant:
    @pytest.mark.parametrize("essai", range(3))
    def test_clore_ne_perd_pas_ce_que_le_foyer_ecrit(self, agents, pris, essai):
        """Whichever is first: the close is refused, or the message opens the conversation again."""
        vu = dernier(pris)

        resultats = ensemble(
            lambda: continuer(pris), lambda: services.clore(relu(pris), vu=vu, par=agents["guichet"], le=LE, a=A)
        )

        assert erreurs(resultats) in ([], [EchangeRefuse])
        assert (relu(pris).etat, relu(pris).clos_le) == (Etat.A_REPONDRE, None)
        assert list(pris.messages.values_list("texte", flat=True)) == [SECRET, "Encore"]

    @pytest.mark.parametrize("essai", range(3))
    def test_repondre_ne_cache_pas_ce_que_le_foyer_ecrit(self, agents, pris, essai):
        vu = dernier(pris)

        resultats = ensemble(
            lambda: continuer(pris),
            lambda: services.repondre(relu(pris), Propos("Oui"), vu=vu, par=agents["guichet"], le=LE, a=A),
        )

        assert erreurs(resultats) in ([], [EchangeRefuse])
        assert relu(pris).etat == Etat.A_REPONDRE
        assert pris.messages.filter(texte="Encore").count() == 1

    def test_deux_touches_n_en_gardent_qu_un(self, pris):
        resultats = ensemble(*[lambda: continuer(pris, "Merci", "j") for _ in range(3)])

        assert erreurs(resultats) == []
        assert pris.messages.filter(texte="Merci").count() == 1
        assert Entree.objects.filter(verbe="demande.message_du_foyer").count() == 2

    def test_deux_touches_n_ouvrent_qu_une_conversation(self, demande):
        resultats = ensemble(
            *[lambda: ecrire(type(demande).objects.get(pk=demande.pk), LE, jeton="j") for _ in range(3)]
        )

        assert erreurs(resultats) == []
        assert (Echange.objects.count(), Message.objects.count()) == (1, 1)

    def test_deux_agents_qui_le_prennent_un_seul_l_a(self, agents, demande):
        siens = {"organisme": agents["guichet"].organisme, "guichet": agents["guichet"].guichet, "metiers": ["guichet"]}
        collegue, echange = Agent.objects.create(username="c", **siens), ecrire(demande, LE)

        resultats = ensemble(
            *[lambda par=par: services.prendre(relu(echange), par=par, a=A) for par in (agents["guichet"], collegue)]
        )

        assert erreurs(resultats) == [EchangeTenu]

    def test_l_agent_touche_deux_fois_le_foyer_lit_une_reponse(self, agents, pris):
        vu, oui = dernier(pris), Propos("Oui", (), "j")

        def repondre() -> Echange:
            return services.repondre(relu(pris), oui, vu=vu, par=agents["guichet"], le=LE, a=A)

        resultats = ensemble(repondre, repondre)

        assert pris.messages.filter(texte="Oui").count() == 1
        assert erreurs(resultats) == []
