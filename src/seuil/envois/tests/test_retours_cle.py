"""Which of our sendings a return speaks of."""

import pytest

from seuil.envois.retours.courriels import lire
from seuil.envois.tests.envoi import CLE
from seuil.envois.tests.rebonds import NADIA, courriel, rebond


class TestCle:
    @pytest.mark.parametrize(
        "entete",
        [
            f"To: <retours+{CLE}@seuil.exemple.invalid>",
            f"Delivered-To: retours+{CLE}@seuil.exemple.invalid",
            f"X-Original-To: retours+{CLE}@seuil.exemple.invalid",
            f"In-Reply-To: <{CLE}@seuil.exemple.invalid>",
            f"References: <autre@exemple.invalid> <{CLE}@seuil.exemple.invalid>",
        ],
    )
    def test_est_trouvee_ou_qu_elle_soit(self, entete):
        assert lire(courriel(f"From: {NADIA}", entete)).cle == CLE

    def test_est_trouvee_dans_le_message_renvoye(self):
        cite = f"Voici votre message :\r\n\r\nMessage-ID: <{CLE}@seuil.exemple.invalid>\r\nSubject: …"

        assert lire(courriel("From: postmaster@exemple.invalid", corps=cite)).cle == CLE

    def test_retrouve_ses_majuscules(self, parti):
        minuscules = rebond(parti).replace(f"To: retours+{CLE}".encode(), f"To: retours+{CLE.lower()}".encode())

        assert lire(minuscules).cle == CLE

    @pytest.mark.parametrize("adresse", ["retours+court@x.fr", f"autre+{CLE}@x.fr", f"retours+{CLE}z@x.fr"])
    def test_n_est_pas_inventee(self, adresse):
        assert lire(courriel(f"To: {adresse}")).cle is None
