"""S2: whoever registers under the name of a living demand walks through the very pages of a new registrant."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.etapes import etape

from seuil.acteurs.auteurs import Systeme
from seuil.connexions.models import Essai
from seuil.cotation.requetes import notes_courantes
from seuil.courriers.models import Courrier
from seuil.declarations.tests.saisies import PAGES, photo
from seuil.demandes.codes import Motif
from seuil.demandes.models import Demande
from seuil.demandes.services import renouveler_code
from seuil.rapprochement.services import passer_la_nuit
from seuil.reactions.travaux import vider

APRES = ("/bienvenue/", "/ma-demande/", "/ma-demande/en-entier/", "/ma-demande/ouvertures/", "/ma-demande/changer/")
ENTETES = ("Location", "Content-Type", "Cache-Control", "Vary", "Set-Cookie")
CODE = re.compile(r'id="code-acces">([A-Z0-9]{10})<')
PROPRES = (
    (re.compile(r'name="csrfmiddlewaretoken" value="\w+"'), "jeton"),
    (re.compile(r"(seuil_session|seuil_cle|csrftoken)=[^;,]+"), r"\1"),
    (re.compile(r"expires=[^;]+"), "expires"),
    (CODE, "code"),
    (re.compile(r"060\d{10}GDPUB"), "numero"),
    (
        re.compile(r"060(\s|&nbsp;|\u00a0|\u202f)*\d{4}(\s|&nbsp;|\u00a0|\u202f)*\d{6}(\s|&nbsp;|\u00a0|\u202f)*GDPUB"),
        "numero",
    ),
    (re.compile(r"/(courriers|messages)/\d+/"), r"\1"),
    (re.compile(r'name="(vu|montree)" value="[^"]*"'), "vues"),
    (re.compile(r"/p\d+/"), "personne"),
    (re.compile(r"/documents/(\w+)/\d+/"), r"/documents/\1/personne/"),
    (re.compile(r'<section[^>]*id="place".*?</section>', re.DOTALL), "place"),  # the first one counts for the second
    (re.compile(r"\b\d{1,2}(\s|&nbsp;|\u00a0)h(\s|&nbsp;|\u00a0)\d\d\b"), "heure"),
    (re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}"), "cle"),
)


@dataclass
class Parcours:
    """A walk of one browser: what each request answered, with the number of queries of each kind."""

    reponses: list[tuple[Any, ...]] = field(default_factory=list)
    requetes: list[Counter[str]] = field(default_factory=list)
    code: str = ""

    def aller(self, client: Client, methode: str, adresse: str, saisie: dict[str, Any] | None = None) -> None:
        with CaptureQueriesContext(connection) as faites:
            reponse = getattr(client, methode)(adresse, saisie or {})
        page = reponse.content.decode()
        # The length itself differs with the digits of a key (/courriers/99/, /courriers/100/): it only says the page.
        assert reponse.headers.get("Content-Length") in (None, str(len(reponse.content)))
        self.code = trouve[1] if (trouve := CODE.search(page)) else self.code
        entetes = [(nom, reponse.headers.get(nom)) for nom in ENTETES]
        temoins = sorted(str(temoin) for temoin in reponse.cookies.values())
        propre = [normaliser(str(dit)) for dit in (entetes, temoins, page)]
        self.reponses.append((methode, adresse, reponse.status_code, *propre))
        self.requetes.append(Counter(requete["sql"].split()[0] for requete in faites.captured_queries))


def normaliser(texte: str) -> str:
    for motif, mot in PROPRES:
        texte = motif.sub(mot, texte)
    return texte


def marcher() -> Parcours:
    """Register, read everything, note the code, leave, come back with the code, change an answer."""
    parcours = Parcours()
    aller = partial(parcours.aller, Client())
    aller("get", "/demander/")
    aller("post", "/demander/")
    for page, reponses in PAGES.items():
        aller("post", f"/demander/{page}/", reponses)
    aller("get", "/demander/relecture/")
    aller("get", "/demander/envoi/")
    aller("post", "/demander/envoyer/", {"piece": photo(), "exact": "on"})
    for adresse in APRES:
        aller("get", adresse)
    vider()
    aller("post", "/demander/envoyer/", {"exact": "on"})
    aller("post", "/bienvenue/note/")
    aller("post", "/ma-demande/en-entier/")
    aller("post", "/ma-demande/changer/taille/", {"surface": "90"})
    aller("post", "/ma-demande/changer/enregistrer/")
    aller("get", "/ma-demande/changer/fait/")
    for adresse in APRES:
        aller("get", adresse)
    aller("post", "/quitter/")
    numero = Demande.objects.latest("pk").numero_unique
    aller("post", "/connexion/", {"numero": numero, "code": parcours.code})
    aller("get", "/ma-demande/")
    return parcours


@etape
def parcours(monde, db) -> tuple[Parcours, Parcours]:
    """The walk of who registers first, then of who registers under the same name."""
    marcher()  # so that both find the caches of the program filled
    Demande.objects.filter(guichet="GDPUB").update(
        etat="radiee", radiee_le=date(2026, 11, 23), motif_radiation="RADABA"
    )
    Demande.objects.get(guichet="GDPUB").titulaires.update(est_vivant=False)
    Essai.objects.all().delete()
    return marcher(), marcher()


class TestDoublonRetenu:
    def test_lit_les_memes_pages_et_les_memes_entetes(self, parcours):
        premier, second = parcours

        etats = Demande.objects.filter(guichet="GDPUB").order_by("pk").values_list("etat", flat=True)
        assert list(etats) == ["radiee", "active", "retenue"]
        assert [lue[:3] for lue in premier.reponses] == [lue[:3] for lue in second.reponses]
        assert premier.reponses == second.reponses

    def test_ouvre_vraiment_sa_demande(self, parcours):
        """The comparison is of pages that answered: a score, an attestation, a change that was kept."""
        _, second = parcours

        statuts = [(adresse, statut) for _, adresse, statut, *_ in second.reponses]
        assert statuts[-1] == ("/ma-demande/", 200)
        assert "Votre score" in second.reponses[-1][-1]
        assert "Attestation" in second.reponses[-1][-1]
        assert Demande.objects.get(etat="retenue").surface == 90

    def test_demande_le_meme_travail(self, parcours):
        """Every statement is sent for both: what a held demand must not keep is undone at the end."""
        premier, second = parcours

        envois = [rang for rang, (_, adresse, *_) in enumerate(premier.reponses) if adresse == "/demander/envoyer/"]
        defaits = [requetes.pop("ROLLBACK", 0) for requetes in second.requetes]
        ecarts = [un.total() - deux.total() for un, deux in zip(premier.requetes, second.requetes, strict=True)]
        assert sum(map(abs, ecarts)) <= 1  # a change finds no former row to remove
        assert defaits[envois[0]] == 2
        assert premier.requetes[envois[0]]["INSERT"] > 10

    def test_recoit_la_meme_attestation(self, parcours):
        siennes = Demande.objects.filter(etat__in=["active", "retenue"]).filter(guichet="GDPUB").order_by("pk")

        lettres = [Courrier.objects.get(numero_unique=demande.numero_unique) for demande in siennes]

        contextes = [normaliser(str(lettre.contexte)) for lettre in lettres]
        assert contextes[0] == contextes[1]
        assert [lettre.objet for lettre in lettres] == ["Attestation d’enregistrement"] * 2

    def test_voit_son_score_changer_la_meme_nuit(self, parcours):
        """Seniority makes points: a score that stood still would tell."""
        actives = Demande.objects.filter(guichet="GDPUB").exclude(etat="radiee").order_by("pk")
        jour = max(demande.recue_le for demande in actives)

        passer_la_nuit(le=jour + timedelta(400), confirmee=True)

        notes = [[(note.total, note.total_prouve, note.calculee_le) for note in notes_courantes(d)] for d in actives]
        assert notes[0] == notes[1]
        assert notes[0][0][2] == jour + timedelta(400)

    def test_recoit_un_nouveau_code_au_guichet(self, parcours, agents):
        retenue = Demande.objects.get(etat="retenue")
        avant = retenue.code_acces

        renouveler_code(retenue, motif=Motif.PERDU, cle=b"0" * 32, par=Systeme(), le=retenue.recue_le)

        assert Demande.objects.get(etat="retenue").code_acces != avant
