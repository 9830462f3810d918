import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutTimeline } from '../../../../src/present/timeline/layout.ts';
import { type Range, rangesOf } from '../../../../src/present/timeline/ranges.ts';
import { ticksOf } from '../../../../src/present/timeline/ticks.ts';
import { USE_SPACING } from '../../../../src/present/timeline/uses.ts';
import type { TimelineMark, TimelineUse } from '../../../../src/present/timeline/view.ts';
import { NOW, timelineOf, tokenWith } from './build.ts';

const widthOf = (text: string) => text.length * 7;
const width = fc.integer({ min: 160, max: 1400 });
const near = fc.integer({ min: -90_000_000, max: 90_000_000 }).map(d => NOW + d);
const moment = fc.oneof(near, fc.integer({ min: -8.64e15, max: 8.64e15 }));
const markOf = (kind: TimelineMark['kind']) =>
  fc
    .record({
      at: moment,
      label: fc.constantFrom('iat 10:00:00', 'exp 2026-03-04 10:00:00', 'iat, nbf, exp -9999-01-01 10:00:00'),
    })
    .map((m): TimelineMark => ({ ...m, kind, offLabel: 'exp in more than 9,999 years', say: m.label }));
const marks = fc
  .tuple(fc.uniqueArray(markOf('claim'), { maxLength: 3, selector: m => m.at }), markOf('local'), markOf('server'))
  .map(([claims, local, server]) => [...claims, local, server]);
const uses = fc
  .array(fc.record({ at: near, outcome: fc.constantFrom('accepted' as const, 'refused' as const, 'other' as const) }), {
    maxLength: 80,
  })
  .map(all =>
    all.map(
      (u, i): TimelineUse => ({
        ...u,
        id: `x${i}`,
        subject: i === 0,
        say: `use ${i}`,
        when: { short: 's', exact: 'e', iso: '' },
      }),
    ),
  );
const drawing = fc.tuple(marks, uses, width, fc.constantFrom('all' as const, 'now' as const)).map(([m, u, w, zoom]) => {
  const { ranges } = rangesOf({
    times: m.filter(x => x.kind === 'claim').map(x => x.at),
    clocks: [NOW],
    uses: u.map(x => x.at),
    now: NOW,
  });
  const [from, to] = [m[0]?.at ?? 0, m[1]?.at ?? 0];
  const valid = from < to ? { from, to } : null;
  return {
    marks: m,
    uses: u,
    width: w,
    layout: layoutTimeline({ marks: m, uses: u, valid, zone: 'UTC' }, ranges[zoom], w, widthOf),
  };
});

