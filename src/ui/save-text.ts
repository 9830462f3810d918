/** Lets the browser save a text as a file, where the person's downloads go. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken hold of the data once the click is over; not in the same turn in every browser.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
