"""A couple separates: each demand keeps the papers that are its own, and reads none of the other's."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from seuil.demandes.models import Demande, Personne
from seuil.demandes.nomenclatures import Lien, MotifSeparation, SorteAvis
from seuil.demandes.services import Separation, dissocier, modifier
from seuil.demandes.services.foyer_decrit import Foyer
from seuil.documents.models import Sorte
from seuil.documents.services import recevoir
from seuil.instruction import services
from seuil.instruction.etats import Canal, Etat
from seuil.instruction.models import Piece, Rectification
from seuil.instruction.requetes import papier
from seuil.instruction.services import PieceTenue, Refus
from seuil.instruction.tests.conftest import photo
from seuil.reactions.suites import emporter_les_papiers
from seuil.socle.droits import DroitRefuse

LE = date(2026, 11, 23)


@pytest.fixture
def couple(demande, agents) -> Demande:
    """The demand of the journey, held by a spouse too."""
    sami = {"lien": Lien.CONJOINT, "prenom": "Sami", "nom": "Fictive", "civilite": "1", "naissance": date(1988, 2, 1)}
    sami |= {"sorte_avis": next(une for une in SorteAvis if une != SorteAvis.COMMUN)}
    return modifier(demande, changements={}, foyer=Foyer(ajoutees={"sami": sami}), par=agents["guichet"], le=LE)


def sami(demande: Demande) -> Personne:
    return Personne.objects.get(demande=demande, prenom="Sami")


def remis(demande: Demande, code: str, personne: Personne | None = None, etat: str = Etat.ACCEPTEE) -> Piece:
    """A paper of one page, as it stands."""
    Piece.objects.filter(demande=demande, code=code, personne=personne).delete()
    piece = Piece.objects.create(
        demande=demande, code=code, personne=personne, etat=etat, canal=Canal.PORTAIL, envoyee_a=timezone.now()
    )
    document = recevoir(f"{code}.jpg", photo(), sorte=Sorte.PIECE, numero_unique=demande.numero_unique)
    piece.feuilles.create(ordre=0, nom=f"{code}.jpg", document=document)
    return piece


def separer(couple: Demande, agents, partante: Personne, motif: str = MotifSeparation.PROCEDURE) -> Demande:
    reponses = {"adresse": "1, place de la Source", "code_postal": "60280", "telephone": "", "mel": ""}
    reponses |= {"occupation": "CP", "nb_occupants": 3, "commune": couple.commune}
    separation = Separation(partante=partante.pk, motif=motif, reponses=reponses)
    return dissocier(Demande.objects.get(pk=couple.pk), separation, par=agents["guichet"], le=LE).demande


def codes(demande: Demande) -> list[str]:
    return sorted(Piece.objects.filter(demande=demande).values_list("code", flat=True))


class TestQuiPart:
    def test_emporte_ses_papiers_et_laisse_ceux_du_foyer(self, couple, agents):
        avis, carte = remis(couple, "avis_n2", sami(couple)), remis(couple, "identite_majeurs", sami(couple))
        livret = remis(couple, "livret_famille")

        nee = separer(couple, agents, sami(couple))

        assert codes(nee) == ["avis_n2", "identite"]
        assert Piece.objects.get(pk=avis.pk).personne == nee.titulaire
        assert Piece.objects.get(pk=carte.pk).personne is None  # now the holder's
        assert Piece.objects.get(pk=livret.pk).demande_id == couple.pk
        assert {feuille.document.numero_unique for feuille in avis.feuilles.all()} == {nee.numero_unique}

    def test_ne_les_envoie_pas_deux_fois(self, couple, agents):
        remis(couple, "identite_majeurs", sami(couple))

        nee = separer(couple, agents, sami(couple))

        lue = papier(nee, "identite", None, LE, tout_voir=True)
        assert (lue.etat, len(lue.feuilles)) == ("accepte", 0)

    def test_garde_ses_corrections(self, couple, agents):
        avis = remis(couple, "avis_n2", sami(couple))
        dite = {"champ": "rfr_n2", "retenue": 1, "raison": "Lu", "par": "Un agent", "le": LE}
        Rectification.objects.create(demande=couple, personne=sami(couple), piece=avis, **dite)

        nee = separer(couple, agents, sami(couple))

        assert [une.personne for une in nee.rectifications.all()] == [nee.titulaire]

    @pytest.mark.parametrize(
        ("motif", "suit"), [(MotifSeparation.PROTECTION, True), (MotifSeparation.PROCEDURE, False)]
    )
    def test_emporte_ce_qui_la_protege(self, couple, agents, motif, suit):
        """Who stays never reads again the decision that protects from it."""
        remis(couple, "violences")

        nee = separer(couple, agents, sami(couple), motif)

        assert ("violences" in codes(nee), "violences" in codes(couple)) == (suit, not suit)


class TestLaTitulairePart:
    def test_son_identite_part_et_celle_de_qui_reste_la_remplace(self, couple, agents):
        sienne = Piece.objects.get(demande=couple, code="identite")
        de_sami = remis(couple, "identite_majeurs", sami(couple))

        nee = separer(couple, agents, couple.titulaire)

        assert (Piece.objects.get(pk=sienne.pk).demande, nee.piece_identite) == (nee, couple.piece_identite)
        assert Demande.objects.get(pk=couple.pk).piece_identite is None
        restee = Piece.objects.get(pk=de_sami.pk)
        assert (restee.demande_id, restee.code, restee.personne) == (couple.pk, "identite", None)

    def test_qui_reste_l_envoie_quand_elle_ne_l_a_jamais_fait(self, couple, agents):
        separer(couple, agents, couple.titulaire)

        lue = papier(Demande.objects.get(pk=couple.pk), "identite", None, LE, tout_voir=True)
        assert lue.etat == "a_envoyer"


class TestDejaLa:
    def test_ce_qui_est_en_chemin_laisse_sa_place(self, couple, agents):
        """Found again later, by the worker: what the demand received meanwhile stays, nothing is lost."""
        nee = separer(couple, agents, sami(couple))
        deja = remis(nee, "avis_n2", nee.titulaire, etat=Etat.EN_VERIFICATION)
        acceptee = remis(couple, "avis_n2", nee.titulaire)
        venue = remis(couple, "bulletins", nee.titulaire, etat=Etat.EN_VERIFICATION)
        remis(nee, "bulletins", nee.titulaire, etat=Etat.EN_VERIFICATION)

        services.emporter_les_papiers(nee, titulaire_partie=False, est_protegee=False)

        assert Piece.objects.get(pk=deja.pk).remplace == acceptee
        assert Piece.objects.get(pk=venue.pk).etat == Etat.REMPLACEE
        assert "avis_n2" not in codes(couple)

    def test_ce_qui_n_est_pas_envoye_s_efface_devant_ce_qui_l_est(self, couple, agents):
        nee = separer(couple, agents, sami(couple))
        remis(nee, "avis_n2", nee.titulaire, etat=Etat.EN_VERIFICATION)
        preparee = remis(couple, "avis_n2", nee.titulaire, etat=Etat.PREPAREE)

        services.emporter_les_papiers(nee, titulaire_partie=False, est_protegee=False)

        assert not Piece.objects.filter(pk=preparee.pk).exists()

    def test_rien_pour_une_demande_qui_ne_vient_d_aucune(self, demande):
        assert services.emporter_les_papiers(demande, titulaire_partie=True, est_protegee=True) == 0


class TestPendantCeTemps:
    def test_un_agent_ne_decide_pas_dans_la_demande_du_couple(self, couple, agents):
        avis = remis(couple, "avis_n2", sami(couple), etat=Etat.EN_VERIFICATION)
        vue = Piece.objects.select_related("demande").get(pk=avis.pk)
        separer(couple, agents, sami(couple))

        refus = Refus({vue.feuilles.get().pk: "ILLISIBLE"})
        with pytest.raises(PieceTenue, match="autre demande"):
            services.refuser(vue, refus, par=agents["guichet"], le=LE, a=timezone.now())

    def test_le_foyer_qui_reste_ne_conteste_plus_ce_qui_est_parti(self, couple, agents, foyer):
        avis = remis(couple, "avis_n2", sami(couple), etat=Etat.A_REMPLACER)
        vue = Piece.objects.select_related("demande").get(pk=avis.pk)
        separer(couple, agents, sami(couple))

        with pytest.raises(DroitRefuse):
            services.contester(vue, contestation="Il est lisible.", par=foyer, le=LE + timedelta(1))


def test_la_suite_ne_fait_rien_d_un_simple_enregistrement():
    class Entree:
        faits = {"guichet": "60ARC"}

    assert emporter_les_papiers(Entree(), LE) == 0
