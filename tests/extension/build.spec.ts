import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const DIST = path.resolve(import.meta.dirname, '../../dist');
const PERMISSIONS: Record<string, readonly string[]> = {
  chrome: [
    'alarms',
    'cookies',
    'declarativeNetRequestWithHostAccess',
    'storage',
    'webRequest',
    'webRequestAuthProvider',
  ],
  firefox: [
    'alarms',
    'contextualIdentities',
    'cookies',
    'declarativeNetRequestWithHostAccess',
    'storage',
    'webRequest',
    'webRequestBlocking',
  ],
};

for (const browser of ['chrome', 'firefox']) {
  const dir = path.join(DIST, browser);
  const manifest = () => JSON.parse(readFileSync(path.join(dir, 'manifest.json'), 'utf8'));

  test.describe(`The ${browser} build`, () => {
    test('asks for exactly the permissions that it uses', () => {
      expect([...manifest().permissions].sort()).toEqual(PERMISSIONS[browser]);
      expect(manifest().host_permissions).toEqual(['<all_urls>']);
      expect([...manifest().optional_permissions].sort()).toEqual(['browsingData', 'scripting']);
    });

    test('shows no file of its own to web pages and runs no script in them', () => {
      expect(manifest().web_accessible_resources ?? []).toEqual([]);
      expect(manifest().content_scripts ?? []).toEqual([]);
    });

    test('allows scripts and styles of its own only, and connections to what a click may ask', () => {
      const policy: string = manifest().content_security_policy.extension_pages;
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toMatch(/unsafe|\*/);
      // An issuer's keys are fetched on a click; nothing else may come from outside (docs/decisions/0006).
      const outside = policy.split(';').filter(directive => /https?:/.test(directive));
      expect(outside.map(directive => directive.trim())).toEqual(["connect-src 'self' https: http:"]);
    });

    test('has the pages at the places that outside tests rely on', () => {
      for (const page of ['src/panel/index.html', 'src/popup/index.html', 'src/options/index.html'])
        expect(existsSync(path.join(dir, page)), page).toBe(true);
    });

    test('has an icon of every size that the manifest names', () => {
      for (const icon of Object.values<string>(manifest().icons))
        expect(statSync(path.join(dir, icon)).size, icon).toBeGreaterThan(100);
    });

    test('builds no code from strings', () => {
      const scripts = readdirSync(dir, { recursive: true })
        .map(String)
        .filter(f => f.endsWith('.js'));
      expect(scripts.length).toBeGreaterThan(0);
      for (const script of scripts) {
        const code = readFileSync(path.join(dir, script), 'utf8');
        expect(code, script).not.toMatch(/\beval\(|new Function\(|document\.write\(/);
      }
    });
  });
}

test('Firefox is told that no data is collected', () => {
  const { gecko } = JSON.parse(
    readFileSync(path.join(DIST, 'firefox/manifest.json'), 'utf8'),
  ).browser_specific_settings;
  expect(gecko.data_collection_permissions).toEqual({ required: ['none'] });
  expect(Number.parseInt(gecko.strict_min_version, 10)).toBeGreaterThanOrEqual(140);
});
