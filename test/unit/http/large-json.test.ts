import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLargeJson } from '../../../src/adapters/http-koa/body/large-json.ts';

const parse = (text: string): unknown => parseLargeJson(Buffer.from(text));

describe('parseLargeJson', () => {
  it('agrees with JSON.parse on every JSON, also with long strings of any content', () => {
    const longText = fc
      .tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.integer({ min: 1, max: 3_000 }))
      .map(([text, times]) => text.repeat(Math.ceil(times / text.length)));
    const values = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, fc.jsonValue({ maxDepth: 1 }), longText, tie('list'), tie('object')),
      list: fc.array(tie('value'), { maxLength: 4 }),
      object: fc.dictionary(fc.oneof(fc.string({ maxLength: 8 }), longText), tie('value'), { maxKeys: 4 }),
    })).value;
    fc.assert(
      fc.property(values, fc.boolean(), (value, spaced) => {
        const text = JSON.stringify(value, null, spaced ? 2 : 0);
        fc.pre(text.length < 50_000);
        expect(parse(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('reads strings whose slashes and quotes are escaped', () => {
    const picture = 'ab/cd+"\\'.repeat(1_000);
    const text = JSON.stringify({ image: picture, after: 'x' }).replaceAll('/', '\\/');
    expect(parse(text)).toEqual({ image: picture, after: 'x' });
  });

  const LONG = 'A'.repeat(5_000);
  for (const [name, text] of Object.entries({
    nothing: '',
    'a long string without its end': `{"image": "${LONG}`,
    'a long string whose end is escaped': `{"image": "${LONG}\\"}`,
    'a long string with a wrong escape': `{"image": "${LONG}\\x"}`,
    'two long strings side by side': `["${LONG}" "${LONG}"]`,
    'something after the end': `{"image": "${LONG}"} x`,
    'too much beside the long strings': `[${'1,'.repeat(40_000)}1]`,
    'too many short strings': `[${'"a",'.repeat(20_000)}"a"]`,
    'brackets without end': '['.repeat(100_000),
  }))
    it(`refuses ${name}`, () => {
      expect(() => parse(text)).toThrow(SyntaxError);
    });

  it('gives no way to reach one string through another', () => {
    const sneaky = { a: 'x'.repeat(2_000), b: '0', c: '00000000-0000-4000-8000-000000000000:0', d: ':0' };
    expect(parse(JSON.stringify(sneaky))).toEqual(sneaky);
  });

  it('keeps __proto__ an ordinary member', () => {
    const parsed = parse('{"__proto__": {"polluted": true}}') as object;
    expect(Object.hasOwn(parsed, '__proto__')).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
