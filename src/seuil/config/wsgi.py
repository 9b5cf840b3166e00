"""Entry point of the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seuil.config.settings")
application = get_wsgi_application()

from seuil.config.demarrage import arreter_si_dangereux  # noqa: E402 - the settings are read first
from seuil.config.memoire import figer  # noqa: E402 - the settings are read first

arreter_si_dangereux()
figer()
