/** What the parent asks of an engine process: one call at a time. */
export interface EngineCall<Request> {
  readonly call: number;
  readonly request: Request;
}

/** What an engine process answers. First comes `ready`, or `unstartable` before it ends. */
export type EngineReply<Answer> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unstartable'; readonly message: string }
  | { readonly kind: 'answer'; readonly call: number; readonly answer: Answer }
  | { readonly kind: 'fault'; readonly call: number; readonly message: string };

/** A picture on its way to an engine process: 8-bit RGB, row by row. */
export interface PictureRequest {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgb: Uint8Array;
}
