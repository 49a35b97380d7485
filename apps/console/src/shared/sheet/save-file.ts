/** Hands bytes to the browser as a file to keep. */
export function saveFile(name: string, content: Uint8Array | Blob): void {
  const blob = content instanceof Blob ? content : new Blob([new Uint8Array(content)]);
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
