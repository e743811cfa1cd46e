/** How long a browser may take to start saving a file before its address is given back. */
const SAVING_MILLISECONDS = 60_000;

/** Offers a file to the reader under a name, as a download. */
export function offerFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVING_MILLISECONDS);
}
