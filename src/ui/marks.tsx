export type MarkName = 'refused' | 'accepted' | 'normal' | 'settling' | 'unseen';

/** A state as a shape: cross, disc, ring, broken ring. The word stands beside it, so readers skip the shape. */
export const Mark = ({ name }: { name: MarkName }) => (
  <svg class={`mark mark-${name}`} viewBox="0 0 12 12" aria-hidden="true">
    {SHAPES[name]}
  </svg>
);

const stroke = { fill: 'none', stroke: 'currentColor', 'stroke-linecap': 'round' } as const;

const SHAPES = {
  refused: <path d="M2.5 2.5l7 7m0-7l-7 7" {...stroke} stroke-width="2" />,
  accepted: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  normal: <circle cx="6" cy="6" r="4" {...stroke} stroke-width="1.6" />,
  settling: <circle cx="6" cy="6" r="4" {...stroke} stroke-width="1.8" stroke-dasharray="1.6 2.6" />,
  unseen: <circle cx="6" cy="6" r="4" {...stroke} stroke-width="1.8" stroke-dasharray="1.6 2.6" />,
} as const;

export type IconName =
  | 'clear'
  | 'copy'
  | 'back'
  | 'down'
  | 'export'
  | 'reload'
  | 'undo'
  | 'eye'
  | 'key'
  | 'zoom'
  | 'options'
  | 'pause'
  | 'resume'
  | 'up'
  | 'forth';

/** A small picture inside a button that also has words, or an accessible name. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
    <path d={PATHS[name]} {...stroke} stroke-width="1.5" stroke-linejoin="round" />
  </svg>
);

const PATHS: Readonly<Record<IconName, string>> = {
  clear: 'M7 1.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11zM3.2 3.2l7.6 7.6',
  copy: 'M4.5 4.5h7v8h-7zM9.5 4.5v-3h-7v8h2',
  back: 'M8.5 2.5L4 7l4.5 4.5',
  down: 'M7 2.5v8M3.5 7.5L7 11l3.5-3.5',
  export: 'M7 1.5v7M4 5.5l3 3l3-3M2 10v2.5h10V10',
  reload: 'M12 7a5 5 0 1 1-1.6-3.7M12 1.5v2.7H9.3',
  undo: 'M3 5.5h5.5a3.2 3.2 0 0 1 0 6.4H6M5.5 2.5L2.5 5.5l3 3',
  key: 'M4.5 11.5a3 3 0 1 0 0-6a3 3 0 0 0 0 6zM6.7 6.3L12 1.5M9.5 3.8l2 2',
  zoom: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9zM9.3 9.3l3.2 3.2M4 6h4M6 4v4',
  pause: 'M4.5 2.5v9M9.5 2.5v9',
  resume: 'M4 2.5l7.5 4.5L4 11.5z',
  up: 'M7 11.5v-8M3.5 6.5L7 3l3.5 3.5',
  forth: 'M5.5 2.5L10 7l-4.5 4.5',
  options:
    'M1.5 4h6M11 4h1.5M9.2 2.3a1.7 1.7 0 1 0 0 3.4a1.7 1.7 0 0 0 0-3.4zM12.5 10h-6M3 10H1.5M4.8 8.3a1.7 1.7 0 1 0 0 3.4a1.7 1.7 0 0 0 0-3.4z',
  eye: 'M1 7s2.2-4 6-4s6 4 6 4s-2.2 4-6 4s-6-4-6-4zM7 5.4a1.6 1.6 0 1 0 0 3.2a1.6 1.6 0 0 0 0-3.2z',
};

/** The icon's drawing without its ground, for empty views. */
export const Keyhole = () => (
  <svg class="notice-picture" viewBox="32 14 64 106" aria-hidden="true">
    <path d="M40 46a24 24 0 1 1 34 21.8q-10 4.7-10 14.2" fill="none" stroke="currentColor" stroke-width="16" />
    <path d="M56 88h16l12 28H44z" fill="currentColor" />
  </svg>
);
