import type { ExchangeEvidence } from '../evidence/evidence.ts';

/**
 * How sure a mark is: the product `names-itself` in a place that only it writes, or shows something `typical`, which it has by
 * default and another product may have as well.
 */
export type Strength = 'names-itself' | 'typical';

/** Where a mark was found, and what it was. Names and values are as evidence holds them. */
export interface MarkSeen {
  readonly place: 'field' | 'cookie' | 'challenge' | 'body' | 'redirect';
  /** Name of the field, cookie or scheme; empty for a body. */
  readonly name: string;
  /** The value of the field, the matched words; null where the name says it all. */
  readonly value: string | null;
  /** The version that the product tells; null when it does not. */
  readonly version: string | null;
}

export interface Mark {
  readonly strength: Strength;
  look(x: ExchangeEvidence): MarkSeen | null;
}

/** A response field that holds the product's name. The named group `version` is its version. */
export const namedInField = (name: string, value: RegExp): Mark => ({
  ...inField(name, value),
  strength: 'names-itself',
});

/** A response field that only this product writes, whatever is in it. */
export const ownField = (name: string): Mark => ({
  strength: 'names-itself',
  look: x =>
    x.response.seen && x.response.value.headerNames.includes(name) ? { ...seenAs('field', name), value: null } : null,
});

/** A response field that the product writes in this form by default. */
export const typicalField = (name: string, value: RegExp): Mark => ({ ...inField(name, value), strength: 'typical' });

/** Habits that mean something only together; what is shown is the first. */
export const together = (first: Mark, ...rest: readonly Mark[]): Mark => ({
  strength: first.strength,
  look: x => (rest.every(mark => mark.look(x) !== null) ? first.look(x) : null),
});

/** A cookie of this name, set by the answer or sent with the request. */
export const cookieNamed = (name: RegExp, strength: Strength = 'typical'): Mark => ({
  strength,
  look: x => {
    const set = x.response.seen ? x.response.value.setCookies : [];
    const sent = x.request.seen ? x.request.value.cookies : [];
    const cookie = [...set, ...sent].find(c => name.test(c.name));
    return cookie ? seenAs('cookie', cookie.name) : null;
  },
});

/** Words of the error page or message that the product writes by itself. */
export const bodySays = (text: RegExp, strength: Strength = 'typical', path: RegExp = /./): Mark => ({
  strength,
  look: x => {
    if (!x.body.seen) return null;
    for (const word of x.body.value.words) {
      const said = path.test(word.path || '-') ? text.exec(word.text) : null;
      if (said) return { ...seenAs('body', ''), value: said[0], version: said.groups?.version ?? null };
    }
    return null;
  },
});

/** A challenge of this scheme whose parameter has this value. */
export const challengeHas = (
  scheme: RegExp,
  param: string | null,
  value: RegExp,
  strength: Strength = 'typical',
): Mark => ({
  strength,
  look: x => {
    const all = x.response.seen ? (x.response.value.challenges?.challenges ?? []) : [];
    const found = all.find(
      c => scheme.test(c.scheme) && (param === null || c.params.some(p => p.name === param && value.test(p.value))),
    );
    if (!found) return null;
    const shown = found.params.find(p => p.name === param);
    return { ...seenAs('challenge', found.scheme), value: shown ? `${shown.name}="${shown.value}"` : null };
  },
});

/** A redirect to a path that only this product has. */
export const redirectsTo = (path: RegExp): Mark => ({
  strength: 'names-itself',
  look: x => {
    const to = x.redirectedTo?.path ?? '';
    return path.test(to) ? { ...seenAs('redirect', 'location'), value: to } : null;
  },
});

function inField(name: string, value: RegExp): Omit<Mark, 'strength'> {
  return {
    look: x => {
      const held = x.response.seen ? x.response.value.headers[name] : undefined;
      const match = held === undefined ? null : value.exec(held);
      return match && { ...seenAs('field', name), value: held ?? null, version: match.groups?.version ?? null };
    },
  };
}

const seenAs = (place: MarkSeen['place'], name: string): MarkSeen => ({ place, name, value: null, version: null });
