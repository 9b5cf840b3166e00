"""What may be typed about a paper and cannot be: said at its field, nothing lost, nothing written."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from seuil.acteurs.models import Agent, Organisme
from seuil.acteurs.tests.portes import entrer, jour
from seuil.demandes.models import Demande, FaitEtabli
from seuil.demandes.tests.menage import connecter
from seuil.documents.tests.analyses import dire_saines
from seuil.instruction import services
from seuil.instruction.etats import Etat
from seuil.instruction.models import Piece
from seuil.instruction.tests.test_decider import a, envoyee_de
from seuil.instruction.tests.test_portail import LIVRET

FIN_DES_TEMPS = date(9999, 12, 31)


@pytest.fixture
def guichet(agents) -> Agent:
    return agents["guichet"]


@pytest.fixture
def bureau(settings, guichet, le) -> Client:
    return entrer(Client(), settings, guichet, le)


@pytest.fixture
def decider(bureau, demande, guichet, le):
    """Return a function: the answer to what an agent types to accept a paper of that code, which it holds."""

    def accepter(code: str, **saisies: Any):
        piece = envoyee_de(demande, le, code=code)
        services.prendre(piece, par=guichet, a=a(le))
        return bureau.post(f"/gestion/documents/{piece.pk}/accepter/", jour("datee_du", le) | saisies)

    return accepter


@pytest.fixture
def reconnaitre(settings, demande, le):
    """Return a function: the answer to what the prefecture types of its decision."""
    etat = Organisme.objects.get(nom="Préfecture de l’Oise")
    bureau = entrer(Client(), settings, Agent.objects.create(username="x", organisme=etat, metiers=["reservation"]), le)

    def saisir(decidee_le: date, jusqu_au: date):
        jours = jour("decidee_le", decidee_le) | jour("jusqu_au", jusqu_au)
        return bureau.post(
            f"/gestion/demandes/{demande.numero_unique}/reconnaitre/", {"fait": "dalo", "reference": "R1"} | jours
        )

    return saisir


class TestUnMotDuFoyer:
    @pytest.mark.parametrize("mot", ["x" * 501, "a\u202eb"])
    def test_trop_long_ou_invisible_est_dit_a_sa_place_et_reste_ecrit(self, client, demande, ajouter, mot):
        ajouter()
        reponse = connecter(client, demande).post(LIVRET, {"geste": "envoyer", "mot": mot})

        assert reponse.status_code == 422
        assert list(reponse.context["form"].errors) == ["mot"]
        assert mot in reponse.content.decode()


class TestUneDate:
    def test_de_la_fin_des_temps_ne_finit_jamais(self, decider, reconnaitre, le):
        assert decider("bail", **jour("imprimee", FIN_DES_TEMPS), vus=["surface_m2"]).status_code == 302
        assert reconnaitre(le, FIN_DES_TEMPS).status_code == 302

        (dalo,) = FaitEtabli.objects.filter(fait="dalo")
        assert (dalo.au, dalo.sursis_au) == (FIN_DES_TEMPS, FIN_DES_TEMPS)

    def test_d_une_carte_de_la_fin_des_temps_ne_se_prolonge_pas(self, decider, demande):
        decider("identite", **jour("delivree_le", date(2013, 3, 15)), **jour("imprimee", FIN_DES_TEMPS))

        assert Piece.objects.get(demande=demande, code="identite").expire_le == FIN_DES_TEMPS

    def test_de_delivrance_a_venir_est_refusee_a_sa_place(self, decider, le):
        demain = le + timedelta(days=1)
        reponse = decider("identite", **jour("delivree_le", demain), **jour("imprimee", demain))

        assert list(reponse.context["accord"].errors) == ["delivree_le"]

    @pytest.mark.parametrize(("code", "champ"), [("bail", "datee_du"), ("titre_sejour", "imprimee")])
    def test_qui_manque_est_demandee_a_sa_place(self, decider, code, champ):
        vide = {f"datee_du_{partie}": "" for partie in ("jour", "mois", "annee")}

        assert list(decider(code, **vide).context["accord"].errors) == [champ]

    @pytest.mark.parametrize(
        ("decidee", "jusqu_au", "champ"), [(1, 30, "decidee_le"), (-60, -90, "jusqu_au"), (-60, -1, "jusqu_au")]
    )
    def test_de_la_prefecture_est_refusee_a_sa_place(self, reconnaitre, le, decidee, jusqu_au, champ):
        reponse = reconnaitre(le + timedelta(days=decidee), le + timedelta(days=jusqu_au))

        assert list(reponse.context["form"].errors) == [champ]
        assert not FaitEtabli.objects.exists()


class TestUneCorrection:
    @pytest.mark.parametrize(
        ("champ", "valeur"), [("nb_occupants", "0"), ("nb_occupants", "41"), ("surface", "0"), ("pieces", "21")]
    )
    def test_a_les_bornes_de_la_question_posee_au_foyer(self, decider, demande, champ, valeur):
        avant = getattr(demande, champ)
        reponse = decider("bail", **{champ: valeur}, raison="Lu", message="Lu")

        assert list(reponse.context["accord"].errors) == [champ]
        assert getattr(Demande.objects.get(pk=demande.pk), champ) == avant

    @pytest.mark.parametrize("dit", [date(2027, 1, 1), date(1800, 1, 1)])
    def test_de_date_ne_vient_ni_demain_ni_d_un_autre_siecle(self, decider, dit):
        reponse = decider("bail", **jour("occupation_depuis", dit), raison="Lu", message="Lu")

        assert list(reponse.context["accord"].errors) == ["occupation_depuis"]


class TestRevenirAuDocument:
    """From the message read before it leaves: what was typed is still there, and nothing is decided."""

    def test_rend_ce_qui_a_ete_tape_pour_corriger(self, decider, demande, le):
        saisies = {"loyer_charges": "512", "raison": "Lu sur la quittance", "vus": ["surface_m2"], "message": "Lu"}
        reponse = decider("bail", **saisies, revenir="1")

        page = reponse.content.decode()
        assert reponse.status_code == 200
        assert "Lu sur la quittance" in page
        assert 'value="512"' in page
        assert 'value="surface_m2" checked' in page
        assert Piece.objects.get(demande=demande, code="bail").etat == Etat.EN_VERIFICATION

    def test_rend_ce_qui_a_ete_tape_pour_refuser(self, bureau, demande, guichet, le):
        piece = envoyee_de(demande, le)
        services.prendre(piece, par=guichet, a=a(le))
        saisies = {f"motif_{piece.feuilles.get().pk}": "ILLISIBLE", "precision": "Le haut est coupé."}
        bouton = bureau.post(f"/gestion/documents/{piece.pk}/refuser/", saisies).content.decode()
        page = bureau.post(f"/gestion/documents/{piece.pk}/refuser/", saisies | {"message": "x", "revenir": "1"})

        assert 'name="revenir"' in bouton
        assert "Le haut est coupé." in page.content.decode()
        assert 'value="ILLISIBLE" selected' in page.content.decode()
        assert Piece.objects.get(pk=piece.pk).etat == Etat.EN_VERIFICATION


class TestTelecharger:
    def test_dit_a_sa_place_une_raison_trop_longue_et_la_garde(self, bureau, demande, guichet, ajouter, foyer, le):
        feuille = ajouter()
        piece = services.envoyer(feuille.piece, canal="portail", par=foyer, le=le)
        dire_saines()
        services.prendre(piece, par=guichet, a=a(le))
        page = bureau.post(f"/gestion/documents/{piece.pk}/telecharger/{feuille.pk}/", {"motif": "y" * 81})

        assert page.status_code == 422
        assert f'href="#motif-{feuille.pk}"' in page.content.decode()
        assert f'id="motif-{feuille.pk}"' in page.content.decode()
        assert "y" * 81 in page.content.decode()


class TestUneAutreLecture:
    def test_n_est_plus_dite_une_fois_decidee(self, bureau, demande, le):
        piece = envoyee_de(demande, le, contestation="Au dos.")
        page = f"/gestion/documents/{piece.pk}/"
        assert "demande une autre lecture" in bureau.get(page).content.decode()

        Piece.objects.filter(pk=piece.pk).update(etat=Etat.ACCEPTEE)
        assert "demande une autre lecture" not in bureau.get(page).content.decode()


class TestUneDemandeRadiee:
    @pytest.fixture(autouse=True)
    def radiee(self, demande, le):
        piece = envoyee_de(demande, le)
        Demande.objects.filter(pk=demande.pk).update(etat="radiee", motif_radiation="RADABA", radiee_le=le)
        return piece

    def test_n_attend_plus_qu_on_lise_ses_papiers(self, bureau, radiee):
        assert radiee not in [ligne.piece for ligne in bureau.get("/gestion/documents/").context["lignes"]]

    def test_ne_laisse_rien_decider(self, bureau, radiee, guichet):
        Piece.objects.filter(pk=radiee.pk).update(prise_par=guichet)
        refus = {f"motif_{radiee.feuilles.get().pk}": "ILLISIBLE", "message": "Votre demande reste active."}

        assert bureau.post(f"/gestion/documents/{radiee.pk}/refuser/", refus).status_code == 422
        assert Piece.objects.get(pk=radiee.pk).etat == Etat.EN_VERIFICATION
        assert "plus active" in bureau.get(f"/gestion/documents/{radiee.pk}/").content.decode()
