"""A folder takes messages as a relay does: nothing before the departure, one whole file after, read by nobody else."""

import email
from datetime import UTC, datetime
from email import policy

import pytest

from seuil.envois.tests.envoi import CLE, message
from seuil.envois.voies import Injoignable, Raison, Refus, ReglageInvalide
from seuil.envois.voies.dossier import CourrielsEnDossier, SmsEnDossier, lire_dossier

NOM = f"2026-11-26-05h30m00-{CLE}"


def horloge() -> datetime:
    return datetime(2026, 11, 26, 5, 30, tzinfo=UTC)


@pytest.fixture
def courriels(tmp_path) -> CourrielsEnDossier:
    return CourrielsEnDossier(tmp_path / "messages", "ne-pas-repondre@exemple.invalid", horloge)


@pytest.fixture
def sms(tmp_path) -> SmsEnDossier:
    return SmsEnDossier(tmp_path / "messages", horloge)


class TestCourrielsEnDossier:
    def test_n_ecrit_rien_avant_le_depart(self, courriels):
        with courriels.preparer(message()):
            pass

        assert list(courriels.dossier.iterdir()) == []

    def test_ecrit_un_courriel_entier(self, courriels):
        with courriels.preparer(message()) as depart:
            reference = depart.livrer()

        (ecrit,) = courriels.dossier.iterdir()
        lu = email.message_from_bytes(ecrit.read_bytes(), policy=policy.default)
        assert (reference, ecrit.name) == (f"{NOM}.eml", f"{NOM}.eml")
        assert (lu["To"], lu["Subject"]) == ("essai.nadia@exemple.invalid", "Votre demande de logement")
        assert "Un courrier vous attend" in lu.get_content()

    def test_le_garde_pour_le_service(self, courriels):
        with courriels.preparer(message()) as depart:
            depart.livrer()

        (ecrit,) = courriels.dossier.iterdir()
        assert (courriels.dossier.stat().st_mode & 0o777, ecrit.stat().st_mode & 0o777) == (0o700, 0o600)

    def test_refuse_une_adresse_mal_ecrite(self, courriels):
        with pytest.raises(Refus) as refus, courriels.preparer(message("nadia")):
            pass

        assert refus.value.raison is Raison.ADRESSE_MALFORMEE

    def test_attend_un_dossier_qui_ne_peut_pas_etre_fait(self, tmp_path):
        (tmp_path / "messages").write_text("un fichier")
        courriels = CourrielsEnDossier(tmp_path / "messages", "ne-pas-repondre@exemple.invalid", horloge)

        with pytest.raises(Injoignable), courriels.preparer(message()):
            pass

    def test_dit_que_rien_n_est_parti_quand_le_dossier_a_disparu(self, courriels):
        with courriels.preparer(message()) as depart:
            courriels.dossier.rmdir()
            with pytest.raises(Injoignable):
                depart.livrer()


class TestSmsEnDossier:
    def test_ecrit_le_numero_et_le_texte(self, sms):
        with sms.preparer(message("06 12 34 56 78", corps="Votre code : 123456.")) as depart:
            depart.livrer()

        (ecrit,) = sms.dossier.iterdir()
        assert (ecrit.name, ecrit.read_text()) == (f"{NOM}.txt", "+33612345678\n\nVotre code : 123456.\n")


class TestLireDossier:
    def test_sert_a_la_demonstration(self):
        assert str(lire_dossier("dossier:///var/lib/mes%20essais", est_une_demonstration=True)) == "/var/lib/mes essais"

    def test_se_refuse_en_production(self):
        with pytest.raises(ReglageInvalide, match="personne ne reçoit rien"):
            lire_dossier("dossier:///var/lib/messages", est_une_demonstration=False)

    def test_s_accepte_en_production_quand_on_le_demande(self):
        lu = lire_dossier("dossier:///var/lib/messages?en_production=oui", est_une_demonstration=False)

        assert str(lu) == "/var/lib/messages"

    @pytest.mark.parametrize("url", ["dossier://var/lib", "dossier:///", "dossier:messages", "dossier://"])
    def test_veut_un_chemin_entier(self, url):
        with pytest.raises(ReglageInvalide, match="trois barres"):
            lire_dossier(url, est_une_demonstration=True)
