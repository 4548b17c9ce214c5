/** One model as it is shipped, before its file is written. */
export interface BuiltModel {
  /** The name that the readers ask for; the file is `<id>.onnx`. */
  readonly id: string;
  readonly use: string;
  readonly input: string;
  readonly output: string;
  readonly licence: string;
  readonly source: { readonly package: string; readonly version: string; readonly file: string };
  /** For recognisers: class `k` stands for character `k - 1`; class 0 is the CTC blank. */
  readonly charset?: readonly string[];
  readonly bytes: Uint8Array;
}
