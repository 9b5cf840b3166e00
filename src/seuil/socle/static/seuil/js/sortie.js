// "Quitter vite": leaves at once, and this page is no longer behind the Back button. Without this script, the link leaves.
document.addEventListener("click", (clic) => {
  const lien = clic.target.closest("a[data-sortie]");
  if (!lien) return;
  clic.preventDefault();
  document.body.hidden = true;
  window.location.replace(lien.href);
});