describe('The drawing, whatever the times and the width', () => {
  test('has no two labels that overlap, and none outside', () => {
    fc.assert(
      fc.property(drawing, ({ layout, width }) => {
        for (const labels of [layout.claims, layout.clocks]) {
          for (const [i, a] of labels.entries()) {
            expect(a.x).toBeGreaterThanOrEqual(0);
            expect(a.x + a.width).toBeLessThanOrEqual(width);
            expect(a.y).toBeGreaterThan(0);
            expect(a.y).toBeLessThan(layout.height);
            for (const b of labels.slice(i + 1)) {
              expect(a.lane !== b.lane || a.x + a.width <= b.x || b.x + b.width <= a.x).toBe(true);
            }
          }
        }
      }),
    );
  });

  test('has targets that are apart as WCAG asks, and each request in exactly one of them', () => {
    fc.assert(
      fc.property(drawing, ({ layout, uses, width }) => {
        const groups = layout.rows.flatMap(r => r.groups);
        expect(groups.reduce((sum, g) => sum + g.count, 0)).toBe(uses.length);
        for (const { groups } of layout.rows) {
          for (const [i, g] of groups.entries()) {
            expect(g.x).toBeGreaterThanOrEqual(USE_SPACING / 2);
            expect(g.x).toBeLessThanOrEqual(width - USE_SPACING / 2);
            const next = groups[i + 1];
            if (next) expect(next.x - g.x).toBeGreaterThanOrEqual(USE_SPACING - 1e-6);
          }
        }
      }),
    );
  });

  test('has every number finite, and the bar inside', () => {
    fc.assert(
      fc.property(drawing, ({ layout, width }) => {
        const numbers = JSON.stringify(layout, (_, v) => (typeof v === 'number' && !Number.isFinite(v) ? 'broken' : v));
        expect(numbers).not.toContain('broken');
        if (layout.bar) {
          expect(layout.bar.x).toBeGreaterThanOrEqual(0);
          expect(layout.bar.width).toBeGreaterThanOrEqual(0);
          expect(layout.bar.x + layout.bar.width).toBeLessThanOrEqual(width + 1e-6);
        }
      }),
    );
  });

  test('has ticks whose labels keep apart and stay inside', () => {
    fc.assert(
      fc.property(drawing, ({ layout, width }) => {
        for (const [i, t] of layout.ticks.entries()) {
          const half = widthOf(t.label) / 2;
          expect(t.x - half).toBeGreaterThanOrEqual(0);
          expect(t.x + half).toBeLessThanOrEqual(width);
          const next = layout.ticks[i + 1];
          if (next) expect(next.x - widthOf(next.label) / 2).toBeGreaterThan(t.x + half);
        }
      }),
    );
  });
});

describe('The drawing', () => {
  const bearer = (claims: object) => `Bearer ${tokenWith(claims)}`;
  const S = NOW / 1000;
  const drawn = (claims: object, zoom: 'all' | 'now', skew = 0) => {
    const view = timelineOf({ authorization: bearer(claims), skew });
    if (view === null) throw new Error('nothing to draw');
    return layoutTimeline(view, view.ranges[zoom], 700, widthOf);
  };

  test('shows what lies outside at its edge, with an arrow', () => {
    const { claims, bar } = drawn({ iat: S - 86_400, exp: S - 30 }, 'now');
    const iat = claims.find(c => c.text.includes('iat'));
    expect(iat).toMatchObject({ off: 'before', mark: 0, text: '← iat 1 d ago' });
    expect(bar).toMatchObject({ x: 0, openStart: true, openEnd: false });
  });

  test('puts the refused request right of the end when it was late', () => {
    const { claims, rows } = drawn({ iat: S - 3600, exp: S - 600 }, 'all');
    expect(rows[0]?.groups[0]?.x).toBeGreaterThan(claims.find(c => c.text.startsWith('exp'))?.mark ?? Number.NaN);
  });

  test('leads from the clock of this computer to that of the server', () => {
    const { skew } = drawn({ iat: S - 3600, exp: S + 600 }, 'all', 1_800_000);
    expect(skew?.to).toBeGreaterThan(skew?.from ?? Number.NaN);
    expect(drawn({ iat: S - 3600, exp: S + 600 }, 'all').skew).toBeNull();
  });

  test('has no valid stretch for a token that ends before it begins', () => {
    expect(drawn({ nbf: S + 60, exp: S - 60 }, 'all').bar).toBeNull();
  });
});

describe('Ticks', () => {
  test('are round moments of the reader’s zone', () => {
    const day: Range = { from: NOW - 40_000_000, to: NOW + 40_000_000 };
    expect(ticksOf(day, 'Asia/Kolkata', 6).map(t => t.label)).toEqual(['06:00', '12:00', '18:00', '00:00']);
  });

  test('name days over days, and seconds within a minute', () => {
    expect(ticksOf({ from: NOW, to: NOW + 5 * 86_400_000 }, 'UTC', 5).at(-1)?.label).toBe('2026-03-09');
    expect(ticksOf({ from: NOW, to: NOW + 9_000 }, 'UTC', 5).map(t => t.label)).toContain('10:00:02');
  });
});
