"""Second factors of agents: an application of codes, recovery codes, security keys."""

from seuil.connexions.facteurs.application import (
    Adaptateur,
    FacteurIllisible,
    a_taper,
    a_un_facteur,
    application_de,
    chiffrer,
    dechiffrer,
    image,
    pas_du_code,
    secours_de,
    tirer,
)
from seuil.connexions.facteurs.cles import Defi, cle_ajoutee, cle_utilisee, cles_de, defi_d_ajout, defi_d_usage

__all__ = [
    "Adaptateur",
    "Defi",
    "FacteurIllisible",
    "a_taper",
    "a_un_facteur",
    "application_de",
    "chiffrer",
    "cle_ajoutee",
    "cle_utilisee",
    "cles_de",
    "dechiffrer",
    "defi_d_ajout",
    "defi_d_usage",
    "image",
    "pas_du_code",
    "secours_de",
    "tirer",
]
