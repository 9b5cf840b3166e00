"""Settings of the tests: the same, on a throw-away database whose writes need not survive a power cut."""

from typing import Any

from seuil.config.environnement import base_de_tests
from seuil.config.settings import *  # noqa: F403
from seuil.config.settings import CACHES, TEMPLATES

# A vacuum that passes while a test's transaction holds the whole world counts no row, and every plan becomes a loop.
DATABASES = {
    "default": base_de_tests(
        options_serveur=("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"),
        dossier="pg-test",
    )
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", "seuil.demandes.tests.hacheur.HacheurDUnTour"]
DEMO = True
CLAMD = ""  # an engine is one that a test starts
SITE = "http://localhost:8000"
ATTENTE_ATTESTATION = 0.1
_options: dict[str, Any] = TEMPLATES[0]["OPTIONS"]  # type: ignore[assignment]
_options["string_if_invalid"] = "VARIABLE-INCONNUE(%s)"
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # else each browser of a test walks through every file first
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ALLOWED_HOSTS = ["*"]
CACHES["pages"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}  # a test reads what it just wrote
HOTES_DES_TERRITOIRES = {"testserver": "compiegne"}  # the tests' browser knocks at a town that has its own name
