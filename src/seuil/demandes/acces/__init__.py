"""Who may see a demand and act on it (art. R441-2-6)."""

from seuil.demandes.acces.gestes import (
    JOINDRE,
    QUI_RADIE,
    peut_changer_les_reponses,
    peut_confirmer_la_remise,
    peut_enregistrer,
    peut_etablir,
    peut_immobiliser,
    peut_modifier,
    peut_radier,
    peut_renouveler_code,
    peut_repondre_pour_le_foyer,
    suivies_par,
)
from seuil.demandes.acces.ouverture import (
    peut_lire_le_formulaire,
    peut_lire_les_pieces,
    peut_ouvrir_l_adresse,
    peut_voir_les_violences,
    visibles_par,
    voit,
)
from seuil.demandes.acces.relecture import (
    doublons_a_trancher,
    identites_a_relire,
    peut_dissocier,
    peut_relire_l_identite,
    peut_trancher,
    ressemblances_a_trancher,
)

__all__ = [
    "JOINDRE",
    "QUI_RADIE",
    "doublons_a_trancher",
    "identites_a_relire",
    "peut_changer_les_reponses",
    "peut_confirmer_la_remise",
    "peut_dissocier",
    "peut_enregistrer",
    "peut_etablir",
    "peut_immobiliser",
    "peut_lire_le_formulaire",
    "peut_lire_les_pieces",
    "peut_modifier",
    "peut_ouvrir_l_adresse",
    "peut_radier",
    "peut_relire_l_identite",
    "peut_renouveler_code",
    "peut_repondre_pour_le_foyer",
    "peut_trancher",
    "peut_voir_les_violences",
    "ressemblances_a_trancher",
    "suivies_par",
    "visibles_par",
    "voit",
]
