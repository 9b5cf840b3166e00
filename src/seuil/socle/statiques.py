"""The static files as browsers ask for them: compressed once, under a name that changes with their content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class FichiersDuSite(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """What was never collected keeps its own name: a command draws a page without the site ever started."""

    manifest_strict = False

    def stored_name(self, name: str) -> str:
        """Return the name that carries the hash of the content; the plain one when nothing was collected."""
        nomme: str = self.hashed_files.get(self.hash_key(self.clean_name(name)), name)
        return nomme
