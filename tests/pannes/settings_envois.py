"""Settings of the month played in minutes: the same, but telephones ring at any hour of the machine."""

from seuil.config.settings import *  # noqa: F403

SMS_HEURES = (0, 24)
