import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCredentials } from '../../../src/core/http/credentials.ts';
import { describeCredential, SCHEME_DESCRIPTIONS, schemeFor } from '../../../src/core/schemes/index.ts';
import { SCHEMES } from '../../../src/core/standards/schemes.ts';
import { anyText } from '../http/any-text.ts';
import { explain, facts, mark } from './describe.ts';

describe('schemeFor', () => {
  it('answers for every registered scheme with a description of its own', () => {
    for (const { name } of SCHEMES.filter(scheme => scheme.registered)) {
      expect(
        SCHEME_DESCRIPTIONS.map(d => d.name),
        name,
      ).toContain(name);
      expect(schemeFor(name.toUpperCase()).name).toBe(name);
      expect(schemeFor(name)).toMatchObject({ known: true, registered: true, spec: expect.any(String) });
    }
  });

  it('answers for one that is known but has no file, and for one that nobody knows', () => {
    expect(schemeFor('DummyBasic')).toMatchObject({
      known: true,
      registered: false,
      browserSupport: { chrome: false },
    });
    expect(schemeFor('Nonsense')).toMatchObject({ known: false, name: 'Nonsense', spec: null });
    expect(explain('Nonsense a=b').asks).toContain('not registered');
    expect(schemeFor('x'.repeat(100_000)).name.length).toBeLessThan(100);
  });

  it('says of Basic, Digest, NTLM and Negotiate, and of no other, that browsers act on them', () => {
    const acting = SCHEME_DESCRIPTIONS.filter(d => d.browserSupport.chrome || d.browserSupport.firefox).map(
      d => d.name,
    );
    expect(acting.sort()).toEqual(['Basic', 'Digest', 'NTLM', 'Negotiate']);
  });

  it('lists each file of the folder', () => {
    const folder = new URL('../../../src/core/schemes/', import.meta.url);
    const index = readFileSync(new URL('index.ts', folder), 'utf8');
    const files = readdirSync(folder).filter(file =>
      /export default/.test(readFileSync(new URL(file, folder), 'utf8')),
    );
    expect(files.length).toBeGreaterThan(15);
    for (const file of files) expect(index).toContain(`'./${file}'`);
  });
});

describe('every scheme', () => {
  it.each(SCHEMES.map(scheme => [scheme.name] as const))('%s explains its challenge in sentences', name => {
    const { asks, params, notes } = explain(`${name} realm="a", error="b", unheard-of="c"`);
    expect(asks).toMatch(/^[A-Z].*\.$/);
    for (const { means } of params) expect(means).toMatch(/^[A-Z].*\.$/);
    for (const note of notes) expect(note).toMatch(/^[A-Z].*\.$/);
    expect(params.find(p => p.name === 'unheard-of')?.means).toMatch(/does not define/);
  });

  it.each(SCHEMES.map(scheme => [scheme.name] as const))('%s tells no secret of what was sent', name => {
    const secret = 'tOpS3cretS3cretS3cretS3cret';
    const pair = Buffer.from(`user:${secret}`).toString('base64');
    for (const rest of [
      secret,
      pair,
      `id="${secret}", mac="${secret}", nonce="${secret}"`,
      `username="${secret}", response="${secret}"`,
    ]) {
      const told = JSON.stringify(facts(`${name} ${rest}`));
      expect(told).not.toContain(secret);
      expect(told).not.toContain(pair);
    }
  });

  it.each(SCHEMES.map(scheme => [scheme.name] as const))('%s answers on any credential, as JSON', name => {
    fc.assert(
      fc.property(fc.oneof(anyText(), fc.base64String(), fc.string()), rest => {
        const described = describeCredential(parseCredentials(`${name} ${rest}`), mark, {
          method: 'GET',
          url: rest,
          header: () => rest,
        });
        expect(JSON.parse(JSON.stringify(described))).toEqual(described);
        explain(`${name} ${rest.replace(/[^A-Za-z0-9]/g, '')}x`);
      }),
      { numRuns: 40 },
    );
  });
});
