"""Components of the screens: each module prepares what one template of `seuil/composants/` shows."""
