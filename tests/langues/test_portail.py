"""A sentence added to the portal without gettext fails here: each page is read in a false language that marks messages.

What stays outside the marks must be a datum or the law's (`donnees.py` says which, and why).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pytest
from django.http import HttpResponse
from django.template import engines
from django.test import Client
from django.urls import Resolver404, reverse

from seuil.portail.forms import TrouverForm
from tests.langues.donnees import de_la_loi, du_registre, sans_donnees
from tests.langues.formulaire import formulaire
from tests.langues.lecture import hors_des_marques, morceaux
from tests.langues.marques import langue_marquee
from tests.langues.pages import POUR_QUI_ECRIT_DES_PAGES, menage, noms_du_portail, pannes, publiques, saisies

LUES: dict[str, set[str | None]] = {}  # the addresses that each walk read as pages
VUS_PAR_UN_SERVICE = 52  # more than one page of openings
SANS_PAGE = {  # a button that leads elsewhere, a PDF, what a machine sends or reads
    "apercu",
    "mon_fichier_joint",
    "mon_fichier_joint_pour_un_foyer",
    "changer_enregistrer",
    "ma_copie",
    "agenda_du_rendez_vous",
    "demander_l_effacement",
    "noter_le_code",
    "quitter",
    "courrier",
    "lire_le_message",
    "retirer_l_accord",
    "coordonnees_montrees",
    "toujours_quitter",
    "demander_un_code",
    "retirer_un_contact",
    "retirer_le_mandat",
    "accepter_offre_pour_un_foyer",  # the pages of the household's own
    "refuser_offre_pour_un_foyer",
    "rapports_sms",
    "adresses_de_l_etat",
    "communes",
}


@pytest.fixture
def navigateur():
    """Return a function: a new browser, that shows the page of a failure."""
    return lambda: Client(raise_request_exception=False)


@pytest.fixture
def ouvert(client_de, offre) -> None:
    """The file of the household, opened by an agent as often as two pages tell."""
    agent = client_de("guichet")
    for _ in range(VUS_PAR_UN_SERVICE):
        agent.get(reverse("gestion:demande", args=[offre.demande.numero_unique]))


def est_une_page(reponse: HttpResponse) -> bool:
    return reponse.headers.get("Content-Type", "").startswith("text/html") and bool(reponse.content)


def sans_traduction(pages: Iterable[tuple[str, HttpResponse]]) -> dict[str, list[str]]:
    """Return what is said outside gettext, with the pages that say it."""
    loi, trouves = de_la_loi(), defaultdict(list)
    dites = {part for saisie in saisies() for part in morceaux(saisie)}
    with langue_marquee():
        for nom, reponse in pages:
            if est_une_page(reponse):
                for dit in sans_donnees(hors_des_marques(reponse.content.decode()), du_registre() | dites, loi):
                    trouves[dit].append(nom)
    return dict(trouves)


def adresse_lue(reponse: HttpResponse) -> str | None:
    """Return the name of the address that answered by a page, None when it answered otherwise."""
    if not est_une_page(reponse) or reponse.status_code not in (200, 422):
        return None
    try:
        return str(reponse.resolver_match.url_name)
    except Resolver404:  # under the name of a town: the test's client does not read it
        return None


def suivre(marche: str, pages: Iterable[tuple[str, HttpResponse]]) -> Iterator[tuple[str, HttpResponse]]:
    """Yield the pages of a walk, and remember which addresses they read."""
    LUES[marche] = set()
    for nom, reponse in pages:
        LUES[marche].add(adresse_lue(reponse))
        yield nom, reponse


class TestPortail:
    def test_ce_que_lit_le_public_est_traduit(self, navigateur, offre):
        trouves = sans_traduction(suivre("public", publiques(navigateur(), offre)))

        assert trouves == {}

    def test_le_formulaire_et_ses_refus_sont_traduits(self, navigateur, offre, agents):
        trouves = sans_traduction(suivre("formulaire", formulaire(navigateur())))

        assert trouves == {}

    def test_les_pages_du_menage_sont_traduites(self, client_de, offre, agents, ouvert):
        trouves = sans_traduction(suivre("ménage", menage(client_de("menage"), offre, agents)))

        assert trouves == {}

    def test_les_pages_de_panne_sont_traduites(self, navigateur, monde):
        trouves = sans_traduction(pannes(navigateur()))

        assert trouves == {}

    def test_chaque_adresse_du_portail_est_lue(self, navigateur, client_de, offre, agents):
        """An address that none of the walks reads as a page fails until one does, or until it is said to have none."""
        marches = {
            "public": lambda: publiques(navigateur(), offre),
            "formulaire": lambda: formulaire(navigateur()),
            "ménage": lambda: menage(client_de("menage"), offre, agents),
        }
        for marche in set(marches) - set(LUES):  # those that no test before followed
            list(suivre(marche, marches[marche]()))
        lues = set().union(*LUES.values())

        assert set(noms_du_portail()) - lues == SANS_PAGE | POUR_QUI_ECRIT_DES_PAGES


class TestCeQuiEstTrouve:
    """The check itself: a sentence planted without gettext is found, wherever it hides."""

    @pytest.mark.parametrize(
        ("gabarit", "trouve"),
        [
            ("<p>Votre dossier avance bien.</p>", ["Votre dossier avance bien."]),
            ('<p aria-label="Votre dossier">{% translate "Ma demande" %}</p>', ["Votre dossier"]),
            ("{% ui_button 'Avancer encore' %}", ["Avancer encore"]),
            ("{% ui_button _('Avancer encore') %}", []),
            ("{% ui_heading _('Ma demande') chapo='Elle avance.' %}{% endui_heading %}", ["Elle avance."]),
            ("<p>{% blocktranslate %}Avant <b>{{ jour }}</b> demain{% endblocktranslate %}</p>", ["le jour venu"]),
            ("<p>{% translate 'Lire' %} <b>puis signer</b></p>", ["puis signer"]),
            ("{% ui_table _('Ma demande') _('Lire|#Points') %}<tr><td>Signer</td></tr>{% endui_table %}", ["Signer"]),
        ],
    )
    def test_une_phrase_plantee_dans_un_gabarit(self, monde, gabarit, trouve):
        with langue_marquee():
            page = engines["django"].from_string(gabarit).render({"jour": "le jour venu"})

        assert sans_donnees(hors_des_marques(page), du_registre(), de_la_loi()) == trouve

    def test_une_phrase_plantee_dans_un_formulaire(self, monde):
        class Plantee(TrouverForm):
            def __init__(self) -> None:
                super().__init__({"commune": ""})
                self.fields["commune"].help_text = "Écrivez ici le nom de la ville."

        with langue_marquee():
            page = engines["django"].from_string("{% ui_field form.commune %}").render({"form": Plantee()})

        assert sans_donnees(hors_des_marques(page), du_registre(), de_la_loi()) == ["Écrivez ici le nom de la ville."]
