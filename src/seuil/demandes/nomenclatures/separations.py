"""Why one demand becomes two, and with whom each child lives then."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MotifSeparation(TextChoices):
    """What the couple shows. Only spouses without any procedure still have their resources counted together.

    Source: art. L441-1 CCH (procedure of divorce, protection order, complaint: one's own resources); partners who were
    neither married nor in a PACS: the text says nothing, the desk writes why.
    """

    PROCEDURE = "procedure", _("Divorce ou fin de PACS, engagé ou prononcé")
    PROTECTION = "protection", _("Ordonnance de protection, ou plainte pour violences")
    CONCUBINS = "concubins", _("Fin d’une vie commune, sans mariage ni PACS")
    SANS_PROCEDURE = "sans", _("Mariés ou pacsés, séparés sans procédure")

    @property
    def compte_le_couple(self) -> bool:
        """Say whether the tax notice of the couple still tells the resources of both."""
        return self is MotifSeparation.SANS_PROCEDURE


class Maison(TextChoices):
    """With whom a child lives once its parents have a demand each."""

    RESTE = "reste", _("Avec la personne qui garde la demande du couple")
    PART = "part", _("Avec la personne qui part")
    DEUX = "deux", _("Chez l’un et chez l’autre : garde alternée")
