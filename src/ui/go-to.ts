/** Opens the section around the element of this id, and takes the reader there. */
export function goTo(id: string): void {
  const target = document.getElementById(id);
  const section = target?.closest('details');
  if (section) section.open = true;
  target?.scrollIntoView({ block: 'start' });
  target?.focus();
}
