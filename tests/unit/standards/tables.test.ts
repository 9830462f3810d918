import { describe, expect, it } from 'vitest';
import { CLAIMS, claimFacts, JOSE_HEADER } from '../../../src/core/standards/claims.ts';
import { CHALLENGE_ERRORS, SCHEMES, schemeFacts } from '../../../src/core/standards/schemes.ts';
import { SPECS, specOf } from '../../../src/core/standards/specs.ts';
import { STATUSES } from '../../../src/core/standards/statuses.ts';

describe('the tables of facts', () => {
  const named = [
    ...CLAIMS.map(claim => claim.spec),
    ...[...JOSE_HEADER.values()].map(member => member.spec),
    ...SCHEMES.map(scheme => scheme.spec),
    ...CHALLENGE_ERRORS.values(),
    ...[...STATUSES.values()].map(status => status.spec),
  ].filter(id => id !== null);

  it('name only specifications that exist', () => {
    for (const id of named) expect(specOf(id)?.url, id).toMatch(/^https:\/\//);
  });

  it('say where each specification is to be found', () => {
    for (const spec of SPECS.values()) {
      expect(URL.canParse(spec.url)).toBe(true);
      expect(spec.title).not.toBe('');
    }
    expect(specOf('rfc9110#15.5.2')).toEqual({
      id: 'rfc9110#15.5.2',
      title: 'RFC 9110, section 15.5.2',
      url: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.2',
    });
    expect(specOf('rfc1')).toBeUndefined();
  });

  it('hold all fourteen schemes of the registry, found in any case', () => {
    expect(SCHEMES.filter(scheme => scheme.registered)).toHaveLength(14);
    expect(schemeFacts('bEARER')?.name).toBe('Bearer');
    expect(schemeFacts('constructor')).toBeUndefined();
  });

  it('name nothing twice', () => {
    for (const names of [CLAIMS.map(c => c.name), SCHEMES.map(s => s.name.toLowerCase())]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('find a claim by its exact name only', () => {
    expect(claimFacts('exp')?.keep).toBe('time');
    expect(claimFacts('EXP')).toBeUndefined();
    expect(claimFacts('cnf.x5t#S256')).toBeDefined();
  });
});
