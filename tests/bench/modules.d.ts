declare module 'auth-header' {
  export function parse(header: string): {
    scheme: string;
    token: string | string[] | null;
    params: Record<string, unknown>;
  };
}
declare module 'www-authenticate' {
  interface Read {
    readonly scheme?: string;
    readonly parms?: Record<string, unknown>;
    readonly err?: unknown;
  }
  const www: { readonly parsers: { readonly WWW_Authenticate: new (header: string) => Read } };
  export default www;
}
