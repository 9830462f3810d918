import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** What the pointer, or the keyboard's focus, is on. CSS pixels within the drawing. */
export interface Pointed {
  readonly x: number;
  readonly y: number;
  readonly say: string;
}

/** A tip beside its mark, inside of the drawing's width. The mark's own name says the same, so readers skip it. */
export function Tip({ pointed, width }: { pointed: Pointed; width: number }) {
  const element = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(0);
  // Other words have another width.
  useLayoutEffect(() => setOwn(element.current?.offsetWidth ?? 0), [pointed.say, width]);
  const left = Math.min(Math.max(pointed.x - own / 2, 0), Math.max(width - own, 0));
  return (
    <div class="tip" ref={element} aria-hidden="true" style={{ left: `${left}px`, top: `${pointed.y + 12}px` }}>
      <bdi>{pointed.say}</bdi>
    </div>
  );
}
