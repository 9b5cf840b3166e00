"""Complete files, asked of many at once: the same answer as the list of papers of each one."""

import random
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from seuil.demandes.models import Demande, Personne
from seuil.demandes.nomenclatures import Lien, Motif, Nationalite, SorteAvis
from seuil.demandes.pieces import disant
from seuil.instruction.etats import Etat
from seuil.instruction.models import Piece
from seuil.instruction.requetes import documents_attendus, liste, obligatoires_recues
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.pieces import liste_limitative

RATE = 0.06  # how often a due paper is not there: a few files stay complete


@pytest.fixture
def demandes(agents, demande):
    return Demande.objects.order_by("pk")


def attendus_un_a_un(demandes, le, au_plus=0):
    comptes = {une.pk: obligatoires_recues(une, le) for une in demandes.prefetch_related("personnes")}
    manques = {cle: dus - recus for cle, (recus, dus) in comptes.items()}
    return {cle: manque for cle, manque in manques.items() if manque <= au_plus}


class TestDocumentsAttendus:
    @pytest.mark.parametrize("au_plus", [0, 1])
    @pytest.mark.parametrize("graine", range(8))
    def test_disent_comme_la_liste_de_chacun(self, demandes, le, graine, au_plus):
        hasard, vus = random.Random(graine), set()
        for une in demandes:
            _vivre(une, hasard, le)
            _envoyer(Demande.objects.get(pk=une.pk), hasard, le)

        attendus = attendus_un_a_un(demandes, le, au_plus)

        assert documents_attendus([une.pk for une in demandes], le, au_plus) == attendus
        assert len(attendus) > 5
        assert au_plus or len(attendus) < len(demandes)
        assert {*attendus.values()} == {*range(au_plus + 1)}
        vus |= {piece.code for piece in Piece.objects.all()}
        assert vus >= {"identite", "identite_majeurs", "livret_famille", "titre_sejour", "avis_n2", "baisse", "rupture"}

    @pytest.mark.parametrize("jours", [-1, 0, 1])
    def test_change_le_jour_de_la_majorite(self, demande, le, jours):
        """A child of age brings its own papers: that day for both readers."""
        Piece.objects.filter(demande=demande).delete()
        for une in demande.personnes.filter(lien=Lien.A_CHARGE):
            Personne.objects.filter(pk=une.pk).update(naissance=ajouter_mois(le, -216) + timedelta(jours))
        _envoyer(demande, random.Random(), le - timedelta(30), rate=0)

        complets = documents_attendus([demande.pk], le)

        assert complets == attendus_un_a_un(Demande.objects.filter(pk=demande.pk), le)
        assert bool(complets) is (jours > 0)

    def test_ne_regarde_que_celles_qu_on_demande(self, demandes, le):
        for une in demandes:
            _envoyer(une, random.Random(), le, rate=0)
        siennes = [une.pk for une in demandes[:3]]

        assert documents_attendus(siennes, le) == dict.fromkeys(siennes, 0)
        assert documents_attendus([], le) == {}

    def test_coutent_autant_de_requetes_pour_une_ou_toutes(self, demandes, le):
        cles, comptes = [une.pk for une in demandes], []
        for une in demandes:
            _envoyer(une, random.Random(), le, rate=0)
        for siennes, au_plus in ((cles[:1], 0), (cles, 0), (cles, 1)):
            with CaptureQueriesContext(connection) as requetes:
                assert documents_attendus(siennes, le, au_plus) == dict.fromkeys(siennes, 0)
            comptes.append(len(requetes))

        assert comptes[0] == comptes[1] == comptes[2] < 14

    def test_refusent_un_fait_inconnu(self, le):
        """A mandatory paper on another fact is refused aloud, never held for received."""
        assert all(disant(une.condition, le) for une in liste_limitative(le) if une.obligatoire and une.condition)
        with pytest.raises(KeyError):
            disant("autre_fait", le)


def _vivre(demande, hasard, le):
    """Change who lives there and what they answered."""
    for une in demande.personnes.all():
        autre = hasard.choice([None, demande.titulaire.pk]) if une.lien != Lien.DEMANDEUR else None
        Personne.objects.filter(pk=une.pk).update(
            nationalite=hasard.choice([*Nationalite.values, Nationalite.FRANCAISE, ""]),
            sorte_avis=hasard.choice([*SorteAvis.values, "", ""]),
            avis_de=autre,
            rfr_n1=hasard.choice([None, None, 12_000]),
        )
    if hasard.random() < 0.3:
        Personne.objects.create(
            demande=demande,
            ordre=40,
            lien=hasard.choice([Lien.CONJOINT, Lien.A_CHARGE, Lien.A_NAITRE]),
            naissance=le - timedelta(hasard.randrange(-200, 12_000)),
        )
    if hasard.random() < 0.3:
        Demande.objects.filter(pk=demande.pk).update(motifs=[Motif.DECOHABITATION])


def _envoyer(demande, hasard, le, rate=RATE):
    """Send most of what is due, in every state, and a few papers that are not."""
    lue = liste(demande, le)
    cles = {(papier.code, papier.personne) for papier in (*lue.papiers, *lue.autres) if papier.piece.obligatoire}
    cles = {cle for cle in cles if not Piece.objects.filter(demande=demande, code=cle[0], personne=cle[1]).exists()}
    if hasard.random() < rate:
        cles.add((hasard.choice(["livret_famille", "baisse", "bail"]), None))
    lignes = []
    for code, personne in sorted(cles, key=str):
        cas = hasard.random()
        etats = [Etat.ACCEPTEE] if cas > rate else hasard.choice(ETATS)
        lignes += [
            Piece(
                demande=demande,
                code=code,
                personne=personne,
                etat=etat,
                canal="portail",
                envoyee_a=timezone.now(),
                expire_le=hasard.choice([None, le, le + timedelta(9), le - timedelta(1)]) if cas < 2 * rate else None,
            )
            for etat in etats
        ]
    Piece.objects.bulk_create(lignes)


ETATS = [
    [],
    [Etat.PREPAREE],
    [Etat.EN_VERIFICATION],
    [Etat.A_REMPLACER],
    [Etat.REMPLACEE],
    [Etat.ACCEPTEE, Etat.PREPAREE],
    [Etat.ACCEPTEE, Etat.EN_VERIFICATION],
    [Etat.ACCEPTEE, Etat.A_REMPLACER],
    [Etat.REMPLACEE, Etat.EN_VERIFICATION],
]
