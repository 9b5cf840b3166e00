"""Which addresses an envelope may bear."""

import pytest

from seuil.envois.voies import Raison, Refus
from seuil.envois.voies.adresses import adresse_d_enveloppe


class TestAdresseDEnveloppe:
    @pytest.mark.parametrize(
        ("adresse", "ecrite"),
        [
            ("essai.nadia@exemple.invalid", "essai.nadia@exemple.invalid"),
            ("Essai+Nadia@EXEMPLE.Invalid", "Essai+Nadia@exemple.invalid"),
            ("o'neil_{x}@sous.exemple.invalid", "o'neil_{x}@sous.exemple.invalid"),
            ("nadia@forêt.invalid", "nadia@xn--fort-ipa.invalid"),
            ("zoé@exemple.invalid", "zoé@exemple.invalid"),
        ],
    )
    def test_l_ecrit_comme_un_serveur_la_lit(self, adresse, ecrite):
        assert adresse_d_enveloppe(adresse) == ecrite

    @pytest.mark.parametrize(
        "adresse",
        [
            "",
            "nadia",
            "@exemple.invalid",
            "nadia@",
            "nadia@exemple",
            "nadia@@exemple.invalid",
            "nadia@exemple.invalid\n",
            "nadia\r\n@exemple.invalid",
            "nadia\x00@exemple.invalid",
            "nadia@exemple.invalid>",
            "<nadia@exemple.invalid>",
            "nadia @exemple.invalid",
            "nadia@exemple.invalid,paul@exemple.invalid",
            '"nadia b"@exemple.invalid',
            ".nadia@exemple.invalid",
            "na..dia@exemple.invalid",
            "nadia@🙂.invalid",
            "nadia@1️⃣.invalid",
            "🙂@exemple.invalid",
            "nadia@-exemple.invalid",
            "nadia@exemple..invalid",
            "nadia@exemple.invalid.",
            "nadia@[127.0.0.1]",
            "nadia@127.0.0.1",
            f"{'n' * 65}@exemple.invalid",
            f"nadia@{'e' * 64}.invalid",
            f"nadia@{'exemple.' * 31}invalid",
            f"nadia@{'é.' * 40}invalid",
        ],
    )
    def test_refuse_ce_qui_n_en_est_pas_une(self, adresse):
        with pytest.raises(Refus) as refus:
            adresse_d_enveloppe(adresse)

        assert (refus.value.raison, refus.value.definitif) == (Raison.ADRESSE_MALFORMEE, True)
