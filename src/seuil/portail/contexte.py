def enseigne(request): return {}
