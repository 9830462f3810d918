let context: CanvasRenderingContext2D | null = null;

/** How wide a text is drawn in bold in an element's font, in CSS pixels: no other weight is wider. */
export function textWidths(element: HTMLElement): (text: string) => number {
  context ??= document.createElement('canvas').getContext('2d');
  const { fontSize, fontFamily } = getComputedStyle(element);
  return text => {
    if (context === null) return text.length * Number.parseFloat(fontSize) * 0.7;
    context.font = `600 ${fontSize} ${fontFamily}`;
    return context.measureText(text).width;
  };
}
