"""What a hand does on a page, told so that the next line never reads the page before."""

from collections.abc import Callable
from typing import Any

from tests.patience import attendre


def suivre(page: Any, cible: Any) -> None:
    """Press what loads a page (a selector or a locator), and wait until that page is there.

    A form is sent a little after the press: without the wait, what reads at once reads the page that leaves.
    """
    with page.expect_navigation():
        (page.locator(cible) if isinstance(cible, str) else cible).first.click()


def recharger(page: Any, vue: Callable[[], Any]) -> None:
    """Open a page again until what the worker does behind it is seen."""

    def relue() -> Any:
        page.reload()
        return vue()

    if not vue():
        attendre(relue, page.url, pas=0.25)
