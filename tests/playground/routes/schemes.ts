import { type Answer, type Ask, json, type Route } from '../http.ts';
import { issuerAnswer, issuerOf, samplePath, samples, type Workshop } from '../samples/index.ts';

/** Refuses whatever came, by the challenge of the sample that the path names. */
export const refusedSample: Route = ask => {
  const sample = samples.find(candidate => samplePath(candidate) === ask.url.pathname);
  if (!sample) return undefined;
  const challenges = sample.challenge({ ...workshopOf(ask), path: ask.url.pathname });
  return json(
    401,
    { error: 'sample_refused', error_description: `This address refuses everything, as ${sample.scheme} has it.` },
    challenges.map(value => ['WWW-Authenticate', value] as const),
  );
};

/** The issuer that signs the playground's tokens: its documents and its keys. */
export const issuer: Route = async (ask): Promise<Answer | undefined> => {
  const found = await issuerAnswer(ask.url, ask.state.issuer);
  return found ? json(200, found) : undefined;
};

export const workshopOf = (ask: Ask): Omit<Workshop, 'path'> => ({
  now: Math.floor(ask.now / 1000),
  origin: ask.url.origin,
  issuer: issuerOf(ask.url.origin),
  keys: ask.state.issuer,
});
