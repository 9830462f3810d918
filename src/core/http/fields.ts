/**
 * Splits what one API entry calls a header value into the field values that were on the wire.
 *
 * Firefox's webRequest joins repeated `WWW-Authenticate` lines with "\n". A line feed can never be *inside* a field
 * value, so one that no blank follows is such a join. One that a blank follows is obs-fold (RFC 9112 §5.2): the same
 * field goes on.
 */
export function splitJoinedFields(value: string): string[] {
  const fields: string[] = [];
  let start = 0;
  for (let at = value.indexOf('\n'); at >= 0; at = value.indexOf('\n', at + 1)) {
    if (isBlank(value, at + 1) || value[at - 1] === '\r') continue;
    fields.push(value.slice(start, at));
    start = at + 1;
  }
  fields.push(value.slice(start));
  return fields;
}

/** Replaces every obs-fold by one space, as a recipient has to before it reads the value (RFC 9112 §5.2). */
export function unfold(value: string): { value: string; folded: boolean } {
  let out = '';
  let start = 0;
  for (let at = value.indexOf('\n'); at >= 0; at = value.indexOf('\n', at + 1)) {
    if (!isBlank(value, at + 1)) continue;
    let before = value[at - 1] === '\r' ? at - 1 : at;
    while (before > start && isBlank(value, before - 1)) before--;
    let after = at + 1;
    while (isBlank(value, after)) after++;
    out += `${value.slice(start, before)} `;
    start = after;
    at = after - 1;
  }
  return { value: out + value.slice(start), folded: start > 0 };
}

function isBlank(text: string, at: number): boolean {
  return text[at] === ' ' || text[at] === '\t';
}
